import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from './connect.ts'

/** Serialises migrations of one database; any constant will do. */
const LOCK = 7_210_415

const FILE = /^(\d{4})_([a-z_]+)\.sql$/

/**
 * Brings a database to the newest schema: plain SQL files in order, forward only, each in a transaction of its own together
 * with its row in `app.migrations`, so that a killed migration leaves nothing half done. Then re-creates the views.
 * @param through the last one to apply: for a backup of an older version, which is filled in before the rest follows
 * @returns names of the migrations that were applied now
 * @throws Error when an applied migration's text changed, or a number is missing or doubled
 */
export async function migrate(db: Db, folder: string, now: Date, through?: string): Promise<string[]> {
  const all = await migrationFiles(join(folder, 'migrations'))
  const files = through === undefined ? all : all.slice(0, all.indexOf(through) + 1)
  const client = await db.pool.connect()
  const applied: string[] = []
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query(
      'CREATE TABLE IF NOT EXISTS migrations (name text NOT NULL CONSTRAINT migrations_pkey PRIMARY KEY, applied_at timestamptz NOT NULL, text text NOT NULL)',
    )
    const before = await client.query<{ name: string; text: string }>('SELECT name, text FROM migrations')
    const known = new Map(before.rows.map((row) => [row.name, row.text]))
    for (const name of files) {
      const text = await readFile(join(folder, 'migrations', name), 'utf8')
      const old = known.get(name)
      if (old !== undefined) {
        if (old !== text)
          throw new Error(
            `migration ${name} was changed after it was applied: migrations are never edited, add a new one`,
          )
        continue
      }
      await client.query('BEGIN')
      try {
        await client.query(text)
        await client.query('INSERT INTO migrations (name, applied_at, text) VALUES ($1, $2, $3)', [name, now, text])
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK')
        throw error
      }
      applied.push(name)
    }
    return applied
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
    client.release()
  }
}

/** Names of the migration files in order, checked to be one gapless stream. */
export async function migrationFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  names.forEach((name, index) => {
    const number = FILE.exec(name)?.[1]
    if (Number(number) !== index + 1)
      throw new Error(`migration ${name}: expected number ${String(index + 1).padStart(4, '0')}`)
  })
  return names
}

/**
 * Makes the three database roles and lets them do what they may, when the connected user is allowed to.
 * @returns false when the server refuses: the installation then works as the one user, and `weige doctor` prints the SQL
 */
export async function ensureRoles(db: Db): Promise<boolean> {
  try {
    await db.pool.query(ROLES_SQL)
    return true
  } catch {
    const there = await db.pool.query(
      "SELECT count(*)::int AS n FROM pg_roles WHERE rolname IN ('weige_migrator', 'weige_app', 'weige_reader') AND pg_has_role(current_user, oid, 'member')",
    )
    return there.rows[0].n === 3
  }
}

/** What a database administrator runs when Weige's own user may not make roles. */
export const ROLES_SQL = `
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'weige_migrator') THEN CREATE ROLE weige_migrator NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'weige_app') THEN CREATE ROLE weige_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'weige_reader') THEN CREATE ROLE weige_reader NOLOGIN; END IF;
  EXECUTE format('GRANT weige_migrator, weige_app, weige_reader TO %I', current_user);
END $$;`

/** Rights on the tables: the app may do all but rewrite history; the reader may only look. Run after every migration. */
export async function grantRights(db: Db): Promise<void> {
  await db.pool.query(`
    GRANT USAGE ON SCHEMA public, app TO weige_app, weige_reader;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO weige_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO weige_app, weige_reader;
    REVOKE UPDATE, DELETE, TRUNCATE ON events FROM weige_app;
    REVOKE INSERT, UPDATE, DELETE ON migrations FROM weige_app;
    GRANT SELECT ON ALL TABLES IN SCHEMA public TO weige_reader;
    REVOKE SELECT ON sessions, accounts, login_codes, directory, deliveries FROM weige_reader;
    GRANT CREATE ON SCHEMA public TO weige_migrator;
  `)
}
