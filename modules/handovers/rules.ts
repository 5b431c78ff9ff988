/** So long the two have to sign; then it is with the lead. */
export const SIGN_DAYS = 3

/** What of a hand-over decides. */
export type Standing = {
  readonly state: 'open' | 'passed' | 'cancelled'
  readonly giverSignedAt: Date | null
  readonly receiverSignedAt: Date | null
  readonly refusedAt: Date | null
  readonly dueAt: Date
}

/** Whether it is the lead's to settle: refused, or not signed by both in time. */
export function isWithLead({ state, refusedAt, dueAt }: Standing, now: Date): boolean {
  return state === 'open' && (refusedAt !== null || dueAt.getTime() <= now.getTime())
}

/** Whether this side may sign now: not yet signed, and nobody has refused. Late is not too late while the lead has not decided. */
export function maySign(one: Standing, side: 'giver' | 'receiver'): boolean {
  const signed = side === 'giver' ? one.giverSignedAt : one.receiverSignedAt
  return one.state === 'open' && one.refusedAt === null && signed === null
}

/** Both names stand under it. */
export function isSigned(one: Pick<Standing, 'giverSignedAt' | 'receiverSignedAt'>): boolean {
  return one.giverSignedAt !== null && one.receiverSignedAt !== null
}
