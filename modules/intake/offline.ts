import { momentOf } from '../../platform/db/moments.ts'
import type { OfflineKind } from '../../platform/module.ts'
import { type Carried, carriedAmong, carriedIn, untilOf } from '../cases/index.ts'
import type { CarriedReport } from './contract.ts'
import { type CarriedReportRow, reportIdsOf, reportsByIds, reportsOfCases } from './store.ts'

/** The words of the reports whose cases a phone carries. Not who said them: a phone can be lost. */
export const carriedReports: OfflineKind = {
  kind: 'report',
  subjects: {
    report: 'own',
    /** They come and go with their case. */
    case: (ctx, caseIds) => reportIdsOf(ctx.sql, ctx.tenant, caseIds),
  },
  all: async (ctx, after, limit) => {
    const cases = await carriedIn(ctx)
    if (cases.length === 0) return []
    const ids = cases.map(({ id }) => id)
    return rows(await reportsOfCases(ctx.sql, ctx.tenant, ids, { after, limit }), cases)
  },
  of: async (ctx, ids) => {
    const found = await reportsByIds(ctx.sql, ctx.tenant, ids)
    const caseIds = found.map((row) => row.case_id)
    return rows(found, await carriedAmong(ctx, caseIds))
  },
}

function rows(found: readonly CarriedReportRow[], cases: readonly Carried[]): CarriedReport[] {
  const caseOf = new Map(cases.map((one) => [one.id, one]))
  return found.flatMap((row) => {
    const theCase = caseOf.get(row.case_id)
    if (!theCase) return []
    return Object.assign(
      {
        id: row.id,
        caseId: row.case_id,
        channel: row.channel,
        text: row.text,
        placeName: row.place_name,
        receivedAt: momentOf(row.received_at).toISOString(),
        isSpoken: row.is_spoken,
      },
      untilOf(theCase),
    )
  })
}
