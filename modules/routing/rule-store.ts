import type { Sql } from '../../platform/db/connect.ts'
import { RoutingRule } from './contract.ts'

/** The id of the district's newest published rules. */
export async function findRoutingSetId(sql: Sql, districtId: number): Promise<string | undefined> {
  const rows = await sql.prepared<{ id: string }>(
    'routing_current_rules',
    `SELECT id FROM routing_sets WHERE district_id = $1 AND state = 'published'
     ORDER BY published_at DESC, id DESC LIMIT 1`,
    [districtId],
  )
  return rows[0]?.id
}

/** The rules of a set in their order; undefined when there is no such set. */
export async function findRules(sql: Sql, setId: string): Promise<RoutingRule[] | undefined> {
  const rows = await sql.q
    .selectFrom('routing_rules')
    .selectAll()
    .where('set_id', '=', setId)
    .orderBy('position')
    .execute()
  if (rows.length === 0) return undefined
  return rows.map((row) =>
    RoutingRule.parse({
      position: row.position,
      categoryPrefix: row.category_prefix,
      gridKind: row.grid_kind,
      gridId: row.grid_id,
      tier: row.tier,
      hours: row.from_minute === null ? null : { from: row.from_minute, to: row.to_minute },
      during: row.during,
      toRole: row.to_role,
      limit: row.limit_unit === null ? null : { value: row.limit_value, unit: row.limit_unit },
      note: row.note,
    }),
  )
}

/** Who wrote a set, when, and where it comes from. */
export type SetOrigin = {
  readonly at: Date
  readonly byName: string | null
  /** The set that a draft was begun from, or that is put in force again. */
  readonly fromSetId: string | null
}

/** Writes rules, published at the given moment, numbered from 1 in the order given. They are never changed afterwards. */
export async function insertRules(
  sql: Sql,
  setId: string,
  districtId: number,
  { at, byName, fromSetId }: SetOrigin,
  rules: readonly RoutingRule[],
): Promise<void> {
  await sql.q
    .insertInto('routing_sets')
    .values({
      id: setId,
      district_id: districtId,
      state: 'published',
      created_at: at,
      published_at: at,
      by_name: byName,
      from_set_id: fromSetId,
    })
    .execute()
  await insertRows(sql, setId, rules)
}

export type DraftRow = {
  readonly id: string
  readonly version: number
  readonly savedAt: Date
  readonly byName: string | null
  readonly fromSetId: string | null
}

/** The district's draft; undefined when there is none. */
export async function findDraft(sql: Sql, districtId: number): Promise<DraftRow | undefined> {
  const rows = await sql.prepared<DraftRow>(
    'routing_draft',
    `SELECT id, version, created_at AS "savedAt", by_name AS "byName", from_set_id AS "fromSetId"
     FROM routing_sets WHERE district_id = $1 AND state = 'draft'`,
    [districtId],
  )
  return rows[0]
}

/** Writes the draft anew: its rules are replaced. */
export async function saveDraft(
  sql: Sql,
  districtId: number,
  { id, version, savedAt, byName, fromSetId }: DraftRow,
  rules: readonly RoutingRule[],
): Promise<void> {
  const changes = { version, created_at: savedAt, by_name: byName }
  await sql.q
    .insertInto('routing_sets')
    .values({ id, district_id: districtId, state: 'draft', published_at: null, from_set_id: fromSetId, ...changes })
    .onConflict((on) => on.column('id').doUpdateSet(changes))
    .execute()
  await sql.q.deleteFrom('routing_rules').where('set_id', '=', id).execute()
  await insertRows(sql, id, rules)
}

/** Removes a draft with its rules. */
export async function removeDraft(sql: Sql, id: string): Promise<void> {
  await sql.q.deleteFrom('routing_rules').where('set_id', '=', id).execute()
  await sql.q.deleteFrom('routing_sets').where('id', '=', id).where('state', '=', 'draft').execute()
}

/** Published sets of a district, newest first. */
export async function listSets(sql: Sql, districtId: number, most: number) {
  return sql.q
    .selectFrom('routing_sets')
    .select(['id', 'published_at', 'by_name', 'from_set_id'])
    .where('district_id', '=', districtId)
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** Whether a set is a published one of this district. */
export async function isPublishedHere(sql: Sql, districtId: number, setId: string): Promise<boolean> {
  const rows = await sql.prepared(
    'routing_set_of_district',
    `SELECT 1 FROM routing_sets WHERE id = $1 AND district_id = $2 AND state = 'published'`,
    [setId, districtId],
  )
  return rows.length > 0
}

async function insertRows(sql: Sql, setId: string, rules: readonly RoutingRule[]): Promise<void> {
  await sql.q
    .insertInto('routing_rules')
    .values(
      rules.map((one, i) => ({
        set_id: setId,
        position: i + 1,
        category_prefix: one.categoryPrefix,
        grid_id: one.gridId,
        grid_kind: one.gridKind,
        tier: one.tier,
        from_minute: one.hours?.from ?? null,
        to_minute: one.hours?.to ?? null,
        during: one.during,
        to_role: one.toRole,
        limit_value: one.limit?.value ?? null,
        limit_unit: one.limit?.unit ?? null,
        note: one.note,
      })),
    )
    .execute()
}
