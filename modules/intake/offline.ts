import { carriedBy } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import type { OfflineKind } from '../../platform/module.ts'
import { CARRIED_AFTER_CLOSING } from '../cases/index.ts'
import type { CarriedReport } from './contract.ts'
import { listCarriedReports, reportIdsOf } from './store.ts'

/** The words of the reports whose cases a phone carries. Not who said them: a phone can be lost. */
export const carriedReports: OfflineKind = {
  kind: 'report',
  subjects: {
    report: 'own',
    /** They come and go with their case. */
    case: (ctx, caseIds) => reportIdsOf(ctx.sql, ctx.tenant, caseIds),
  },
  all: (ctx, after, limit) => rows(ctx, { after, limit }),
  of: (ctx, ids) => rows(ctx, { ids }),
}

async function rows(ctx: Context, wanted: Parameters<typeof listCarriedReports>[4]): Promise<CarriedReport[]> {
  const since = new Date(ctx.now.getTime() - CARRIED_AFTER_CLOSING)
  const found = await listCarriedReports(ctx.sql, ctx.tenant, carriedBy(ctx.actor), since, wanted)
  return found.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    channel: row.channel,
    text: row.text,
    placeName: row.place_name,
    receivedAt: row.received_at.toISOString(),
    isSpoken: row.is_spoken,
    ...(row.closed_at ? { until: new Date(row.closed_at.getTime() + CARRIED_AFTER_CLOSING).toISOString() } : {}),
  }))
}
