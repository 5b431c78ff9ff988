import { type Fields, useFieldsAt } from '../../kit/use-fields.ts'
import { useMe } from '../me.ts'
import { shelfOf } from '../sign-in/leave.ts'

export type { Fields }

/** The fields of a form under a key, kept among this person's unsent texts. */
export function useFields<K extends string>(key: string, first: Readonly<Record<K, string>>): Fields<K> {
  return useFieldsAt(`${shelfOf(useMe())}/${key}`, first)
}
