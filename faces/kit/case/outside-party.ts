import type { CaseView } from '../../../modules/cases/contract.ts'

const OUTSIDE: readonly CaseView['parties'][number]['as'][] = ['reporter', 'on_behalf', 'follower']

/** Somebody outside the staff, who waits for the answer. */
export function isOutsideParty(as: CaseView['parties'][number]['as']): boolean {
  return OUTSIDE.includes(as)
}
