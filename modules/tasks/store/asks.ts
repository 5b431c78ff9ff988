import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type { Ask, AskState, DoorResult } from '../contract/names.ts'

/** One as it stands in the table. */
export type AskRow = {
  readonly id: string
  readonly communityId: string
  readonly gridId: string
  readonly householdId: string
  readonly sourceId: string
  readonly what: Ask
  readonly wordsSealed: Buffer | null
  readonly foundAt: Date
  readonly foundBy: string | null
  readonly postId: string | null
  readonly dueAt: Date
  readonly lifts: number
  readonly state: AskState
  readonly settledAt: Date | null
  readonly settledBy: string | null
  readonly reason: string | null
  readonly caseId: string | null
}

const COLUMNS = `a.id, a.community_id AS "communityId", a.grid_id AS "gridId", a.household_id AS "householdId", a.source_id AS "sourceId", a.what,
  a.words_sealed AS "wordsSealed", a.found_at AS "foundAt", a.found_by_person_id AS "foundBy", a.post_id AS "postId", a.due_at AS "dueAt", a.lifts,
  a.state, a.settled_at AS "settledAt", a.settled_by_person_id AS "settledBy", a.reason, a.case_id AS "caseId"`

export type NewAsk = Omit<
  AskRow,
  'state' | 'lifts' | 'settledAt' | 'settledBy' | 'reason' | 'caseId' | 'communityId'
> & {
  readonly communityId: string
  readonly raisedAt: Date
}

/** Writes one down. @returns false when the same is open at that door already, or was raised from the same source */
export async function insertAsk(sql: Sql, tenant: number, one: NewAsk): Promise<boolean> {
  const rows = await sql.prepared(
    'insert_door_ask',
    `INSERT INTO door_asks (tenant_id, id, community_id, grid_id, household_id, source_id, what, words_sealed, found_at, found_by_person_id, raised_at,
       post_id, due_at, lifts, state, next_step_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::timestamptz, 0, 'open', $13::timestamptz)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      tenant,
      one.id,
      one.communityId,
      one.gridId,
      one.householdId,
      one.sourceId,
      one.what,
      one.wordsSealed,
      one.foundAt,
      one.foundBy,
      one.raisedAt,
      one.postId,
      one.dueAt,
    ],
  )
  return rows.length === 1
}

/** One by its id, locked. @throws NotFound */
export async function lockAsk(sql: Sql, tenant: number, askId: string, sight: Sight): Promise<AskRow> {
  const rows = await sql.prepared<AskRow>(
    'lock_door_ask',
    `SELECT ${COLUMNS} FROM door_asks a WHERE a.tenant_id = $1 AND a.id = $2 AND ($3::uuid[] IS NULL OR a.grid_id = ANY($3::uuid[])) FOR UPDATE`,
    [tenant, askId, sight.grids ?? null],
  )
  if (rows.length === 0) throw new NotFound('door_ask')
  return rows[0]
}

/** Those of some kinds that are open at a door, locked in the order of ids. */
export async function lockOpenAsks(
  sql: Sql,
  tenant: number,
  householdId: string,
  whats: readonly Ask[],
): Promise<AskRow[]> {
  return sql.prepared<AskRow>(
    'lock_open_door_asks',
    `SELECT ${COLUMNS} FROM door_asks a WHERE a.tenant_id = $1 AND a.household_id = $2 AND a.state = 'open' AND a.what = ANY($3::text[])
     ORDER BY a.id FOR UPDATE`,
    [tenant, householdId, [...whats]],
  )
}

export async function saveSettled(
  sql: Sql,
  tenant: number,
  ids: readonly string[],
  settled: {
    readonly state: Exclude<AskState, 'open'>
    readonly at: Date
    readonly by: string | null
    readonly reason?: string
    readonly caseId?: string
    readonly taskId?: string
  },
): Promise<void> {
  await sql.prepared(
    'door_asks_settled',
    `UPDATE door_asks SET state = $3, settled_at = $4, settled_by_person_id = $5, reason = $6, case_id = $7, task_id = $8, next_step_at = NULL
     WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [
      tenant,
      [...ids],
      settled.state,
      settled.at,
      settled.by,
      settled.reason ?? null,
      settled.caseId ?? null,
      settled.taskId ?? null,
    ],
  )
}

/** Tenants in which one was not settled in time. */
export const DUE_ASKS = 'SELECT DISTINCT tenant_id FROM door_asks WHERE next_step_at <= $1'

/** Those not settled in time, locked; the ones that somebody is settling now are passed over. */
export async function takeDueAsks(sql: Sql, tenant: number, now: Date, limit: number): Promise<AskRow[]> {
  return sql.prepared<AskRow>(
    'take_due_door_asks',
    `SELECT ${COLUMNS} FROM door_asks a WHERE a.tenant_id = $1 AND a.next_step_at <= $2 ORDER BY a.next_step_at, a.id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [tenant, now, limit],
  )
}

/** They go up, and are looked for again later. */
export async function liftAsks(
  sql: Sql,
  tenant: number,
  lifted: readonly { readonly id: string; readonly postId: string | null }[],
  nextAt: Date,
): Promise<void> {
  await sql.prepared(
    'door_asks_lifted',
    `UPDATE door_asks a SET lifts = a.lifts + 1, post_id = n.post_id, next_step_at = $4
     FROM unnest($2::uuid[], $3::uuid[]) AS n (id, post_id) WHERE a.tenant_id = $1 AND a.id = n.id`,
    [tenant, lifted.map((one) => one.id), lifted.map((one) => one.postId), nextAt],
  )
}

export async function moveAsks(
  sql: Sql,
  tenant: number,
  ids: readonly string[],
  to: { readonly gridId: string; readonly communityId: string },
): Promise<void> {
  await sql.prepared(
    'door_asks_moved',
    'UPDATE door_asks SET grid_id = $3, community_id = $4 WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    [tenant, [...ids], to.gridId, to.communityId],
  )
}

/** One page: the open ones, the oldest first; or the settled ones, the newest first. */
export async function listAsks(
  sql: Sql,
  tenant: number,
  sight: Sight,
  page: {
    readonly isOpen: boolean
    readonly what: Ask | null
    readonly gridIds: readonly string[]
    readonly after: { readonly at: Date; readonly id: string } | null
    readonly limit: number
  },
): Promise<(AskRow & { listedAt: Date })[]> {
  const [at, sign, direction] = page.isOpen ? ['a.found_at', '>', 'ASC'] : ['a.settled_at', '<', 'DESC']
  return sql.prepared(
    `door_asks_list_${page.isOpen ? 'open' : 'settled'}`,
    `SELECT ${COLUMNS}, date_trunc('milliseconds', ${at}) AS "listedAt" FROM door_asks a
     WHERE a.tenant_id = $1 AND a.grid_id = ANY($2::uuid[]) AND a.state ${page.isOpen ? '=' : '<>'} 'open' AND ($3::text IS NULL OR a.what = $3)
       AND ($4::uuid[] IS NULL OR a.grid_id = ANY($4::uuid[]))
       AND ($5::timestamptz IS NULL OR (date_trunc('milliseconds', ${at}), a.id) ${sign} ($5::timestamptz, $6::uuid))
     ORDER BY date_trunc('milliseconds', ${at}) ${direction}, a.id ${direction} LIMIT $7`,
    [
      tenant,
      [...page.gridIds],
      page.what,
      sight.grids ?? null,
      page.after?.at ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  )
}

/** The open ones by what they are. */
export async function countAsks(
  sql: Sql,
  tenant: number,
  sight: Sight,
  gridIds: readonly string[],
  now: Date,
): Promise<{ what: Ask; open: number; late: number }[]> {
  return sql.prepared(
    'door_asks_counted',
    `SELECT a.what, count(*)::int AS open, count(*) FILTER (WHERE a.due_at <= $3)::int AS late FROM door_asks a
     WHERE a.tenant_id = $1 AND a.grid_id = ANY($2::uuid[]) AND a.state = 'open' AND ($4::uuid[] IS NULL OR a.grid_id = ANY($4::uuid[]))
     GROUP BY a.what`,
    [tenant, [...gridIds], now, sight.grids ?? null],
  )
}

/** What else a door tells: whether somebody there is looked after, the newest results of its visits, and whether a later one met somebody. */
export async function doorBefore(
  sql: Sql,
  tenant: number,
  householdId: string,
  at: Date,
  limit: number,
): Promise<{ isLookedAfter: boolean; isOvertaken: boolean; results: DoorResult[] }> {
  const [row] = await sql.prepared<{ isLookedAfter: boolean; isOvertaken: boolean; results: DoorResult[] }>(
    'door_before',
    `SELECT EXISTS (SELECT 1 FROM household_marks m WHERE m.tenant_id = $1 AND m.household_id = $2
         AND m.mark IN ('lives_alone', 'empty_nest', 'cared_for')) AS "isLookedAfter",
       EXISTS (SELECT 1 FROM visits v WHERE v.tenant_id = $1 AND v.household_id = $2 AND v.visited_at > $3
         AND v.result IN ('met', 'by_phone', 'family_answered')) AS "isOvertaken",
       ARRAY(SELECT v.result FROM visits v WHERE v.tenant_id = $1 AND v.household_id = $2 AND v.visited_at <= $3
         ORDER BY v.visited_at DESC, v.id DESC LIMIT $4) AS results`,
    [tenant, householdId, at, limit],
  )
  return row
}
