import type { Away } from '../../../modules/people/contract.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { Speech } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { sayInCharge } from '../../kit/say-in-charge.ts'
import { CONSOLE } from '../words.ts'

/** Role and name of whoever is in charge; a vacant post says so. */
export function sayOwner(
  theCase: { ownerRole: string | null; ownerName: string | null; ownerAway?: Away | null },
  speech: Speech,
): string {
  const { t } = speech
  const role = wordFor(ROLE_WORDS, theCase.ownerRole)
  const name = sayInCharge(theCase.ownerName, theCase.ownerAway, speech) ?? (role ? t(CONSOLE.vacantMark) : null)
  return [role ? t(role) : null, name].filter(Boolean).join(' ')
}
