import pg from 'pg'
import { type Address, connect } from '../../platform/db/connect.ts'
import { ensureRoles, grantRights, migrate } from '../../platform/db/migrate.ts'

const TEMPLATE = 'weige_template'

/** The address of a database on the test cluster. */
export function testAddress(database: string): Extract<Address, { host: string }> {
  return {
    host: process.env.WEIGE_TEST_SOCKET ?? '/tmp',
    port: Number(process.env.WEIGE_TEST_PORT ?? 5433),
    user: 'postgres',
    database,
  }
}

/** Makes the migrated template. Nobody stays connected to it, so that it can be cloned. */
export async function buildTemplate(): Promise<void> {
  await admin(`DROP DATABASE IF EXISTS ${TEMPLATE}`)
  await admin(`CREATE DATABASE ${TEMPLATE}`)
  const db = connect(testAddress(TEMPLATE), 'migrator', { hasRoles: false, max: 2 })
  await ensureRoles(db)
  await migrate(db, new URL('../../db', import.meta.url).pathname, new Date('2026-01-01T00:00:00Z'))
  await grantRights(db)
  await db.close()
}

/** The same as a URL, for a server in a process of its own. */
export function testUrl(database: string): string {
  const { host, port, user } = testAddress(database)
  return `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

/** A clone of the migrated template, or of another, under a fresh name. */
export async function cloneDatabase(template = TEMPLATE): Promise<string> {
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await admin(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  return name
}

/**
 * A clone of what `make` lays into a migrated database. It is made once in a test run, by whoever needs it first, whatever
 * process that is; others wait for him. It has its name only when it is whole.
 */
export async function cloneOfMade(name: string, make: (database: string) => Promise<void>): Promise<string> {
  const client = new pg.Client(testAddress('postgres'))
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name])
    const there = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (there.rowCount === 0) {
      const unfinished = await cloneDatabase()
      await make(unfinished)
      await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`)
    }
  } finally {
    await client.end()
  }
  return cloneDatabase(name)
}

/** An empty database, not even migrated. */
export async function createDatabase(): Promise<string> {
  const name = `e_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await admin(`CREATE DATABASE ${name}`)
  return name
}

export async function dropDatabase(name: string): Promise<void> {
  await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client(testAddress('postgres'))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
