import type { Sql } from '../../../platform/db/connect.ts'
import type { Template } from '../contract.ts'

/** The template's grid, locked; undefined when there is none. */
export async function lockTemplate(sqlOn: Sql, tenant: number, templateId: string): Promise<string | undefined> {
  const row = await sqlOn.q
    .selectFrom('answer_templates')
    .select('grid_id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', templateId)
    .forUpdate()
    .executeTakeFirst()
  return row?.grid_id
}

export async function countTemplates(sqlOn: Sql, tenant: number, gridId: string): Promise<number> {
  const row = await sqlOn.q
    .selectFrom('answer_templates')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('tenant_id', '=', tenant)
    .where('grid_id', '=', gridId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function writeTemplate(
  sqlOn: Sql,
  tenant: number,
  template: Template & { salt: Buffer; savedAt: Date; savedBy: string | null },
): Promise<void> {
  const changeable = {
    category_prefix: template.categoryPrefix,
    verb: template.verb,
    outcome: template.outcome,
    title: template.title,
    text: template.text,
    salt: template.salt,
    saved_at: template.savedAt,
    saved_by_person_id: template.savedBy,
  }
  await sqlOn.q
    .insertInto('answer_templates')
    .values({ tenant_id: tenant, id: template.templateId, grid_id: template.gridId, ...changeable })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changeable))
    .execute()
}

export async function deleteTemplate(sqlOn: Sql, tenant: number, templateId: string): Promise<void> {
  await sqlOn.q.deleteFrom('answer_templates').where('tenant_id', '=', tenant).where('id', '=', templateId).execute()
}

/** What stands on these grids, by title. */
export async function templatesOn(sqlOn: Sql, tenant: number, grids: readonly string[]) {
  return sqlOn.q
    .selectFrom('answer_templates')
    .select(['id', 'grid_id', 'category_prefix', 'verb', 'outcome', 'title', 'text'])
    .where('tenant_id', '=', tenant)
    .where('grid_id', 'in', grids)
    .orderBy('title')
    .orderBy('id')
    .execute()
}
