import type { Sql } from '../../../platform/db/connect.ts'
import { SavedQuery } from '../contract.ts'

/** Whose a kept question is, locked; undefined when there is none. */
export async function lockQuery(sqlOn: Sql, tenant: number, queryId: string): Promise<string | undefined> {
  const row = await sqlOn.q
    .selectFrom('saved_queries')
    .select('account_id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', queryId)
    .forUpdate()
    .executeTakeFirst()
  return row?.account_id
}

/** How many an account keeps. */
export async function countQueries(sqlOn: Sql, tenant: number, accountId: string): Promise<number> {
  const rows = await sqlOn.q
    .selectFrom('saved_queries')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('account_id', '=', accountId)
    .execute()
  return rows.length
}

/** An account's own, and those shared with one of these grids; by name. One that this version cannot read is left out. */
export async function queriesFor(
  sqlOn: Sql,
  tenant: number,
  accountId: string,
  grids: readonly string[],
): Promise<(SavedQuery & { accountId: string })[]> {
  const rows = await sqlOn.q
    .selectFrom('saved_queries')
    .select(['id', 'account_id', 'name', 'query', 'shared_grid_id'])
    .where('tenant_id', '=', tenant)
    .where((eb) =>
      eb.or([eb('account_id', '=', accountId), ...(grids.length > 0 ? [eb('shared_grid_id', 'in', [...grids])] : [])]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.flatMap((row) => {
    const { id: queryId, name, query: question, shared_grid_id: sharedGridId } = row
    const read = SavedQuery.safeParse({ queryId, name, question, sharedGridId })
    return read.success ? [{ ...read.data, accountId: row.account_id }] : []
  })
}

export async function writeQuery(
  sqlOn: Sql,
  tenant: number,
  one: SavedQuery & { accountId: string; savedAt: Date },
): Promise<void> {
  const changeable = {
    name: one.name,
    query: JSON.stringify(one.question),
    shared_grid_id: one.sharedGridId,
    saved_at: one.savedAt,
  }
  await sqlOn.q
    .insertInto('saved_queries')
    .values({ tenant_id: tenant, id: one.queryId, account_id: one.accountId, ...changeable })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changeable))
    .execute()
}

export async function deleteQuery(sqlOn: Sql, tenant: number, queryId: string): Promise<void> {
  await sqlOn.q.deleteFrom('saved_queries').where('tenant_id', '=', tenant).where('id', '=', queryId).execute()
}
