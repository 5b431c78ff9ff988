import { useCallback } from 'react'
import { useDraft } from '../../kit/draft.ts'
import { useMe } from '../me.ts'
import { shelfOf } from '../sign-in/leave.ts'

/** The texts and choices of a form. They are kept on this device until sent or discarded, so that nothing typed is lost. */
export type Fields<K extends string> = {
  readonly isReady: boolean
  get(name: K): string
  set(name: K, value: string): void
  discard(): Promise<void>
}

/** Fields under a key, each a text; `first` holds what they begin with. */
export function useFields<K extends string>(key: string, first: Readonly<Record<K, string>>): Fields<K> {
  const draft = useDraft(`${shelfOf(useMe())}/${key}`, (raw) => textsOf(raw))
  const { value, change, discard } = draft
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
