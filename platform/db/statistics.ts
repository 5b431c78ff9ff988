import type { Sql } from './connect.ts'
import type { DB } from './schema.ts'

/** So many rows in one go change what the planner should think of a table. */
export const MANY_ROWS = 1_000

/**
 * Has the server count tables anew in which `rows` rows were written in one go, an import or a plan of doors: until then it plans by what it
 * knew of the few rows before, and reads from end to end. Few rows are left to autovacuum. Part of the transaction, whose rows it counts.
 */
export async function countAnew(sql: Sql, tables: readonly (keyof DB)[], rows: number): Promise<void> {
  if (rows >= MANY_ROWS) await sql.raw('SELECT app.analyze_tables($1::text[])', [[...tables]])
}
