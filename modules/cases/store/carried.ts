import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { byPosts, type Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { momentOf } from '../../../platform/db/moments.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import { type CaseRow, clockOf, type LoadedCase } from './load.ts'
import { apart, inSight } from './sight.ts'

/** A case that a phone carries, and until when after its end. */
export type Carried = { readonly id: string; readonly closedAt: Date | null }

/** The cases that a phone carries, in the order of their ids: those in sight that are open or were closed since; of some only, when these are given. */
export async function listCarried(
  sqlOn: Sql,
  tenant: number,
  sight: Sight,
  since: Date,
  among: readonly string[] | null,
): Promise<Carried[]> {
  const some = among === null ? sql`` : sql`AND c.id = ANY(${among}::uuid[])`
  // As one row: a hundred of one id each cost Node more than finding them costs the server.
  const wanted = sql<{ ids: string[] | null; closed: Record<string, string> | null }>`
    SELECT json_agg(c.id) AS ids, json_object_agg(c.id, c.closed_at) FILTER (WHERE c.closed_at IS NOT NULL) AS closed FROM cases c
    WHERE c.tenant_id = ${tenant} AND ${carried(tenant, sight)} AND (c.state <> 'closed' OR c.closed_at > ${since}) ${some}`
  const [{ ids, closed }] = await sqlOn.kept({ compile: () => wanted.compile(sqlOn.q) })
  // Ordered here: in the order of their ids the server would fetch every case of the street one by one.
  return (ids ?? []).sort().map((id) => ({ id, closedAt: closed?.[id] ? new Date(closed[id]) : null }))
}

/** What a phone carries, as a condition on `cases as c`: by posts, and by what its holder did himself. Who only joined a case is no colleague. */
function carried(tenant: number, sight: Sight): RawBuilder<SqlBool> {
  const own =
    sight.personId === null
      ? sql`false`
      : sql`(c.handler_person_id = ${sight.personId} OR EXISTS (SELECT 1 FROM case_parties p
          WHERE p.tenant_id = ${tenant} AND p.case_id = c.id AND p.person_id = ${sight.personId} AND p.party_as <> 'follower'))`
  return sql<SqlBool>`(${inSight(tenant, byPosts(sight))} OR (${own} AND ${apart(sight)}))`
}

/** What a line, a standing and the next acts are made of; not by what a case is found, nor what proves its words. */
const COLUMNS = [
  'id',
  'number',
  'state',
  'summary',
  'category_code',
  'nature',
  'tier',
  'priority',
  'channel',
  'community_id',
  'grid_id',
  'place_name',
  'lng',
  'lat',
  'owner_post_id',
  'offered_post_id',
  'raised_to_post_id',
  'returned_by_post_id',
  'handler_person_id',
  'is_sensitive',
  'is_supervised',
  'is_due_provisional',
  'urge_count',
  'return_count',
  'reopen_count',
  'outcome',
  'answer',
  'reporter_verdict',
  'rating',
  'request_kind',
  'request_value',
  'request_reason',
  'request_by_person_id',
  'version',
] as const satisfies readonly (keyof CaseRow)[]

/** Come as texts: what the driver makes of a moment costs ten times as much. */
const MOMENTS = [
  'reported_at',
  'due_at',
  'next_deadline_at',
  'assigned_at',
  'claimed_at',
  'arbitrated_at',
  'extended_at',
  'deferred_at',
  'resolved_at',
  'answered_at',
  'closed_at',
] as const satisfies readonly (keyof CaseRow)[]

/** Of a case's row, what a phone's is made of. */
export type CarriedRow = Pick<CaseRow, (typeof COLUMNS)[number] | (typeof MOMENTS)[number]>
/** The same with the names that its line shows. */
export type NamedRow = CarriedRow & {
  readonly grid_name: string
  readonly community_name: string
  readonly owner_role: string | null
  readonly name_zh: string | null
}

/** A case with what its row on a phone is made of. */
export type CarriedCaseRow<Row = NamedRow> = Pick<LoadedCase, 'clocks'> & {
  readonly row: Row
  readonly parties: Pick<LoadedCase['parties'][number], 'personId' | 'bearerHash' | 'as'>[]
  readonly assists: Pick<LoadedCase['assists'][number], 'postId' | 'state'>[]
  readonly transfers: LoadedCase['transfers']
}

const ROWS = `
  SELECT ${COLUMNS.map((one) => `c.${one}`)}, ${MOMENTS.map((one) => `c.${one}::text`)},
    g.name AS grid_name, m.name AS community_name, o.role AS owner_role, k.name_zh
  FROM cases c
  JOIN grid_versions g ON g.tenant_id = c.tenant_id AND g.id = c.grid_version_id
  JOIN communities m ON m.tenant_id = c.tenant_id AND m.id = c.community_id
  LEFT JOIN posts o ON o.tenant_id = c.tenant_id AND o.id = c.owner_post_id
  LEFT JOIN categories k ON k.set_id = c.category_set_id AND k.code = c.category_code
  WHERE c.tenant_id = $1 AND c.id = ANY($2::uuid[]) ORDER BY c.id`

/** What stands beside some cases, each kind as one list: a row for each of it costs Node more than finding it costs the server. */
const BESIDE = `SELECT ${[
  `case_id, kind, owner_post_id, started_at, due_at, paused_at, stopped_at, is_provisional, limit_value, limit_unit, left_minutes, step FROM case_clocks`,
  `case_id, person_id AS "personId", encode(bearer_hash, 'hex') AS "bearerHash", party_as AS "as" FROM case_parties`,
  `case_id, post_id AS "postId", state FROM case_assists`,
  `case_id, id, state, encode(key_hash, 'hex') AS "keyHash" FROM case_transfers`,
]
  .map((one) => `(SELECT json_agg(x) FROM (SELECT ${one} WHERE tenant_id = $1 AND case_id = ANY($2::uuid[])) x)`)
  .map((list, i) => `${list} AS ${['clocks', 'parties', 'assists', 'transfers'][i]}`)}`
type Beside<Row> = (Row & { readonly case_id: string })[] | null
type BesideRow = {
  readonly clocks: Beside<Parameters<typeof clockOf>[0]>
  readonly parties: Beside<CarriedCaseRow['parties'][number]>
  readonly assists: Beside<CarriedCaseRow['assists'][number]>
  readonly transfers: Beside<CarriedCaseRow['transfers'][number]>
}

/** Cases by their ids, in order, with what their rows on a phone are made of. */
export async function carriedCasesOf(sqlOn: Sql, tenant: number, ids: readonly string[]): Promise<CarriedCaseRow[]> {
  const rows = await sqlOn.prepared<NamedRow>('carried_cases', ROWS, [tenant, ids])
  const [beside] = await sqlOn.prepared<BesideRow>('carried_beside', BESIDE, [tenant, ids])
  const byCase = <Row>(list: Beside<Row>) => groupBy(list ?? [], (one) => one.case_id)
  const [clocks, parties] = [byCase(beside.clocks), byCase(beside.parties)]
  const [assists, transfers] = [byCase(beside.assists), byCase(beside.transfers)]
  return rows.map((row) => {
    readMoments(row)
    return {
      row,
      clocks: (clocks.get(row.id) ?? []).map(clockOf),
      parties: parties.get(row.id) ?? [],
      assists: assists.get(row.id) ?? [],
      transfers: transfers.get(row.id) ?? [],
    }
  })
}

function readMoments(row: { -readonly [Moment in (typeof MOMENTS)[number]]: Date | string | null }): void {
  for (const one of MOMENTS) {
    const text = row[one]
    if (typeof text === 'string') row[one] = momentOf(text)
  }
}

/** Cases that stand in the name of one of these posts: what lists say of them changes with who sits there. */
export async function casesOfPosts(
  sqlOn: Sql,
  tenant: number,
  postIds: readonly string[],
  since: Date,
): Promise<string[]> {
  const rows = await sqlOn.raw<{ id: string }>(
    `SELECT id FROM cases WHERE tenant_id = $1 AND owner_post_id = ANY($2::uuid[]) AND (state <> 'closed' OR closed_at > $3)`,
    [tenant, postIds, since],
  )
  return rows.map((row) => row.id)
}
