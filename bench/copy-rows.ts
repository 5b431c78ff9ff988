import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import copy from 'pg-copy-streams'
import type { Db } from '../platform/db/connect.ts'

/** Tables that rows are copied into, with their columns. */
const TABLES = {
  cases:
    'tenant_id id community_id chain_id number grid_id grid_version_id place_name lng lat channel state nature category_code category_set_id routing_set_id calendar_set_id tier priority is_sensitive is_supervised summary summary_salt search owner_post_id handler_post_id handler_person_id next_deadline_at due_at is_due_provisional due_ruled_by outcome answer answer_salt reporter_verdict rating return_count rework_count reopen_count reported_at assigned_at claimed_at resolved_at answered_at closed_at version',
  case_parties: 'tenant_id case_id party_id person_id bearer_hash party_as joined_at answered_at verdict',
  case_clocks:
    'tenant_id case_id kind owner_post_id started_at due_at limit_value limit_unit is_provisional stopped_at next_step_at',
  reports:
    'tenant_id id case_id channel text text_salt place_code_id place_name located_by reporter_person_id tracking_hash made_at received_at',
  directory: 'kind key_hash tenant_id subject_id',
} as const
export type Table = keyof typeof TABLES
export const LOADED: readonly Table[] = ['cases', 'case_parties', 'case_clocks', 'reports', 'directory']
type Value = string | number | boolean | Date | Buffer | null
/** Lines in the text format of COPY: text is all that waits to be sent, so that little is held in memory. */
export type Rows = Record<Table, string[]>

/** Copies lines into a table. */
export async function copyIn(db: Db, table: Table, rows: readonly string[]): Promise<void> {
  const client = await db.pool.connect()
  try {
    const into = client.query(copy.from(`COPY ${table} (${TABLES[table].replaceAll(' ', ', ')}) FROM STDIN`))
    await pipeline(Readable.from(chunks(rows)), into)
  } finally {
    client.release()
  }
}

/** Lines, some hundred at a time. */
function* chunks(lines: readonly string[]): Generator<string> {
  for (let from = 0; from < lines.length; from += 500) yield lines.slice(from, from + 500).join('')
}

/** A row as a line, its values in the order of the table's columns. */
export function line(row: readonly Value[]): string {
  return `${row.map(field).join('\t')}\n`
}

function field(value: Value): string {
  if (value === null) return '\\N'
  // Our own texts: no tabs, line ends or backslashes.
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return String(value)
  return Buffer.isBuffer(value) ? `\\\\x${value.toString('hex')}` : value.toISOString()
}

/** Takes secondary indexes and foreign keys off the tables that are loaded. @returns what makes them again */
export async function strip(db: Db): Promise<{ indexes(): Promise<void>; keys(): Promise<void> }> {
  const tables = [...LOADED, 'events', 'case_notes', 'case_assists']
  const keys = await db.pool.query<{ table: string; name: string; text: string }>(
    `SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS text FROM pg_constraint
     WHERE contype = 'f' AND conrelid::regclass::text = ANY($1)`,
    [tables],
  )
  const indexes = await db.pool.query<{ name: string; text: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS text FROM pg_index i
     WHERE i.indrelid::regclass::text = ANY($1) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [tables],
  )
  for (const key of keys.rows) await db.pool.query(`ALTER TABLE ${key.table} DROP CONSTRAINT ${key.name}`)
  for (const index of indexes.rows) await db.pool.query(`DROP INDEX ${index.name}`)
  const roomy = async (statements: readonly string[]) => {
    const client = await db.pool.connect()
    try {
      await client.query("SET maintenance_work_mem = '512MB'")
      for (const statement of statements) await client.query(statement)
      await client.query('RESET maintenance_work_mem')
    } finally {
      client.release()
    }
  }
  return {
    indexes: () => roomy(indexes.rows.map((index) => index.text)),
    keys: () => roomy(keys.rows.map((key) => `ALTER TABLE ${key.table} ADD CONSTRAINT ${key.name} ${key.text}`)),
  }
}
