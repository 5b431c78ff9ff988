import type { Db, Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type { ImportRun } from '../contract.ts'

/** What an import does or did to the register, in rows. */
export type ImportCounts = { readonly created: number; readonly changed: number; readonly unchanged: number }

/** What is kept beside the rows. Before the run the counts are foretold, from its start they are what was done. */
export type ImportNotes = ImportCounts & {
  readonly faults: ImportRun['faults']
  /** Rows of the file that have a fault and are not applied. */
  readonly leftOut: number
  /** The version of the tree that the preview rests on. */
  readonly treeVersion: number
}

/** An import without its rows. */
export type ImportRow = {
  readonly id: string
  readonly communityId: string
  readonly kind: ImportRun['kind']
  readonly state: ImportRun['state']
  readonly fileName: string
  readonly rowsTotal: number
  readonly rowsDone: number
  readonly notes: ImportNotes
  readonly createdBy: string
  readonly finishedAt: Date | null
}

const COLUMNS = `id, community_id AS "communityId", kind, state, file_name AS "fileName", rows_total AS "rowsTotal", rows_done AS "rowsDone",
  preview AS notes, created_by AS "createdBy", finished_at AS "finishedAt"`

/** Keeps a previewed import with the rows that can be applied. */
export async function insertImport(
  sql: Sql,
  tenant: number,
  one: Omit<ImportRow, 'state' | 'rowsDone' | 'finishedAt'> & {
    readonly rows: readonly object[]
    readonly createdAt: Date
  },
): Promise<void> {
  await sql.prepared(
    'insert_import',
    `INSERT INTO import_runs (tenant_id, id, community_id, kind, state, file_name, rows_total, rows_done, preview, rows, created_at, created_by)
     VALUES ($1, $2, $3, $4, 'previewed', $5, $6, 0, $7, $8, $9, $10)`,
    [
      tenant,
      one.id,
      one.communityId,
      one.kind,
      one.fileName,
      one.rowsTotal,
      JSON.stringify(one.notes),
      JSON.stringify(one.rows),
      one.createdAt,
      one.createdBy,
    ],
  )
}

/** An import by its id; the caller checks its community. Throws NotFound. */
export async function getImport(sql: Sql, tenant: number, id: string): Promise<ImportRow> {
  const rows = await sql.prepared<ImportRow>(
    'get_import',
    `SELECT ${COLUMNS} FROM import_runs WHERE tenant_id = $1 AND id = $2`,
    [tenant, id],
  )
  if (!rows[0]) throw new NotFound('import')
  return rows[0]
}

/** Locks an import; the caller checks its community. Throws NotFound. */
export async function lockImport(sql: Sql, tenant: number, id: string): Promise<ImportRow> {
  const rows = await sql.prepared<ImportRow>(
    'lock_import',
    `SELECT ${COLUMNS} FROM import_runs WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
    [tenant, id],
  )
  if (!rows[0]) throw new NotFound('import')
  return rows[0]
}

/** Locks the oldest running import of one of the kinds that no other worker is at. */
export async function lockRunningImport(
  sql: Sql,
  tenant: number,
  kinds: readonly ImportRow['kind'][],
): Promise<ImportRow | undefined> {
  const rows = await sql.prepared<ImportRow>(
    'lock_running_import',
    `SELECT ${COLUMNS} FROM import_runs WHERE tenant_id = $1 AND state = 'running' AND kind = ANY($2::text[])
     ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [tenant, [...kinds]],
  )
  return rows[0]
}

/** Applicable rows of an import, from the `from`-th on, at most `count`. */
export async function importRows<Row>(
  sql: Sql,
  tenant: number,
  id: string,
  from: number,
  count: number,
): Promise<Row[]> {
  const rows = await sql.prepared<{ row: Row }>(
    'import_rows',
    `SELECT r.row FROM import_runs i CROSS JOIN LATERAL jsonb_array_elements(i.rows) WITH ORDINALITY AS r (row, n)
     WHERE i.tenant_id = $1 AND i.id = $2 AND r.n > $3 AND r.n <= $3 + $4 ORDER BY r.n`,
    [tenant, id, from, count],
  )
  return rows.map((one) => one.row)
}

/** Saves how far an import is. When it has ended, its rows are let go: they hold addresses, and nobody reads them again. */
export async function saveImport(
  sql: Sql,
  tenant: number,
  one: Pick<ImportRow, 'id' | 'state' | 'rowsDone' | 'notes' | 'finishedAt'>,
): Promise<void> {
  const hasEnded = one.finishedAt !== null
  await sql.prepared(
    hasEnded ? 'end_import' : 'save_import',
    `UPDATE import_runs SET state = $3, rows_done = $4, preview = $5, finished_at = $6${hasEnded ? ", rows = '[]'" : ''} WHERE tenant_id = $1 AND id = $2`,
    [tenant, one.id, one.state, one.rowsDone, JSON.stringify(one.notes), one.finishedAt],
  )
}

/** Tenants with a running import of one of the kinds: asked of the whole database, for the sweep. */
export async function tenantsWithImports(db: Db, kinds: readonly ImportRow['kind'][]): Promise<number[]> {
  const found = await db.pool.query<{ tenant_id: number }>(
    `SELECT DISTINCT tenant_id FROM import_runs WHERE state = 'running' AND kind = ANY($1::text[])`,
    [[...kinds]],
  )
  return found.rows.map((row) => row.tenant_id)
}
