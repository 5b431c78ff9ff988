import type { Selectable, Updateable } from 'kysely'
import type { Sight } from '../../platform/access.ts'
import type { Sql } from '../../platform/db/connect.ts'
import type { HelpOffers, HelpRequests } from '../../platform/db/schema.ts'
import { NotFound } from '../../platform/pure/refusals.ts'

export type RequestRow = Selectable<HelpRequests>
export type OfferRow = Selectable<HelpOffers>
export type RequestChange = Updateable<HelpRequests>
export type OfferChange = Updateable<HelpOffers>

/** The slots that a person's open requests take. */
export async function takenRequestSlots(sqlOn: Sql, tenant: number, personId: string): Promise<number[]> {
  const rows = await sqlOn.q
    .selectFrom('help_requests')
    .select('slot')
    .where('tenant_id', '=', tenant)
    .where('asker_person_id', '=', personId)
    .where('slot', 'is not', null)
    .execute()
  return rows.flatMap((row) => row.slot ?? [])
}

export async function takenOfferSlots(sqlOn: Sql, tenant: number, personId: string): Promise<number[]> {
  const rows = await sqlOn.q
    .selectFrom('help_offers')
    .select('slot')
    .where('tenant_id', '=', tenant)
    .where('giver_person_id', '=', personId)
    .where('slot', 'is not', null)
    .execute()
  return rows.flatMap((row) => row.slot ?? [])
}

export type NewRequest = Pick<
  RequestRow,
  | 'id'
  | 'community_id'
  | 'grid_id'
  | 'kind'
  | 'text'
  | 'text_salt'
  | 'from_date'
  | 'until_date'
  | 'day_part'
  | 'ends_at'
  | 'asker_person_id'
  | 'asker_shown'
  | 'entered_by_person_id'
  | 'slot'
  | 'asked_at'
>

export async function insertRequest(sqlOn: Sql, tenant: number, one: NewRequest): Promise<void> {
  await sqlOn.q
    .insertInto('help_requests')
    .values({ tenant_id: tenant, ...one, state: 'open', returns: 0, next_step_at: one.ends_at })
    .execute()
}

export type NewOffer = Omit<
  OfferRow,
  'tenant_id' | 'state' | 'ended_at' | 'hidden_at' | 'hidden_reason' | 'hidden_by_person_id' | 'hidden_case_id'
>

export async function insertOffer(sqlOn: Sql, tenant: number, one: NewOffer): Promise<void> {
  await sqlOn.q
    .insertInto('help_offers')
    .values({ tenant_id: tenant, ...one, state: 'open' })
    .execute()
}

/**
 * A request in sight, locked: of one's own, helped by or offered to oneself, in a grid in sight of staff, or on the board of the community
 * whose printed code one stands before. @throws NotFound
 */
export async function lockRequest(
  sqlOn: Sql,
  tenant: number,
  requestId: string,
  sight: Sight,
  communityId: string | null,
): Promise<RequestRow> {
  return findRequest(sqlOn, tenant, requestId, sight, communityId, true)
}

/** The same, not locked. @throws NotFound */
export async function getRequest(sqlOn: Sql, tenant: number, requestId: string, sight: Sight): Promise<RequestRow> {
  return findRequest(sqlOn, tenant, requestId, sight, null, false)
}

async function findRequest(
  sqlOn: Sql,
  tenant: number,
  requestId: string,
  sight: Sight,
  communityId: string | null,
  isLocked: boolean,
): Promise<RequestRow> {
  const rows = await sqlOn.prepared<RequestRow>(
    isLocked ? 'lock_help_request' : 'get_help_request',
    `SELECT r.* FROM help_requests r WHERE r.tenant_id = $1 AND r.id = $2
       AND ($3::uuid[] IS NULL OR r.grid_id = ANY($3::uuid[])
         OR r.asker_person_id = $4 OR r.helper_person_id = $4 OR r.entered_by_person_id = $4
         OR (r.community_id = $5 AND r.hidden_at IS NULL)
         OR EXISTS (SELECT 1 FROM help_invites i JOIN help_offers o ON o.tenant_id = i.tenant_id AND o.id = i.offer_id
           WHERE i.tenant_id = $1 AND i.request_id = r.id AND (o.giver_person_id = $4 OR o.entered_by_person_id = $4) AND o.state = 'open'))
     ${isLocked ? 'FOR UPDATE OF r' : ''}`,
    [tenant, requestId, sight.grids ?? null, sight.personId, communityId],
  )
  if (rows.length === 0) throw new NotFound('help_request')
  return rows[0]
}

/** An offer in sight, locked. @throws NotFound */
export async function lockOffer(
  sqlOn: Sql,
  tenant: number,
  offerId: string,
  sight: Sight,
  communityId: string | null,
): Promise<OfferRow> {
  const rows = await sqlOn.prepared<OfferRow>(
    'lock_help_offer',
    `SELECT o.* FROM help_offers o WHERE o.tenant_id = $1 AND o.id = $2
       AND ($3::uuid[] IS NULL OR o.grid_id = ANY($3::uuid[]) OR o.giver_person_id = $4 OR o.entered_by_person_id = $4
         OR (o.community_id = $5 AND o.hidden_at IS NULL))
     FOR UPDATE OF o`,
    [tenant, offerId, sight.grids ?? null, sight.personId, communityId],
  )
  if (rows.length === 0) throw new NotFound('help_offer')
  return rows[0]
}

export async function saveRequest(sqlOn: Sql, tenant: number, requestId: string, change: RequestChange): Promise<void> {
  await sqlOn.q
    .updateTable('help_requests')
    .set(change)
    .where('tenant_id', '=', tenant)
    .where('id', '=', requestId)
    .execute()
}

export async function saveOffer(sqlOn: Sql, tenant: number, offerId: string, change: OfferChange): Promise<void> {
  await sqlOn.q
    .updateTable('help_offers')
    .set(change)
    .where('tenant_id', '=', tenant)
    .where('id', '=', offerId)
    .execute()
}

/** The offers that were asked to look at a request. */
export async function invitedOffers(sqlOn: Sql, tenant: number, requestId: string): Promise<string[]> {
  const rows = await sqlOn.q
    .selectFrom('help_invites')
    .select('offer_id')
    .where('tenant_id', '=', tenant)
    .where('request_id', '=', requestId)
    .execute()
  return rows.map((row) => row.offer_id)
}

export async function insertInvite(
  sqlOn: Sql,
  tenant: number,
  requestId: string,
  offerId: string,
  at: Date,
): Promise<void> {
  await sqlOn.q
    .insertInto('help_invites')
    .values({ tenant_id: tenant, request_id: requestId, offer_id: offerId, invited_at: at })
    .execute()
}

/** How a person wants to be called in her newest open offer; null when in none. */
export async function shownInOffers(sqlOn: Sql, tenant: number, personId: string): Promise<string | null> {
  const row = await sqlOn.q
    .selectFrom('help_offers')
    .select('giver_shown')
    .where('tenant_id', '=', tenant)
    .where('giver_person_id', '=', personId)
    .where('state', '=', 'open')
    .orderBy('offered_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.giver_shown ?? null
}

/** How often a person has reported something as improper since a moment. */
export async function countReports(sqlOn: Sql, tenant: number, personId: string, since: Date): Promise<number> {
  const rows = await sqlOn.prepared<{ n: number }>(
    'count_help_reports',
    `SELECT ((SELECT count(*) FROM help_requests WHERE tenant_id = $1 AND hidden_by_person_id = $2 AND hidden_at >= $3)
       + (SELECT count(*) FROM help_offers WHERE tenant_id = $1 AND hidden_by_person_id = $2 AND hidden_at >= $3))::int AS n`,
    [tenant, personId, since],
  )
  return rows[0].n
}

/** Tenants in which the time of a request or offer has come. */
export const DUE = `SELECT tenant_id FROM help_requests WHERE next_step_at <= $1 UNION SELECT tenant_id FROM help_offers WHERE next_step_at <= $1`

/** Requests whose time has come, locked; those that another sweep holds are passed over. */
export async function takeDueRequests(sqlOn: Sql, tenant: number, now: Date, limit: number): Promise<RequestRow[]> {
  return sqlOn.prepared<RequestRow>(
    'take_due_help_requests',
    `SELECT * FROM help_requests WHERE tenant_id = $1 AND next_step_at <= $2 ORDER BY next_step_at LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [tenant, now, limit],
  )
}

export async function takeDueOffers(sqlOn: Sql, tenant: number, now: Date, limit: number): Promise<OfferRow[]> {
  return sqlOn.prepared<OfferRow>(
    'take_due_help_offers',
    `SELECT * FROM help_offers WHERE tenant_id = $1 AND next_step_at <= $2 ORDER BY next_step_at LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [tenant, now, limit],
  )
}

/** Who is who in a request and in an offer, whoever asks. */
export async function newsOf(
  sqlOn: Sql,
  tenant: number,
  requestId: string,
  offerId: string | null,
): Promise<
  | {
      gridId: string
      communityId: string
      askerId: string
      askedById: string | null
      helperId: string | null
      giverId: string | null
      givenById: string | null
    }
  | undefined
> {
  const [row] = await sqlOn.kept(
    sqlOn.q
      .selectFrom('help_requests as r')
      .leftJoin('help_offers as o', (join) => join.onRef('o.tenant_id', '=', 'r.tenant_id').on('o.id', '=', offerId))
      .select([
        'r.grid_id as gridId',
        'r.community_id as communityId',
        'r.asker_person_id as askerId',
        'r.entered_by_person_id as askedById',
        'r.helper_person_id as helperId',
        'o.giver_person_id as giverId',
        'o.entered_by_person_id as givenById',
      ])
      .where('r.tenant_id', '=', tenant)
      .where('r.id', '=', requestId),
  )
  return row
}
