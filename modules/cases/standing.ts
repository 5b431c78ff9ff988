import type { CaseView } from './contract.ts'
import type { CarriedCaseRow, CarriedRow } from './store/carried.ts'

/** Where a case stands, as far as its row and its clocks say: the same on a screen and on a phone. */
export type Standing = Pick<
  CaseView,
  | 'communityId'
  | 'lng'
  | 'lat'
  | 'answer'
  | 'reporterVerdict'
  | 'rating'
  | 'returnCount'
  | 'reopenCount'
  | 'request'
  | 'handleUnit'
  | 'arbitratedAt'
  | 'extendedAt'
  | 'deferredAt'
  | 'assignedAt'
  | 'claimedAt'
  | 'resolvedAt'
  | 'answeredAt'
  | 'clocks'
>

export function standingOf({ row, clocks }: Pick<CarriedCaseRow<CarriedRow>, 'row' | 'clocks'>): Standing {
  return {
    communityId: row.community_id,
    lng: row.lng,
    lat: row.lat,
    answer: row.answer,
    reporterVerdict: row.reporter_verdict,
    rating: row.rating,
    returnCount: row.return_count,
    reopenCount: row.reopen_count,
    request:
      row.request_kind === null
        ? null
        : {
            kind: row.request_kind as 'extend',
            value: row.request_value ?? 0,
            reason: row.request_reason === '' ? null : row.request_reason,
          },
    handleUnit: clocks.find((clock) => clock.kind === 'handle')?.limit.unit ?? null,
    arbitratedAt: iso(row.arbitrated_at),
    extendedAt: iso(row.extended_at),
    deferredAt: iso(row.deferred_at),
    assignedAt: iso(row.assigned_at),
    claimedAt: iso(row.claimed_at),
    resolvedAt: iso(row.resolved_at),
    answeredAt: iso(row.answered_at),
    clocks: clocks.map((clock) => ({
      kind: clock.kind,
      startedAt: clock.startedAt.toISOString(),
      dueAt: clock.dueAt.toISOString(),
      pausedAt: iso(clock.pausedAt),
      stoppedAt: iso(clock.stoppedAt),
    })),
  }
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
