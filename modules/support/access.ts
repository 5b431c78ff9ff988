import { anyOf, type Rule, relation, role, system } from '../../platform/pure/access.ts'
import { ROLES } from '../people/contract.ts'

/** `self` is the supporter himself; `asker` and `supporter` are the two of one conversation. */
export const RELATIONS = ['self', 'asker', 'supporter'] as const

/** The street asks people to be supporters; it reads no word of what is said. */
const street = anyOf(role('subdistrict_officer', 'district_officer'), system)
/** Whoever serves in a post, whatever it is. */
const members = role(...ROLES)

export const ACCESS = {
  askSupporter: street,
  agree: relation('self'),
  endSupporter: anyOf(relation('self'), street),
  talkTo: members,
  say: relation('asker', 'supporter'),
  withdraw: relation('asker'),
  supporters: anyOf(members, system),
  conversation: relation('asker', 'supporter'),
} as const satisfies Record<string, Rule>
