import type { Sql } from '../../../platform/db/connect.ts'
import { FIGURES, type ReadFact } from './keep-figures.ts'

/** Cases that were reported next after some moments, a few of each, with where they stand. */
export async function sampleCases(
  sql: Sql,
  tenant: number,
  moments: readonly Date[],
  each: number,
): Promise<readonly { caseId: string; number: string; communityId: string }[]> {
  return sql.prepared(
    'sample_figure_cases',
    `SELECT DISTINCT c.id AS "caseId", c.number, c.community_id AS "communityId" FROM unnest($2::timestamptz[]) AS m (at)
     CROSS JOIN LATERAL (SELECT o.id, o.number, o.community_id FROM cases o WHERE o.tenant_id = $1 AND o.reported_at >= m.at
       ORDER BY o.reported_at, o.id LIMIT $3) c
     ORDER BY 2`,
    [tenant, [...moments], each],
  )
}

/** The next cases by id, of those there are and of those figures are kept of. */
export async function caseIdsAfter(sql: Sql, tenant: number, after: string, most: number): Promise<readonly string[]> {
  const rows = await sql.prepared<{ id: string }>(
    'figure_case_ids',
    `SELECT id FROM (
       (SELECT id FROM cases WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3) UNION
       (SELECT case_id FROM figure_cases WHERE tenant_id = $1 AND case_id > $2 AND until_at IS NULL ORDER BY case_id LIMIT $3)) a
     ORDER BY id LIMIT $3`,
    [tenant, after, most],
  )
  return rows.map((row) => row.id)
}

/** When the first case of a tenant was reported. */
export async function firstReport(sql: Sql, tenant: number): Promise<Date | null> {
  const [row] = await sql.prepared<{ at: Date | null }>(
    'first_report_of_figures',
    'SELECT min(reported_at) AS at FROM cases WHERE tenant_id = $1',
    [tenant],
  )
  return row.at
}

/** The facts about some cases, in their order, as far as the chains have been read for figures. */
export async function factsOf(
  sql: Sql,
  tenant: number,
  caseIds: readonly string[],
  names: readonly string[],
): Promise<readonly ReadFact[]> {
  return sql.prepared<ReadFact>(
    'figure_facts_of_cases',
    `SELECT e.chain_id AS "chainId", e.seq, e.name, e.at, e.subject_id AS "subjectId", m.id AS "communityId",
       CASE WHEN e.name = 'case.reported' THEN (SELECT c.building_id FROM cases c WHERE c.tenant_id = $1 AND c.id = e.subject_id) END AS "buildingId",
       e.body
     FROM events e
     JOIN cursors k ON k.tenant_id = e.tenant_id AND k.chain_id = e.chain_id AND k.follower = $4 AND k.seq >= e.seq
     JOIN communities m ON m.tenant_id = e.tenant_id AND m.chain_id = e.chain_id
     WHERE e.tenant_id = $1 AND e.subject_id = ANY($2::uuid[]) AND e.name = ANY($3::text[])
     ORDER BY e.chain_id, e.seq`,
    [tenant, [...caseIds], [...names], FIGURES],
  )
}

/** What a check of the kept figures of a community found. */
export type FigureCheck = {
  readonly communityId: string
  readonly cases: number
  readonly counts: number
  readonly countsWrong: number
  readonly wrongCaseIds: readonly string[]
}

/** Keeps a day's check; a second one on the same day takes its place. */
export async function saveFigureChecks(
  sql: Sql,
  tenant: number,
  date: string,
  at: Date,
  found: readonly FigureCheck[],
): Promise<void> {
  await sql.prepared(
    'save_figure_checks',
    `INSERT INTO figure_checks (tenant_id, community_id, on_date, checked_at, cases, cases_wrong, counts, counts_wrong, wrong_case_ids)
     SELECT $1, r."communityId", $2, $3, r.cases, cardinality(r."wrongCaseIds"), r.counts, r."countsWrong", r."wrongCaseIds"
     FROM json_to_recordset($4::json) AS r ("communityId" uuid, cases integer, counts integer, "countsWrong" integer, "wrongCaseIds" uuid[])
     ON CONFLICT (tenant_id, community_id, on_date) DO UPDATE SET checked_at = excluded.checked_at, cases = excluded.cases,
       cases_wrong = excluded.cases_wrong, counts = excluded.counts, counts_wrong = excluded.counts_wrong, wrong_case_ids = excluded.wrong_case_ids`,
    [tenant, date, at, JSON.stringify(found)],
  )
}

/** The checks of some communities since a day, all of them in one line a day, the newest first. */
export async function listFigureChecks(
  sql: Sql,
  tenant: number,
  communityIds: readonly string[],
  since: string,
): Promise<readonly { date: string; cases: number; casesWrong: number; counts: number; countsWrong: number }[]> {
  return sql.prepared(
    'list_figure_checks',
    `SELECT on_date::text AS date, sum(cases)::int AS cases, sum(cases_wrong)::int AS "casesWrong", sum(counts)::int AS counts,
       sum(counts_wrong)::int AS "countsWrong"
     FROM figure_checks WHERE tenant_id = $1 AND community_id = ANY($2::uuid[]) AND on_date >= $3 GROUP BY on_date ORDER BY on_date DESC`,
    [tenant, [...communityIds], since],
  )
}
