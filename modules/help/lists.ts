import type { Sight } from '../../platform/access.ts'
import type { Sql } from '../../platform/db/connect.ts'
import type { DeskList, HelpKind } from './contract/names.ts'
import type { OfferRow, RequestRow } from './store.ts'

/** Open requests of a community that its board shows, those that end first before the others. */
export async function boardRequests(
  sqlOn: Sql,
  tenant: number,
  communityId: string,
  limit: number,
): Promise<RequestRow[]> {
  return sqlOn.prepared<RequestRow>(
    'help_board_requests',
    `SELECT * FROM help_requests WHERE tenant_id = $1 AND community_id = $2 AND state = 'open' AND hidden_at IS NULL
     ORDER BY ends_at, id LIMIT $3`,
    [tenant, communityId, limit],
  )
}

/** Open offers of a community, newest first; `kind`: only those that help with it. */
export async function openOffers(
  sqlOn: Sql,
  tenant: number,
  communityId: string,
  kind: HelpKind | null,
  limit: number,
): Promise<OfferRow[]> {
  return sqlOn.prepared<OfferRow>(
    'help_open_offers',
    `SELECT * FROM help_offers WHERE tenant_id = $1 AND community_id = $2 AND state = 'open' AND hidden_at IS NULL
       AND ($3::text IS NULL OR $3 = ANY(kinds)) ORDER BY offered_at DESC, id LIMIT $4`,
    [tenant, communityId, kind, limit],
  )
}

/** Requests with which a person has to do, newest first: needs, entered, helps with, or was asked to look at while they are open. */
export async function requestsOf(sqlOn: Sql, tenant: number, personId: string, limit: number): Promise<RequestRow[]> {
  return sqlOn.prepared<RequestRow>(
    'help_requests_of',
    `SELECT r.* FROM help_requests r WHERE r.tenant_id = $1 AND r.id IN (
       SELECT id FROM help_requests WHERE tenant_id = $1 AND asker_person_id = $2
       UNION SELECT id FROM help_requests WHERE tenant_id = $1 AND helper_person_id = $2
       UNION SELECT id FROM help_requests WHERE tenant_id = $1 AND entered_by_person_id = $2
       UNION SELECT i.request_id FROM help_offers o JOIN help_invites i ON i.tenant_id = o.tenant_id AND i.offer_id = o.id
         JOIN help_requests q ON q.tenant_id = i.tenant_id AND q.id = i.request_id
         WHERE o.tenant_id = $1 AND (o.giver_person_id = $2 OR o.entered_by_person_id = $2) AND o.state = 'open' AND q.state = 'open' AND q.hidden_at IS NULL)
     ORDER BY (r.ended_at IS NOT NULL), r.asked_at DESC, r.id LIMIT $3`,
    [tenant, personId, limit],
  )
}

/** Offers that a person made or entered, open ones first. */
export async function offersOf(sqlOn: Sql, tenant: number, personId: string, limit: number): Promise<OfferRow[]> {
  return sqlOn.prepared<OfferRow>(
    'help_offers_of',
    `SELECT * FROM help_offers WHERE tenant_id = $1 AND (giver_person_id = $2 OR entered_by_person_id = $2)
     ORDER BY (ended_at IS NOT NULL), offered_at DESC, id LIMIT $3`,
    [tenant, personId, limit],
  )
}

export type OnDesk<Row> = Row & { caseNumber: string | null }

/** Which rows each list of the desk holds; `$4` is where waiting long begins. */
const REQUESTS_ON: Readonly<Record<DeskList, string | null>> = {
  open: `r.state = 'open' AND r.hidden_at IS NULL`,
  waiting: `r.state = 'open' AND r.hidden_at IS NULL AND r.asked_at <= $4`,
  under_way: `r.state IN ('accepted', 'said_done') AND r.hidden_at IS NULL`,
  improper: `r.hidden_at IS NOT NULL`,
  on_behalf: `r.entered_by_person_id IS NOT NULL AND r.ended_at IS NULL`,
  offers: null,
  ended: `r.ended_at IS NOT NULL`,
}
const OFFERS_ON: Readonly<Partial<Record<DeskList, string>>> = {
  offers: `o.state = 'open' AND o.hidden_at IS NULL`,
  improper: `o.hidden_at IS NOT NULL`,
}

/** A list of the desk: requests in some grids that are in sight. */
export async function deskRequests(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  asked: { list: DeskList; grids: readonly string[]; waitingSince: Date; limit: number },
): Promise<OnDesk<RequestRow>[]> {
  const condition = REQUESTS_ON[asked.list]
  if (condition === null) return []
  const order = asked.list === 'ended' ? 'r.ended_at DESC' : 'r.asked_at'
  return sqlOn.prepared(
    `help_desk_requests_${asked.list}`,
    `SELECT r.*, c.number AS "caseNumber" FROM help_requests r
     LEFT JOIN cases c ON c.tenant_id = r.tenant_id AND c.id = r.hidden_case_id
     WHERE r.tenant_id = $1 AND r.grid_id = ANY($2::uuid[]) AND ($3::uuid[] IS NULL OR r.grid_id = ANY($3::uuid[]))
       AND ($4::timestamptz IS NOT NULL) AND ${condition}
     ORDER BY ${order}, r.id LIMIT $5`,
    [tenant, [...asked.grids], sight.grids ?? null, asked.waitingSince, asked.limit],
  )
}

export async function deskOffers(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  asked: { list: DeskList; grids: readonly string[]; limit: number },
): Promise<OnDesk<OfferRow>[]> {
  const condition = OFFERS_ON[asked.list]
  if (condition === undefined) return []
  return sqlOn.prepared(
    `help_desk_offers_${asked.list}`,
    `SELECT o.*, c.number AS "caseNumber" FROM help_offers o
     LEFT JOIN cases c ON c.tenant_id = o.tenant_id AND c.id = o.hidden_case_id
     WHERE o.tenant_id = $1 AND o.grid_id = ANY($2::uuid[]) AND ($3::uuid[] IS NULL OR o.grid_id = ANY($3::uuid[])) AND ${condition}
     ORDER BY o.offered_at DESC, o.id LIMIT $4`,
    [tenant, [...asked.grids], sight.grids ?? null, asked.limit],
  )
}

export type Figures = {
  communityId: string
  kind: string
  asked: number
  accepted: number
  given: number
  thanked: number
  withdrawn: number
  expired: number
}

/** What became of the requests that were made within some time, by community and kind. */
export async function countRequests(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  communityIds: readonly string[],
  from: Date,
  until: Date,
): Promise<Figures[]> {
  return sqlOn.prepared<Figures>(
    'help_figures',
    `SELECT community_id AS "communityId", kind, count(*)::int AS asked, count(accepted_at)::int AS accepted,
       count(done_at)::int AS given, count(thanked_at)::int AS thanked,
       count(*) FILTER (WHERE state = 'withdrawn')::int AS withdrawn, count(*) FILTER (WHERE state = 'expired')::int AS expired
     FROM help_requests WHERE tenant_id = $1 AND community_id = ANY($2::uuid[]) AND asked_at >= $3 AND asked_at < $4
       AND ($5::uuid[] IS NULL OR grid_id = ANY($5::uuid[]))
     GROUP BY community_id, kind`,
    [tenant, [...communityIds], from, until, sight.grids ?? null],
  )
}

export async function countOpenOffers(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  communityIds: readonly string[],
): Promise<{ communityId: string; n: number }[]> {
  return sqlOn.prepared(
    'help_open_offer_count',
    `SELECT community_id AS "communityId", count(*)::int AS n FROM help_offers
     WHERE tenant_id = $1 AND community_id = ANY($2::uuid[]) AND state = 'open' AND hidden_at IS NULL
       AND ($3::uuid[] IS NULL OR grid_id = ANY($3::uuid[])) GROUP BY community_id`,
    [tenant, [...communityIds], sight.grids ?? null],
  )
}
