import { useSyncExternalStore } from 'react'

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}

/** Room for a list and a case side by side. */
export const useSplit = () => useMedia('(min-width: 1100px)')
/** A phone: lists become cards, navigation moves to the bottom. */
export const usePhone = () => useMedia('(max-width: 767px)')
