import type { Sql } from '../../../platform/db/connect.ts'
import { SavedView } from '../contract.ts'

/** Whose view it is, locked; undefined when there is none. */
export async function lockView(sqlOn: Sql, tenant: number, viewId: string): Promise<string | undefined> {
  const row = await sqlOn.q
    .selectFrom('saved_views')
    .select('account_id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', viewId)
    .forUpdate()
    .executeTakeFirst()
  return row?.account_id
}

/** An account's views by name. One whose filter this version cannot read is left out. */
export async function viewsOf(sqlOn: Sql, tenant: number, accountId: string): Promise<SavedView[]> {
  const rows = await sqlOn.q
    .selectFrom('saved_views')
    .select(['id', 'name', 'filter', 'is_start'])
    .where('tenant_id', '=', tenant)
    .where('account_id', '=', accountId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => {
    const read = SavedView.safeParse({ viewId: row.id, name: row.name, filter: row.filter, isStart: row.is_start })
    return read.success ? [read.data] : []
  })
}

/** The desk opens with none of this account's views. */
export async function clearStart(sqlOn: Sql, tenant: number, accountId: string): Promise<void> {
  await sqlOn.q
    .updateTable('saved_views')
    .set({ is_start: false })
    .where('tenant_id', '=', tenant)
    .where('account_id', '=', accountId)
    .where('is_start', '=', true)
    .execute()
}

export async function writeView(
  sqlOn: Sql,
  tenant: number,
  view: SavedView & { accountId: string; savedAt: Date },
): Promise<void> {
  const changeable = {
    name: view.name,
    filter: JSON.stringify(view.filter),
    is_start: view.isStart,
    saved_at: view.savedAt,
  }
  await sqlOn.q
    .insertInto('saved_views')
    .values({ tenant_id: tenant, id: view.viewId, account_id: view.accountId, ...changeable })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changeable))
    .execute()
}

export async function deleteView(sqlOn: Sql, tenant: number, viewId: string): Promise<void> {
  await sqlOn.q.deleteFrom('saved_views').where('tenant_id', '=', tenant).where('id', '=', viewId).execute()
}
