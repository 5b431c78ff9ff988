import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { Speech } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { CONSOLE } from '../words.ts'

/** Role and name of whoever is in charge; a vacant post says so. */
export function sayOwner(theCase: { ownerRole: string | null; ownerName: string | null }, { t }: Speech): string {
  const role = wordFor(ROLE_WORDS, theCase.ownerRole)
  const name = theCase.ownerName ?? (role ? t(CONSOLE.vacantMark) : null)
  return [role ? t(role) : null, name].filter(Boolean).join(' ')
}
