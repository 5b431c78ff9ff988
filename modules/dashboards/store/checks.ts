import { sql } from 'kysely'
import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import type { LetterKind } from '../../../platform/pure/letter-words.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type { State } from '../../cases/contract.ts'
import { gridsInSight } from '../../cases/index.ts'
import type { Counted } from '../rules.ts'

/**
 * What each community's chain says was received by each channel, beside where the reports are now. The chain counts what was announced
 * and cannot be rewritten; the tables count what is there: a row that vanished makes the two differ.
 */
export async function countConservation(sql: Sql, tenant: number): Promise<Counted[]> {
  return sql.prepared<Counted>('count_conservation', CONSERVATION, [tenant])
}

const CONSERVATION = `
WITH announced AS (
  SELECT m.id AS community_id, e.body::json->'data'->>'channel' AS channel, count(*)::int AS received
  FROM events e JOIN communities m ON m.tenant_id = e.tenant_id AND m.chain_id = e.chain_id
  WHERE e.tenant_id = $1 AND e.name = 'report.received' GROUP BY 1, 2
), there AS (
  SELECT c.community_id, r.channel,
    count(*) FILTER (WHERE c.state <> 'closed')::int AS open,
    count(*) FILTER (WHERE c.state = 'closed' AND c.outcome NOT IN ('duplicate', 'invalid', 'withdrawn'))::int AS closed,
    count(*) FILTER (WHERE c.state = 'closed' AND c.outcome = 'duplicate')::int AS merged,
    count(*) FILTER (WHERE c.state = 'closed' AND c.outcome = 'invalid')::int AS rejected,
    count(*) FILTER (WHERE c.state = 'closed' AND c.outcome = 'withdrawn')::int AS withdrawn,
    count(*) FILTER (WHERE c.state <> 'closed' AND (p.id IS NULL OR p.closed_at IS NOT NULL OR c.next_deadline_at IS NULL))::int AS unowned,
    count(*) FILTER (WHERE c.state = 'closed' AND coalesce(c.answer, '') = '')::int AS unanswered
  FROM reports r
  JOIN cases c ON c.tenant_id = r.tenant_id AND c.id = r.case_id
  LEFT JOIN posts p ON p.tenant_id = c.tenant_id AND p.id = c.owner_post_id
  WHERE r.tenant_id = $1 GROUP BY 1, 2
)
SELECT community_id AS "communityId", channel, coalesce(a.received, 0) AS received, coalesce(t.open, 0) AS open, coalesce(t.closed, 0) AS closed,
  coalesce(t.merged, 0) AS merged, coalesce(t.rejected, 0) AS rejected, coalesce(t.withdrawn, 0) AS withdrawn,
  coalesce(t.unowned, 0) AS unowned, coalesce(t.unanswered, 0) AS unanswered
FROM announced a FULL JOIN there t USING (community_id, channel) ORDER BY community_id, channel`

/** Keeps a day's check; a second one on the same day takes its place. `date` is the local day, YYYY-MM-DD. */
export async function saveChecks(
  sql: Sql,
  tenant: number,
  date: string,
  at: Date,
  lines: readonly Counted[],
): Promise<void> {
  await sql.prepared(
    'save_conservation_checks',
    `INSERT INTO conservation_checks (tenant_id, community_id, on_date, channel, received, open, closed, merged, rejected, withdrawn, unowned, unanswered, checked_at)
     SELECT $1, l.community_id, $2, l.channel, l.received, l.open, l.closed, l.merged, l.rejected, l.withdrawn, l.unowned, l.unanswered, $3
     FROM unnest($4::uuid[], $5::text[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[], $11::int[], $12::int[], $13::int[])
       AS l (community_id, channel, received, open, closed, merged, rejected, withdrawn, unowned, unanswered)
     ON CONFLICT (tenant_id, community_id, on_date, channel) DO UPDATE SET received = excluded.received, open = excluded.open,
       closed = excluded.closed, merged = excluded.merged, rejected = excluded.rejected, withdrawn = excluded.withdrawn,
       unowned = excluded.unowned, unanswered = excluded.unanswered, checked_at = excluded.checked_at`,
    [
      tenant,
      date,
      at,
      lines.map((one) => one.communityId),
      lines.map((one) => one.channel),
      ...(['received', 'open', 'closed', 'merged', 'rejected', 'withdrawn', 'unowned', 'unanswered'] as const).map(
        (key) => lines.map((one) => one[key]),
      ),
    ],
  )
}

/** The checks of some communities since a day, by day, newest first. */
export async function listChecks(
  sql: Sql,
  tenant: number,
  communityIds: readonly string[],
  since: string,
): Promise<(Counted & { date: string })[]> {
  return sql.prepared(
    'list_conservation_checks',
    `SELECT on_date AS date, community_id AS "communityId", channel, received, open, closed, merged, rejected, withdrawn, unowned, unanswered
     FROM conservation_checks WHERE tenant_id = $1 AND community_id = ANY($2::uuid[]) AND on_date >= $3 ORDER BY on_date DESC`,
    [tenant, [...communityIds], since],
  )
}

/** An open case in which nothing has happened for a while. Reminders of clocks are not something happening. */
export type StillRow = {
  id: string
  number: string
  summary: string
  state: State
  gridId: string
  ownerPostId: string | null
  nextDeadlineAt: Date | null
  lastAt: Date
}

/** Open cases in sight without a fact since `before`, the longest still first. Deferred ones wait on purpose. */
export async function listStill(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  before: Date,
  limit: number,
): Promise<StillRow[]> {
  const { rows } =
    await sql<StillRow>`SELECT c.id, c.number, c.summary, c.state, c.grid_id AS "gridId", c.owner_post_id AS "ownerPostId",
       c.next_deadline_at AS "nextDeadlineAt", e.at AS "lastAt"
     FROM cases c CROSS JOIN LATERAL (
       SELECT e.at FROM events e WHERE e.tenant_id = ${tenant} AND e.subject_id = c.id AND e.name NOT IN ('case.reminded', 'case.raised')
       ORDER BY e.seq DESC LIMIT 1) e
     WHERE c.tenant_id = ${tenant} AND c.state NOT IN ('closed', 'deferred') AND ${gridsInSight(sight)} AND e.at < ${before}
     ORDER BY e.at, c.id LIMIT ${limit}`.execute(sqlOn.q)
  return rows
}

/** How the suggested categories fit what people chose, per category chosen. */
export type FitRow = { categoryCode: string; first: number; among: number; other: number; none: number }

/** Counts what was suggested at triage beside what was chosen: cases in sight of some communities, reported since a moment. */
export async function countSuggestions(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  communityIds: readonly string[],
  since: Date,
): Promise<FitRow[]> {
  const { rows } = await sql<FitRow>`SELECT c.category_code AS "categoryCode",
       count(*) FILTER (WHERE c.suggested_codes[1] = c.category_code)::int AS first,
       count(*) FILTER (WHERE c.category_code = ANY(c.suggested_codes[2:]))::int AS among,
       count(*) FILTER (WHERE cardinality(c.suggested_codes) > 0 AND c.category_code <> ALL(c.suggested_codes))::int AS other,
       count(*) FILTER (WHERE cardinality(c.suggested_codes) = 0)::int AS none
     FROM cases c
     WHERE c.tenant_id = ${tenant} AND c.reported_at >= ${since} AND c.suggested_codes IS NOT NULL AND c.category_code IS NOT NULL
       AND c.community_id = ANY(${communityIds}::uuid[]) AND ${gridsInSight(sight)}
     GROUP BY c.category_code ORDER BY count(*) DESC, c.category_code`.execute(sqlOn.q)
  return rows
}

/** Facts that wait for a person, gathered by follower and subject. */
export type ParkedRow = {
  follower: string
  subjectId: string
  name: string
  events: number
  since: Date
  tries: number
  reason: string
  isRetrying: boolean
  gridId: string | null
  caseId: string | null
  caseNumber: string | null
}

/** What is parked in the tenant, the oldest first. The first of a subject's facts is the one that failed. */
export async function listParked(sql: Sql, tenant: number, limit: number): Promise<ParkedRow[]> {
  return sql.prepared<ParkedRow>(
    'list_parked',
    `SELECT f.*, c.id AS "caseId", c.number AS "caseNumber" FROM (
       SELECT DISTINCT ON (p.follower, p.subject_id) p.follower, p.subject_id AS "subjectId", e.name, e.grid_id AS "gridId", p.parked_at AS since,
         p.tries, p.reason, p.retry_at IS NOT NULL AS "isRetrying", count(*) OVER (PARTITION BY p.follower, p.subject_id)::int AS events
       FROM parked_events p JOIN events e ON e.tenant_id = p.tenant_id AND e.chain_id = p.chain_id AND e.seq = p.seq
       WHERE p.tenant_id = $1 ORDER BY p.follower, p.subject_id, p.seq) f
     LEFT JOIN cases c ON c.tenant_id = $1 AND c.id = f."subjectId"
     ORDER BY f.since LIMIT $2`,
    [tenant, limit],
  )
}

/** A message that did not arrive and that nothing carries any more. */
export type LetterRow = {
  id: string
  kind: LetterKind
  state: 'parked' | 'failed'
  since: Date
  tries: number
  reason: string | null
  detail: string | null
  sealed: Buffer
}

/**
 * Messages of the tenant that wait for a person, the oldest first: parked ones, and those refused since a moment – unless the same message
 * went, or goes, another way.
 */
export async function listLetters(sql: Sql, tenant: number, since: Date, limit: number): Promise<LetterRow[]> {
  return sql.prepared<LetterRow>(
    'list_stuck_letters',
    `SELECT d.id, d.kind, d.state, d.created_at AS since, d.tries, d.reason, d.last_error AS detail, d.sealed FROM deliveries d
     WHERE d.tenant_id = $1 AND (d.state = 'parked' OR (d.state = 'failed' AND d.failed_at >= $2 AND d.reason IS DISTINCT FROM 'replaced'))
       AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.tenant_id = $1 AND o.message_id = d.message_id AND o.id <> d.id
         AND o.state NOT IN ('parked', 'failed'))
     ORDER BY d.created_at LIMIT $3`,
    [tenant, since, limit],
  )
}

/** Tenants whose check of a day is still to be made: those with a community and none of that date. */
export const UNCHECKED = `SELECT DISTINCT m.tenant_id FROM communities m WHERE NOT EXISTS (
  SELECT 1 FROM conservation_checks k WHERE k.tenant_id = m.tenant_id AND k.on_date = $1) AND EXISTS (
  SELECT 1 FROM reports r WHERE r.tenant_id = m.tenant_id)`

/** The grid of the fact that is parked about a subject; null when the fact has none or there is no such fact. @throws NotFound out of sight */
export async function parkedGrid(sql: Sql, tenant: number, subjectId: string, sight: Sight): Promise<string | null> {
  const rows = await sql.prepared<{ gridId: string | null }>(
    'parked_grid',
    `SELECT e.grid_id AS "gridId" FROM parked_events p JOIN events e ON e.tenant_id = p.tenant_id AND e.chain_id = p.chain_id AND e.seq = p.seq
     WHERE p.tenant_id = $1 AND p.subject_id = $2 ORDER BY p.seq LIMIT 1`,
    [tenant, subjectId],
  )
  const gridId = rows[0]?.gridId ?? null
  if (gridId !== null && sight.grids !== undefined && !sight.grids.includes(gridId)) throw new NotFound('parked_event')
  return gridId
}
