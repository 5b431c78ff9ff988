import { ROLE_WORDS } from '../../modules/people/words.ts'
import type { Word } from '../../platform/pure/words.ts'
import type { Speech } from './language.ts'

const known: Readonly<Record<string, Word | undefined>> = ROLE_WORDS

/** A role as people call it; a role without a word is said as it came. */
export function roleName(role: string, { t }: Speech): string {
  const word = known[role]
  return word ? t(word) : role
}

/** Who has it: «微网格员 王芳», or the role alone when the post is vacant or the name is not public. */
export function ownerName(role: string | null, name: string | null, speech: Speech): string {
  return [role ? roleName(role, speech) : '', name ?? ''].filter(Boolean).join(' ')
}
