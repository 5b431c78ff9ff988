import { type Address, connect, type Db } from '../platform/db/connect.ts'
import { ensureRoles, grantRights, migrate } from '../platform/db/migrate.ts'
import type { BenchGround } from './ground.ts'

/** Another database of the server on which a run stands. */
export function addressOf(ground: BenchGround, database: string): Address {
  if ('connectionString' in ground.address) throw new Error('the benchmarks run on the embedded PostgreSQL')
  return { ...ground.address, database }
}

/** Does what only the owner of a database may. */
export async function asOwner(address: Address, work: (db: Db) => Promise<unknown>): Promise<void> {
  const db = connect(address, 'migrator', { hasRoles: false, max: 2, mayLoseLast: true })
  try {
    await work(db)
  } finally {
    await db.close()
  }
}

/** Makes a database, empty or a copy of another in which nobody is. */
export async function createDatabase(ground: BenchGround, name: string, template?: string): Promise<void> {
  const from = template ? ` TEMPLATE ${template} STRATEGY FILE_COPY` : ''
  await asOwner(ground.address, (owner) => owner.pool.query(`CREATE DATABASE ${name}${from}`))
}

/** Brings a new database to the present form. */
export async function migrated(address: Address, now: Date): Promise<void> {
  await asOwner(address, async (owner) => {
    await ensureRoles(owner)
    await migrate(owner, new URL('../db', import.meta.url).pathname, now)
    await grantRights(owner)
  })
}
