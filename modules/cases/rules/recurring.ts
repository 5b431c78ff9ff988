/** When matters of one kind at one place are more than chance: so many within so many metres (or in one building) in so many days. */
export const RECURRING = { times: 3, metres: 50, days: 90 } as const

/** One occurrence near a case, of its kind. */
export type Occurrence = {
  readonly id: string
  readonly metres: number | null
  readonly isSameBuilding: boolean
  readonly reportedAt: Date
}

const DAY_MS = 86_400_000

/**
 * The occurrences of the fullest stretch of 90 days that holds the case itself, oldest first.
 * @param all occurrences of the same four-digit class around the case, itself among them
 */
export function occurrencesOf<O extends Occurrence>(caseId: string, all: readonly O[]): O[] {
  const near = all
    .filter((one) => one.id === caseId || one.isSameBuilding || (one.metres !== null && one.metres <= RECURRING.metres))
    .sort((a, b) => a.reportedAt.getTime() - b.reportedAt.getTime() || (a.id < b.id ? -1 : 1))
  const stretches = near
    .map(({ reportedAt: first }) =>
      near.filter(
        ({ reportedAt }) => reportedAt >= first && reportedAt.getTime() - first.getTime() <= RECURRING.days * DAY_MS,
      ),
    )
    .filter((stretch) => stretch.some((one) => one.id === caseId))
  return stretches.reduce((best, one) => (one.length > best.length ? one : best), [])
}

/** Whether so many are a problem with one root. */
export function isRecurring(occurrences: readonly unknown[]): boolean {
  return occurrences.length >= RECURRING.times
}
