import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import copy from 'pg-copy-streams'
import type { Db } from './db/connect.ts'

/** What a backup says of itself. */
export type Manifest = {
  format: 1
  at: string
  version: string
  migrations: string[]
  tables: { name: string; columns: string[]; rows: number }[]
  isSample: boolean
}

/** Tables that are not carried over: sessions end with the machine, and the list of migrations is made anew. */
const LEFT_OUT = ['migrations', 'sessions', 'login_codes']

/**
 * Writes a portable backup into an empty folder: one consistent snapshot, one compressed COPY per table, and a manifest written
 * last – a folder without one is no backup. It restores to any PostgreSQL 15–18 and to a cluster.
 */
export async function writeArchive(
  db: Db,
  folder: string,
  facts: { version: string; now: Date },
  progress: (table: string, rows: number) => void,
): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty`)
  const client = await db.pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const tables: Manifest['tables'] = []
    for (const { name, columns } of await tablesOf(client)) {
      const stream = client.query(
        copy.to(`COPY (SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)}) TO STDOUT`),
      )
      await pipeline(
        stream,
        createGzip({ level: 6 }),
        createWriteStream(join(folder, `${name}.copy.gz`), { mode: 0o600 }),
      )
      tables.push({ name, columns, rows: stream.rowCount })
      progress(name, stream.rowCount)
    }
    const migrations = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY name')
    const sample = await client.query("SELECT 1 FROM settings WHERE key = 'is_sample'")
    const manifest: Manifest = {
      format: 1,
      at: facts.now.toISOString(),
      version: facts.version,
      migrations: migrations.rows.map((row) => row.name),
      tables,
      isSample: sample.rows.length > 0,
    }
    await client.query('COMMIT')
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
    return manifest
  } finally {
    client.release()
  }
}

/** Reads the manifest of a backup. @throws Error when there is none */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  if (manifest.format !== 1) throw new Error(`unknown format ${manifest.format}`)
  return manifest
}

/**
 * Fills an empty, migrated database from a backup, in one transaction: all of it stands, or none. Foreign keys are put back and
 * checked at the end. The owner of the tables must run it.
 */
export async function readArchive(
  owner: Db,
  folder: string,
  manifest: Manifest,
  progress: (table: string, rows: number) => void,
): Promise<void> {
  const client = await owner.pool.connect()
  try {
    await client.query('BEGIN')
    const keys = await client.query<{ table: string; name: string; definition: string }>(
      `SELECT c.conrelid::regclass::text AS "table", c.conname AS name, pg_get_constraintdef(c.oid) AS definition
       FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.contype = 'f' AND n.nspname = 'public'`,
    )
    for (const key of keys.rows) await client.query(`ALTER TABLE ${key.table} DROP CONSTRAINT ${quoted(key.name)}`)
    const there = await tablesOf(client)
    for (const table of manifest.tables) {
      const known = there.find((one) => one.name === table.name)
      if (!known) throw new Error(`the backup has a table ${table.name} that this version does not know`)
      const full = await client.query(`SELECT 1 FROM ${quoted(table.name)} LIMIT 1`)
      if (full.rows.length > 0) throw new Error(`the database is not empty: ${table.name}`)
      const stream = client.query(
        copy.from(`COPY ${quoted(table.name)} (${table.columns.map(quoted).join(', ')}) FROM STDIN`),
      )
      await pipeline(createReadStream(join(folder, `${table.name}.copy.gz`)), createGunzip(), stream)
      if (stream.rowCount !== table.rows)
        throw new Error(`${table.name}: ${stream.rowCount} rows of ${table.rows}; the backup is damaged`)
      progress(table.name, table.rows)
    }
    for (const key of keys.rows)
      await client.query(`ALTER TABLE ${key.table} ADD CONSTRAINT ${quoted(key.name)} ${key.definition}`)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function tablesOf(client: {
  query(text: string, values: unknown[]): Promise<{ rows: { name: string; columns: string[] }[] }>
}): Promise<{ name: string; columns: string[] }[]> {
  const found = await client.query(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> ALL($1)
     GROUP BY c.relname ORDER BY c.relname`,
    [LEFT_OUT],
  )
  return found.rows
}

function quoted(name: string): string {
  return `"${name.replace(/"/g, '""')}"`
}
