import { useCallback } from 'react'
import { useDraft } from './draft.ts'

/** The texts and choices of a form. They are kept on this device until sent or discarded, so that nothing typed is lost. */
export type Fields<K extends string> = {
  readonly isReady: boolean
  get(name: K): string
  set(name: K, value: string): void
  discard(): Promise<void>
}

/** Fields under a key of the shelf, each a text; `first` holds what they begin with. */
export function useFieldsAt<K extends string>(key: string, first: Readonly<Record<K, string>>): Fields<K> {
  const { value, change, discard } = useDraft(key, textsOf)
  const set = useCallback((name: K, text: string) => change((now) => ({ ...now, [name]: text })), [change])
  return {
    isReady: value !== undefined,
    get: (name) => value?.[name] ?? first[name],
    set,
    discard,
  }
}

/** What lies on the shelf, as far as it is texts. */
function textsOf(raw: unknown): Readonly<Record<string, string>> {
  if (typeof raw !== 'object' || raw === null) return {}
  return Object.fromEntries(Object.entries(raw).filter(([, text]) => typeof text === 'string'))
}
