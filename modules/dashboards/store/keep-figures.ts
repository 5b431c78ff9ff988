import type { Sql } from '../../../platform/db/connect.ts'
import type { FigureCase } from '../rules.ts'
import { IS_REPEAT } from './count-conditions.ts'

/** The name under which the chain is read for figures (table `cursors`). */
export const FIGURES = 'dashboards.figures'

/** Tenants whose chains went on since they were read for figures. */
export const BEHIND = `SELECT DISTINCT c.tenant_id FROM chains c
  LEFT JOIN cursors k ON k.tenant_id = c.tenant_id AND k.chain_id = c.chain_id AND k.follower = $1
  WHERE c.seq > coalesce(k.seq, 0)`

/** A fact as it was read; `body` is null where no figure is moved by it. */
export type ReadFact = {
  chainId: number
  seq: number
  name: string
  at: Date
  subjectId: string
  communityId: string | null
  /** Of a report: the building it named. The chain does not say it: where somebody lives is nothing to keep for ever. */
  buildingId: string | null
  body: string | null
}

/** A version of a case with the place in its chain. */
export type Version = FigureCase & {
  readonly caseId: string
  readonly seq: number
  readonly communityId: string
  readonly fromAt: Date
  readonly responseMinutes: number | null
  readonly handlingMinutes: number | null
}

/** Gives every chain of the tenant a place from which it is read. */
export async function openPlaces(sql: Sql, tenant: number): Promise<void> {
  await sql.prepared(
    'open_figure_places',
    `INSERT INTO cursors (tenant_id, chain_id, follower, seq)
     SELECT c.tenant_id, c.chain_id, $2, 0 FROM chains c WHERE c.tenant_id = $1 ON CONFLICT DO NOTHING`,
    [tenant, FIGURES],
  )
}

/** The next facts of each chain, in order, with the places locked; chains that another process reads are left out. */
export async function takeFacts(
  sql: Sql,
  tenant: number,
  names: readonly string[],
  most: number,
): Promise<readonly ReadFact[]> {
  return sql.prepared<ReadFact>(
    'take_figure_facts',
    `WITH place AS MATERIALIZED (
       SELECT chain_id, seq FROM cursors WHERE tenant_id = $1 AND follower = $2 ORDER BY chain_id FOR UPDATE SKIP LOCKED
     )
     SELECT p.chain_id AS "chainId", e.seq, e.name, e.at, e.subject_id AS "subjectId", m.id AS "communityId",
       CASE WHEN e.name = 'case.reported' THEN (SELECT c.building_id FROM cases c WHERE c.tenant_id = $1 AND c.id = e.subject_id) END AS "buildingId",
       CASE WHEN e.name = ANY($3::text[]) THEN e.body END AS body
     FROM place p
     CROSS JOIN LATERAL (SELECT * FROM events WHERE tenant_id = $1 AND chain_id = p.chain_id AND seq > p.seq ORDER BY seq LIMIT $4) e
     LEFT JOIN communities m ON m.tenant_id = $1 AND m.chain_id = p.chain_id
     ORDER BY p.chain_id, e.seq`,
    [tenant, FIGURES, [...names], most],
  )
}

/** Moves the places to the last fact read of each chain. */
export async function movePlaces(sql: Sql, tenant: number, read: ReadonlyMap<number, number>): Promise<void> {
  await sql.prepared(
    'move_figure_places',
    `UPDATE cursors k SET seq = r.seq FROM unnest($3::bigint[], $4::bigint[]) AS r (chain_id, seq)
     WHERE k.tenant_id = $1 AND k.follower = $2 AND k.chain_id = r.chain_id`,
    [tenant, FIGURES, [...read.keys()], [...read.values()]],
  )
}

const VERSION_COLUMNS = `case_id AS "caseId", seq, community_id AS "communityId", grid_id AS "gridId", place_id AS "placeId", step,
  is_step_late AS "isStepLate", from_at AS "fromAt", state, outcome, channel, category_code AS "categoryCode", nature, tier, priority,
  reported_at AS "reportedAt", stage_due_at AS "stageDueAt", due_at AS "dueAt", responded_at AS "respondedAt", ended_at AS "endedAt", rating,
  verdict, dispatches, returns, reworks, reopens, is_on_the_spot AS "isOnTheSpot", response_minutes AS "responseMinutes",
  handling_minutes AS "handlingMinutes"`

/** The present versions of cases, by id. */
export async function presentVersions(
  sql: Sql,
  tenant: number,
  caseIds: readonly string[],
): Promise<Map<string, Version>> {
  const rows = await sql.prepared<Version>(
    'present_figure_cases',
    `SELECT ${VERSION_COLUMNS} FROM figure_cases WHERE tenant_id = $1 AND case_id = ANY($2::uuid[]) AND until_at IS NULL`,
    [tenant, [...caseIds]],
  )
  return new Map(rows.map((row) => [row.caseId, row]))
}

/** All versions of cases as they are kept, in the order of their facts. */
export async function keptVersions(sql: Sql, tenant: number, caseIds: readonly string[]) {
  return sql.prepared<Version & { untilAt: Date | null; isRepeat: boolean; isRepeatNow: boolean }>(
    'kept_figure_cases',
    `SELECT ${VERSION_COLUMNS}, until_at AS "untilAt", is_repeat AS "isRepeat", ${IS_REPEAT} AS "isRepeatNow"
     FROM figure_cases f WHERE tenant_id = $1 AND case_id = ANY($2::uuid[]) ORDER BY case_id, seq`,
    [tenant, [...caseIds]],
  )
}

/** Adds versions, in the order of their facts: each ends the one before it. */
export async function addVersions(sql: Sql, tenant: number, versions: readonly Version[]): Promise<void> {
  const first = new Map<string, Version>()
  const ends = new Map<Version, Date>()
  const last = new Map<string, Version>()
  for (const one of versions) {
    const before = last.get(one.caseId)
    if (before) ends.set(before, one.fromAt)
    else first.set(one.caseId, one)
    last.set(one.caseId, one)
  }
  await sql.prepared(
    'end_figure_versions',
    `UPDATE figure_cases f SET until_at = r.at FROM unnest($2::uuid[], $3::timestamptz[]) AS r (case_id, at)
     WHERE f.tenant_id = $1 AND f.case_id = r.case_id AND f.until_at IS NULL`,
    [tenant, [...first.keys()], [...first.values()].map((one) => one.fromAt)],
  )
  const rows = versions.map((one) => ({ ...one, untilAt: ends.get(one) ?? null, reachAt: reachOf(one) }))
  await sql.prepared('add_figure_versions', ADD_VERSIONS, [tenant, JSON.stringify(rows)])
  await sql.prepared(
    'mark_figure_repeats',
    `UPDATE figure_cases f SET is_repeat = true FROM unnest($2::uuid[], $3::bigint[]) AS n (case_id, seq)
     WHERE f.tenant_id = $1 AND f.case_id = n.case_id AND f.seq = n.seq AND ${IS_REPEAT}`,
    [tenant, rows.map((one) => one.caseId), rows.map((one) => one.seq)],
  )
}

/** Until when a version can count: for ever while it is open, else to its date or its end, whichever is later. */
function reachOf({ state, fromAt, dueAt }: Version): string {
  if (state !== 'closed') return 'infinity'
  return (dueAt !== null && dueAt > fromAt ? dueAt : fromAt).toISOString()
}

const ADD_VERSIONS = `
INSERT INTO figure_cases (tenant_id, case_id, seq, community_id, grid_id, place_id, step, is_step_late, from_at, until_at, reach_at, state, outcome,
  channel, category_code, nature, tier, priority, reported_at, stage_due_at, due_at, responded_at, ended_at, rating, verdict, dispatches,
  returns, reworks, reopens, is_on_the_spot, is_repeat, response_minutes, handling_minutes)
SELECT $1, "caseId", seq, "communityId", "gridId", "placeId", step, "isStepLate", "fromAt", "untilAt", "reachAt", state, outcome,
  channel, "categoryCode", nature, tier, priority, "reportedAt", "stageDueAt", "dueAt", "respondedAt", "endedAt", rating, verdict, dispatches,
  returns, reworks, reopens, "isOnTheSpot", false, "responseMinutes", "handlingMinutes"
FROM json_to_recordset($2::json) AS r ("caseId" uuid, seq bigint, "communityId" uuid, "gridId" uuid, "placeId" uuid, step text, "isStepLate" boolean,
  "fromAt" timestamptz, "untilAt" timestamptz, "reachAt" timestamptz, state text, outcome text, channel text, "categoryCode" text, nature text,
  tier text, priority text, "reportedAt" timestamptz, "stageDueAt" timestamptz, "dueAt" timestamptz, "respondedAt" timestamptz,
  "endedAt" timestamptz, rating integer, verdict text, dispatches integer, returns integer, reworks integer, reopens integer,
  "isOnTheSpot" boolean, "responseMinutes" double precision, "handlingMinutes" double precision)`

/** Forgets all figures of a tenant: they are read again from the beginning of its chains. */
export async function forgetFigures(sql: Sql, tenant: number): Promise<void> {
  for (const table of ['figure_cases', 'figure_counts', 'figure_visit_counts', 'figure_tallies'])
    await sql.raw(`DELETE FROM ${table} WHERE tenant_id = $1`, [tenant])
  await sql.raw('DELETE FROM cursors WHERE tenant_id = $1 AND follower = $2', [tenant, FIGURES])
}
