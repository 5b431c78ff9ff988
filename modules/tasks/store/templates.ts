import { z } from 'zod'
import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import { TEMPLATE_STATES } from '../contract/names.ts'
import { TemplateContent } from '../contract/register.ts'

const day = z.string().nullable()
const moment = z.date().nullable()
const id = z.uuid()
const KEPT = TemplateContent.extend({
  id,
  seriesId: id,
  version: z.int(),
  communityId: id,
  state: z.enum(TEMPLATE_STATES),
  savedBy: id.nullable(),
  submittedAt: moment,
  submittedBy: id.nullable(),
  decidedAt: moment,
  decidedBy: id.nullable(),
  decideReason: z.string().nullable(),
  overReason: z.string().nullable(),
  validFrom: day,
  validUntil: day,
  replacedFrom: day,
  endReason: z.string().nullable(),
  nextOn: day,
  planAfter: id.nullable(),
})
/** A version of an item as it stands in the table. */
export type TemplateRow = z.infer<typeof KEPT>

const COLUMNS = `id, series_id AS "seriesId", version, community_id AS "communityId", state, kind, name_zh AS "nameZh", name_en AS "nameEn", what,
  source_department AS "sourceDepartment", legal_basis AS "legalBasis", frequency, due_days AS "dueDays", expires_days AS "expiresDays", target, mark,
  grid_ids AS "gridIds", minutes, form, is_urgent AS "isUrgent", consent, saved_by_person_id AS "savedBy", submitted_at AS "submittedAt",
  submitted_by_person_id AS "submittedBy", decided_at AS "decidedAt", decided_by_person_id AS "decidedBy", decide_reason AS "decideReason",
  over_reason AS "overReason", valid_from AS "validFrom", valid_until AS "validUntil", replaced_from AS "replacedFrom", end_reason AS "endReason",
  next_on AS "nextOn", plan_after AS "planAfter"`

/** The versions of a community whose grids, or grids above them, are in sight: the caller has asked which of them may be shown. */
export async function templatesOf(sql: Sql, tenant: number, communityId: string, sight: Sight): Promise<TemplateRow[]> {
  const rows = await sql.prepared(
    'task_templates_of',
    `SELECT ${COLUMNS} FROM task_templates t WHERE t.tenant_id = $1 AND t.community_id = $2 AND ($3::uuid[] IS NULL OR EXISTS (
       SELECT 1 FROM grids g WHERE g.tenant_id = $1 AND g.community_id = t.community_id AND g.id = ANY($3::uuid[])))
     ORDER BY name_zh, series_id, version DESC`,
    [tenant, communityId, sight.grids ?? null],
  )
  return z.array(KEPT).parse(rows)
}

/** The versions in sight of all communities that somebody admitted. */
export async function allTemplates(sql: Sql, tenant: number, sight: Sight): Promise<TemplateRow[]> {
  const rows = await sql.prepared(
    'task_templates_of_all',
    `SELECT ${COLUMNS} FROM task_templates t WHERE t.tenant_id = $1 AND t.state = 'admitted' AND ($2::uuid[] IS NULL OR EXISTS (
       SELECT 1 FROM grids g WHERE g.tenant_id = $1 AND g.community_id = t.community_id AND g.id = ANY($2::uuid[])))
     ORDER BY name_zh, series_id, version DESC`,
    [tenant, sight.grids ?? null],
  )
  return z.array(KEPT).parse(rows)
}

/** Versions by their ids, whoever asks: tasks that he sees are of them. */
export async function templatesById(
  sql: Sql,
  tenant: number,
  ids: readonly string[],
): Promise<Map<string, TemplateRow>> {
  if (ids.length === 0) return new Map()
  const rows = await sql.prepared(
    'task_templates_by_id',
    `SELECT ${COLUMNS} FROM task_templates WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [tenant, [...new Set(ids)]],
  )
  return new Map(
    z
      .array(KEPT)
      .parse(rows)
      .map((row) => [row.id, row]),
  )
}

/** One version, locked to decide on it; its series is locked with it, so that two versions are decided one after the other. @throws NotFound */
export async function lockTemplate(sql: Sql, tenant: number, templateId: string): Promise<TemplateRow> {
  const row = await lockTemplateIfAny(sql, tenant, templateId)
  if (!row) throw new NotFound('task_template')
  return row
}

/** The same; undefined when there is none. */
export async function lockTemplateIfAny(
  sql: Sql,
  tenant: number,
  templateId: string,
): Promise<TemplateRow | undefined> {
  const rows = await sql.prepared(
    'lock_task_template',
    `SELECT ${COLUMNS} FROM task_templates WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
    [tenant, templateId],
  )
  return z.array(KEPT).parse(rows)[0]
}

/** All versions of an item, locked, the oldest first. */
export async function lockSeries(sql: Sql, tenant: number, seriesId: string): Promise<TemplateRow[]> {
  const rows = await sql.prepared(
    'lock_task_series',
    `SELECT ${COLUMNS} FROM task_templates WHERE tenant_id = $1 AND series_id = $2 ORDER BY version FOR UPDATE`,
    [tenant, seriesId],
  )
  return z.array(KEPT).parse(rows)
}

export type Draft = TemplateContent & {
  readonly id: string
  readonly seriesId: string
  readonly version: number
  readonly communityId: string
  readonly isSynthetic: boolean
  readonly savedAt: Date
  readonly savedBy: string | null
}

/** Writes a draft, new or over itself. */
export async function writeDraft(sql: Sql, tenant: number, draft: Draft): Promise<void> {
  const content = {
    kind: draft.kind,
    name_zh: draft.nameZh,
    name_en: draft.nameEn,
    what: draft.what,
    source_department: draft.sourceDepartment,
    legal_basis: draft.legalBasis,
    frequency: JSON.stringify(draft.frequency),
    due_days: draft.dueDays,
    expires_days: draft.expiresDays,
    target: draft.target,
    mark: draft.mark,
    grid_ids: [...draft.gridIds],
    minutes: draft.minutes,
    form: JSON.stringify(draft.form),
    is_urgent: draft.isUrgent,
    consent: draft.consent,
    saved_at: draft.savedAt,
    saved_by_person_id: draft.savedBy,
  }
  await sql.q
    .insertInto('task_templates')
    .values({
      tenant_id: tenant,
      id: draft.id,
      series_id: draft.seriesId,
      version: draft.version,
      community_id: draft.communityId,
      state: 'draft',
      is_synthetic: draft.isSynthetic,
      ...content,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(content))
    .execute()
}

/** What an act on a version writes. */
export type TemplateChange = Partial<{
  state: TemplateRow['state']
  submitted_at: Date
  submitted_by_person_id: string | null
  decided_at: Date
  decided_by_person_id: string | null
  decide_reason: string | null
  over_reason: string | null
  valid_from: string
  valid_until: string
  replaced_from: string | null
  ended_at: Date
  ended_by_person_id: string | null
  end_reason: string
  next_on: string | null
  plan_after: string | null
}>

export async function saveTemplateRow(
  sql: Sql,
  tenant: number,
  templateId: string,
  change: TemplateChange,
): Promise<void> {
  await sql.q
    .updateTable('task_templates')
    .set(change)
    .where('tenant_id', '=', tenant)
    .where('id', '=', templateId)
    .execute()
}

/** Tenants in which something is to be planned up to a day. */
export const TO_PLAN = 'SELECT DISTINCT tenant_id FROM task_templates WHERE next_on <= $1::date'

/** One version of which an occurrence up to a day is to be planned, locked; one that another sweep holds is passed over. */
export async function takeToPlan(sql: Sql, tenant: number, upTo: string): Promise<TemplateRow | undefined> {
  const rows = await sql.prepared(
    'take_task_template_to_plan',
    `SELECT ${COLUMNS} FROM task_templates WHERE tenant_id = $1 AND next_on <= $2::date AND state = 'admitted'
     ORDER BY next_on, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [tenant, upTo],
  )
  return z.array(KEPT).parse(rows)[0]
}

/** The agreed minutes of a community; null when nothing is agreed. */
export async function agreedMinutes(sql: Sql, tenant: number, communityId: string): Promise<number | null> {
  const row = await sql.q
    .selectFrom('task_budgets')
    .select('minutes')
    .where('tenant_id', '=', tenant)
    .where('community_id', '=', communityId)
    .executeTakeFirst()
  return row?.minutes ?? null
}

/** The minutes that were agreed, by community. */
export async function allAgreed(sql: Sql, tenant: number): Promise<Map<string, number>> {
  const rows = await sql.q
    .selectFrom('task_budgets')
    .select(['community_id', 'minutes'])
    .where('tenant_id', '=', tenant)
    .execute()
  return new Map(rows.map((row) => [row.community_id, row.minutes]))
}

/** Writes the agreed minutes down; null takes them away. */
export async function writeAgreed(
  sql: Sql,
  tenant: number,
  communityId: string,
  minutes: number | null,
  set: { at: Date; by: string | null },
): Promise<void> {
  if (minutes === null) {
    await sql.q
      .deleteFrom('task_budgets')
      .where('tenant_id', '=', tenant)
      .where('community_id', '=', communityId)
      .execute()
    return
  }
  const values = { minutes, set_at: set.at, set_by_person_id: set.by }
  await sql.q
    .insertInto('task_budgets')
    .values({ tenant_id: tenant, community_id: communityId, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'community_id']).doUpdateSet(values))
    .execute()
}
