import { useLanguage } from '../../kit/language.ts'
import { useSteadyRead } from '../reads.ts'

/** The name of a category by its code, in the language on screen; null while the catalogue is not there, or without such a code. */
export function useCategories(): (code: string) => string | null {
  const { pick } = useLanguage()
  const { data } = useSteadyRead('routing.categories', {})
  return (code) => {
    const found = data?.leaves.find((leaf) => leaf.code === code)
    return found ? pick(found.nameZh, found.nameEn) : null
  }
}
