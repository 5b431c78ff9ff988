import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Db } from '../../platform/db/connect.ts'
import { migrationFiles } from '../../platform/db/migrate.ts'
import { SHARED_TABLES } from '../support/statement-linter.ts'
import { cloneDatabase, dropDatabase, testAddress } from '../support/template.ts'
import { ROOT } from './sources.ts'

/** Tables without a tenant: small, the same on every node of a cluster, or local to its coordinator. */
const REFERENCE: readonly string[] = SHARED_TABLES

let db: Db
let name: string
const rows = async <Row extends object>(text: string): Promise<Row[]> => (await db.pool.query<Row>(text)).rows

beforeAll(async () => {
  name = await cloneDatabase()
  db = connect(testAddress(name), 'migrator', { hasRoles: false, max: 2 })
})
afterAll(async () => {
  await db.close()
  await dropDatabase(name)
})

describe('one schema from one machine to a cluster (docs/decisions)', () => {
  test('every tenant table starts with tenant_id bigint NOT NULL', async () => {
    const columns = await rows<{ table: string; column: string; type: string; nullable: string; position: number }>(
      `SELECT table_name AS "table", column_name AS "column", data_type AS type, is_nullable AS nullable, ordinal_position AS position FROM information_schema.columns WHERE table_schema = 'public'`,
    )
    const tables = [...new Set(columns.map((one) => one.table))].filter((table) => !REFERENCE.includes(table))
    const wrong = tables.filter(
      (table) =>
        !columns.some(
          (one) =>
            one.table === table &&
            one.column === 'tenant_id' &&
            one.type === 'bigint' &&
            one.nullable === 'NO' &&
            one.position <= 2,
        ),
    )
    expect(wrong).toEqual([])
  })

  test('every primary key, unique constraint and unique index of a tenant table holds tenant_id', async () => {
    const wrong = await rows<{ name: string }>(
      `SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
       WHERE n.nspname = 'public' AND i.indisunique AND t.relname <> ALL (ARRAY['${REFERENCE.join("','")}'])
         AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY (i.indkey) AND a.attname = 'tenant_id')`,
    )
    expect(wrong).toEqual([])
  })

  test('foreign keys between tenant tables are composite and start with tenant_id; none leads from a shared table into one', async () => {
    const keys = await rows<{ name: string; from: string; to: string; columns: string[]; del: string; upd: string }>(
      `SELECT c.conname AS name, c.conrelid::regclass::text AS "from", c.confrelid::regclass::text AS "to", c.confdeltype AS del, c.confupdtype AS upd,
         (SELECT array_agg(a.attname::text) FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)) AS columns
       FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.contype = 'f' AND n.nspname = 'public'`,
    )
    const wrong = keys.filter((key) => {
      const fromShared = REFERENCE.includes(key.from)
      const toShared = REFERENCE.includes(key.to)
      if (fromShared && !toShared) return true
      if (!fromShared && !toShared && !key.columns.includes('tenant_id')) return true
      return !['a', 'r', 'c'].includes(key.del) || !['a', 'r'].includes(key.upd)
    })
    expect(wrong.map((key) => key.name)).toEqual([])
  })

  test('no triggers, rules, policies, inheritance, generated tenants, enums or serial columns', async () => {
    expect(
      await rows(
        "SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND NOT t.tgisinternal",
      ),
    ).toEqual([])
    expect(await rows("SELECT rulename FROM pg_rules WHERE schemaname = 'public'")).toEqual([])
    expect(await rows("SELECT policyname FROM pg_policies WHERE schemaname = 'public'")).toEqual([])
    expect(await rows('SELECT inhrelid FROM pg_inherits')).toEqual([])
    expect(
      await rows(
        "SELECT typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND n.nspname = 'public'",
      ),
    ).toEqual([])
    expect(
      await rows(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND (column_default LIKE 'nextval%' OR is_identity = 'YES' OR is_generated = 'ALWAYS')",
      ),
    ).toEqual([])
  })

  test('no column fills itself with the time', async () => {
    expect(
      await rows(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND column_default ~* 'now|current_|clock_'",
      ),
    ).toEqual([])
  })

  test('every table says in Chinese what it holds', async () => {
    const wrong = await rows<{ name: string }>(
      "SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' AND coalesce(obj_description(c.oid), '') !~ '[一-龥]' AND c.relname <> 'migrations'",
    )
    expect(wrong).toEqual([])
  })

  test('migrations: one gapless stream, foreign keys one by one after the tables, every constraint named', async () => {
    const folder = join(ROOT, 'db/migrations')
    for (const file of await migrationFiles(folder)) {
      const text = readFileSync(join(folder, file), 'utf8')
      expect(text, file).toContain("SET LOCAL citus.multi_shard_modify_mode = 'sequential'")
      const tables = [...text.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\);/g)]
      for (const [, table, body] of tables) {
        expect(body, `${file} ${table}`).not.toMatch(/\bREFERENCES\b/)
        expect(body.match(/^\s+(PRIMARY KEY|UNIQUE|CHECK)/m), `${file} ${table}`).toBeNull()
        expect(text, `${file} ${table} is distributed`).toMatch(
          new RegExp(`app\\.dist_(hash|ref)\\('${table}'|${table}`),
        )
      }
    }
  })

  test('the app may add to history, never change it', async () => {
    const app = connect(testAddress(name), 'app', { max: 1 })
    try {
      await expect(app.pool.query('UPDATE events SET name = name')).rejects.toMatchObject({ code: '42501' })
      await expect(app.pool.query('DELETE FROM events')).rejects.toMatchObject({ code: '42501' })
      await expect(app.pool.query('TRUNCATE events')).rejects.toMatchObject({ code: '42501' })
      await expect(app.pool.query('CREATE TABLE sneaky (x int)')).rejects.toMatchObject({ code: '42501' })
    } finally {
      await app.close()
    }
  })

  test('the generated types fit the schema', async () => {
    const columns = await rows<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1, 2`,
    )
    const text = readFileSync(join(ROOT, 'platform/db/schema.ts'), 'utf8')
    const wrong = columns.filter(({ table, column }) => {
      const type = table
        .split('_')
        .map((part) => part[0].toUpperCase() + part.slice(1))
        .join('')
      const body = new RegExp(`export interface ${type} \\{([\\s\\S]*?)\\n\\}`).exec(text)?.[1] ?? ''
      return !new RegExp(`^\\s+${column}:`, 'm').test(body)
    })
    expect(wrong).toEqual([])
  })
})
