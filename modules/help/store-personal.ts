import type { Sql } from '../../platform/db/connect.ts'
import type { OfferRow, RequestRow } from './store.ts'

/** What somebody helps with and has not done is open again for others. */
export async function leaveRequestsOf(sqlOn: Sql, tenant: number, personId: string): Promise<RequestRow[]> {
  return sqlOn.raw<RequestRow>(
    `UPDATE help_requests SET state = 'open', helper_person_id = NULL, helper_shown = NULL, accepted_at = NULL,
       said_done_by_person_id = NULL, said_done_at = NULL, returns = returns + 1, next_step_at = ends_at
     WHERE tenant_id = $1 AND helper_person_id = $2 AND state IN ('accepted', 'said_done') RETURNING *`,
    [tenant, personId],
  )
}

/** Ends what somebody asked for and deletes her words everywhere. @returns those that were open */
export async function endRequestsOf(sqlOn: Sql, tenant: number, personId: string, now: Date): Promise<RequestRow[]> {
  const open = await sqlOn.raw<RequestRow>(
    `UPDATE help_requests SET state = 'withdrawn', slot = NULL, ended_at = $3, next_step_at = NULL
     WHERE tenant_id = $1 AND asker_person_id = $2 AND ended_at IS NULL RETURNING *`,
    [tenant, personId, now],
  )
  await sqlOn.raw(
    `UPDATE help_requests SET text = NULL, text_salt = NULL, asker_shown = NULL, thanks = NULL, thanks_salt = NULL
     WHERE tenant_id = $1 AND asker_person_id = $2`,
    [tenant, personId],
  )
  await sqlOn.raw(`UPDATE help_requests SET helper_shown = NULL WHERE tenant_id = $1 AND helper_person_id = $2`, [
    tenant,
    personId,
  ])
  return open
}

/** The same of what somebody offered. */
export async function endOffersOf(sqlOn: Sql, tenant: number, personId: string, now: Date): Promise<OfferRow[]> {
  const open = await sqlOn.raw<OfferRow>(
    `UPDATE help_offers SET state = 'withdrawn', slot = NULL, ended_at = $3, next_step_at = NULL
     WHERE tenant_id = $1 AND giver_person_id = $2 AND state = 'open' RETURNING *`,
    [tenant, personId, now],
  )
  await sqlOn.raw(
    `UPDATE help_offers SET text = NULL, text_salt = NULL, giver_shown = NULL WHERE tenant_id = $1 AND giver_person_id = $2`,
    [tenant, personId],
  )
  return open
}
