import { anyOf, anyone, butNot, type Rule, relation, role } from '../../platform/pure/access.ts'

/**
 * How an actor can stand to a request or offer: `asker` needs the help, `giver` offers it, `enterer` typed it for somebody, `helper` has
 * accepted.
 */
export const RELATIONS = ['asker', 'giver', 'enterer', 'helper'] as const
export type Relation = (typeof RELATIONS)[number]

const onTheGround = role(
  'micro_grid_member',
  'building_lead',
  'floor_lead',
  'ordinary_grid_lead',
  'dedicated_grid_liaison',
  'committee_member',
)
const leads = role('main_grid_lead', 'community_officer', 'desk_officer', 'subdistrict_officer')
const staff = anyOf(onTheGround, leads)
const theirs = relation('asker', 'enterer')

/** Who may do what; what is out of sight is not found before this is asked. */
export const ACCESS = {
  ask: anyone,
  offer: anyone,
  /** For somebody who has no phone, or cannot: over the grid. */
  enter: staff,
  invite: theirs,
  accept: butNot(anyone, 'asker'),
  giveBack: relation('helper'),
  sayDone: relation('asker', 'enterer', 'helper'),
  thank: theirs,
  withdraw: theirs,
  keepOpen: theirs,
  withdrawOffer: relation('giver', 'enterer'),
  report: butNot(anyone, 'asker', 'giver', 'enterer'),
  judge: leads,
  fitting: anyOf(theirs, leads),
  revealContact: relation('asker', 'enterer', 'helper'),
  /** Of either side, by duty. */
  revealAny: leads,
  desk: staff,
  figures: anyOf(leads, role('ordinary_grid_lead')),
} as const satisfies Record<string, Rule>
