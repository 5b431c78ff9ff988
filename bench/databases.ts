import { type Address, connect } from '../platform/db/connect.ts'
import { ensureRoles, grantRights, migrate } from '../platform/db/migrate.ts'
import type { BenchGround } from './ground.ts'

/** Another database of the server on which a run stands. */
export function addressOf(ground: BenchGround, database: string): Address {
  if ('connectionString' in ground.address) throw new Error('the benchmarks run on the embedded PostgreSQL')
  return { ...ground.address, database }
}

/** Makes a database, empty or a copy of another in which nobody is. */
export async function createDatabase(ground: BenchGround, name: string, template?: string): Promise<void> {
  const owner = connect(ground.address, 'migrator', { hasRoles: false, max: 1 })
  try {
    await owner.pool.query(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template} STRATEGY FILE_COPY` : ''}`)
  } finally {
    await owner.close()
  }
}

/** Brings a new database to the present form. */
export async function migrated(address: Address, now: Date): Promise<void> {
  const owner = connect(address, 'migrator', { hasRoles: false, max: 2 })
  await ensureRoles(owner)
  await migrate(owner, new URL('../db', import.meta.url).pathname, now)
  await grantRights(owner)
  await owner.close()
}
