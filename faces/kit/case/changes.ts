import type { CaseView } from '../../../modules/cases/contract.ts'

/** What of a case may change under somebody's hands, as compared by people. */
export const WATCHED = [
  'state',
  'categoryCode',
  'nature',
  'tier',
  'priority',
  'owner',
  'handlerName',
  'dueAt',
  'placeName',
  'openQuestion',
  'answer',
] as const
export type Watched = (typeof WATCHED)[number]
export type Change = { readonly what: Watched; readonly from: string | null; readonly to: string | null }

type Seen = Pick<CaseView, Exclude<Watched, 'owner'> | 'ownerRole' | 'ownerName' | 'version'>

/** What is different now. Values are as in the view; the owner is `role|name`. Nothing when only notes were added. */
export function changesBetween(seen: Seen, now: Seen): Change[] {
  return WATCHED.map((what) => ({ what, from: valueIn(seen, what), to: valueIn(now, what) })).filter(
    (change) => change.from !== change.to,
  )
}

/** What happened since somebody looked: the entries that he had not seen, in their order. Nothing while it is not known what he saw. */
export function happenedSince<Entry extends { readonly id: string }>(
  known: ReadonlySet<string> | null,
  entries: readonly Entry[],
): readonly Entry[] {
  return known === null ? [] : entries.filter(({ id }) => !known.has(id))
}

function valueIn(theCase: Seen, what: Watched): string | null {
  if (what !== 'owner') return theCase[what]
  return theCase.ownerRole === null ? null : `${theCase.ownerRole}|${theCase.ownerName ?? ''}`
}
