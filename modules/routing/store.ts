import type { Sql } from '../../platform/db/connect.ts'
import type { OpenCases, Publication } from '../calendars/rules.ts'
import { Category } from './contract.ts'

/**
 * Locks what a publication in this district decides on – the head of the district's chain, which is open by now – and tells
 * when the newest catalogue and the newest rules were published; undefined when there are none.
 */
export async function lockDistrict(sql: Sql, districtTenant: number, districtId: number): Promise<Date | undefined> {
  await sql.prepared('routing_lock', 'SELECT seq FROM chains WHERE tenant_id = $1 AND chain_id = $2 FOR UPDATE', [
    districtTenant,
    districtTenant,
  ])
  const rows = await sql.prepared<{ newest: Date | null }>(
    'routing_newest',
    `SELECT max(published_at) AS newest FROM (
       SELECT published_at FROM category_sets WHERE district_id = $1
       UNION ALL
       SELECT published_at FROM routing_sets WHERE district_id = $1
     ) AS published`,
    [districtId],
  )
  return rows[0]?.newest ?? undefined
}

/** The id of the newest published catalogue of a district, or of those from one to another, both among them. */
export async function findCategorySetId(sql: Sql, districtId: number, last = districtId): Promise<string | undefined> {
  const rows = await sql.prepared<{ id: string }>(
    'routing_current_categories',
    `SELECT id FROM category_sets WHERE district_id BETWEEN $1 AND $2 AND state = 'published'
     ORDER BY published_at DESC, id DESC LIMIT 1`,
    [districtId, last],
  )
  return rows[0]?.id
}

/** The categories of a set in order of code, a class before its leaves; undefined when there is no such set. */
export async function findCategories(sql: Sql, setId: string): Promise<Category[] | undefined> {
  const rows = await sql.q.selectFrom('categories').selectAll().where('set_id', '=', setId).orderBy('code').execute()
  if (rows.length === 0) return undefined
  return rows.map((row) =>
    Category.parse({
      code: row.code,
      nameZh: row.name_zh,
      nameEn: row.name_en,
      startTier: row.start_tier,
      limit: { value: row.limit_value, unit: row.limit_unit },
      priority: row.priority,
      usualHandler: row.usual_handler,
      callsEmergency: row.calls_emergency,
      isSensitive: row.is_sensitive,
      needsEnforcement: row.needs_enforcement,
      mayBeAnonymous: row.may_be_anonymous,
      verifyAlways: row.verify_always,
      keywords: row.keywords,
    }),
  )
}

/** How a catalogue was published. */
export type CatalogueSet = {
  readonly at: Date
  readonly openCases: OpenCases
  readonly note: string
  readonly byName: string | null
}

/** Published catalogues with their district, of one district or of all; newest first. */
export async function listCatalogues(
  on: Pick<Sql, 'q'>,
  districtId?: number,
): Promise<(Publication & { readonly districtId: number; readonly note: string; readonly byName: string | null })[]> {
  const rows = await on.q
    .selectFrom('category_sets')
    .select(['id', 'district_id', 'published_at', 'open_cases', 'note', 'by_name'])
    .where('state', '=', 'published')
    .$if(districtId !== undefined, (all) => all.where('district_id', '=', districtId ?? 0))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    districtId: row.district_id,
    publishedAt: row.published_at ?? new Date(0),
    openCases: row.open_cases,
    note: row.note,
    byName: row.by_name,
  }))
}

/** Writes a catalogue, published at the given moment. It is never changed afterwards. */
export async function insertCategories(
  sql: Sql,
  setId: string,
  districtId: number,
  { at, openCases, note, byName }: CatalogueSet,
  categories: readonly Category[],
): Promise<void> {
  await sql.q
    .insertInto('category_sets')
    .values({
      id: setId,
      district_id: districtId,
      state: 'published',
      created_at: at,
      published_at: at,
      open_cases: openCases,
      note,
      by_name: byName,
    })
    .execute()
  await sql.q
    .insertInto('categories')
    .values(
      categories.map((one) => ({
        set_id: setId,
        code: one.code,
        name_zh: one.nameZh,
        name_en: one.nameEn,
        start_tier: one.startTier,
        limit_value: one.limit.value,
        limit_unit: one.limit.unit,
        priority: one.priority,
        usual_handler: one.usualHandler,
        calls_emergency: one.callsEmergency,
        is_sensitive: one.isSensitive,
        needs_enforcement: one.needsEnforcement,
        may_be_anonymous: one.mayBeAnonymous,
        verify_always: one.verifyAlways,
        keywords: one.keywords,
      })),
    )
    .execute()
}
