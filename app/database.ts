import { join } from 'node:path'
import { type Address, connect, type Db } from '../platform/db/connect.ts'
import { startEmbedded } from '../platform/db/embedded/server.ts'
import { ensureRoles, grantRights, migrate } from '../platform/db/migrate.ts'
import { type Config, OperatorError } from './config.ts'

/** An open, migrated database, and how to leave it. */
export type OpenDatabase = {
  /** False when the embedded server was already running for another process of this installation: it ends when that one ends. */
  readonly isOurs: boolean
  readonly db: Db
  readonly address: Address
  readonly hasRoles: boolean
  readonly migrated: readonly string[]
  close(): Promise<void>
}

/** Oldest and newest PostgreSQL that Weige runs on. */
const VERSIONS = { from: 15, to: 18 }
const DATABASE = 'weige'

/**
 * Opens the database: the embedded PostgreSQL in the data folder, or the server of DATABASE_URL. Roles are made where allowed,
 * the schema is brought up to date, and work goes on as the app role, which cannot rewrite history.
 * @param through the last migration to apply; all by default
 * @throws OperatorError with a sentence
 */
export async function openDatabase(
  config: Config,
  now: Date,
  say: (line: string) => void,
  through?: string,
): Promise<OpenDatabase> {
  const { address, isOurs, stop } = config.databaseUrl
    ? { address: { connectionString: config.databaseUrl }, isOurs: true, stop: async () => undefined }
    : await openEmbedded(config, say)
  const owner = connect(address, 'migrator', { hasRoles: false, max: 2 })
  try {
    await checkVersion(owner)
    const hasRoles = await ensureRoles(owner)
    const migrated = await migrate(owner, join(config.root, 'db'), now, through)
    if (hasRoles) await grantRights(owner)
    const db = connect(address, 'app', { hasRoles, max: 12 })
    return {
      isOurs,
      db,
      address,
      hasRoles,
      migrated,
      close: async () => {
        await db.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  } finally {
    await owner.close()
  }
}

async function openEmbedded(
  config: Config,
  say: (line: string) => void,
): Promise<{ address: Address; isOurs: boolean; stop: () => Promise<void> }> {
  const server = await startEmbedded({ dataDir: join(config.localDir, 'postgres'), durable: true, say })
  const first = connect(server.connectionFor('postgres'), 'migrator', { hasRoles: false, max: 1 })
  try {
    const there = await first.pool.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (there.rowCount === 0) await first.pool.query(`CREATE DATABASE ${DATABASE}`)
  } finally {
    await first.close()
  }
  return { address: server.connectionFor(DATABASE), isOurs: server.isOurs, stop: () => server.stop() }
}

async function checkVersion(db: Db): Promise<void> {
  const row = await db.pool
    .query<{ v: string }>("SELECT current_setting('server_version_num') AS v")
    .catch((error: Error) => {
      throw new OperatorError(`连不上数据库:${error.message}。Cannot reach the database; check DATABASE_URL.`)
    })
  const major = Math.floor(Number(row.rows[0].v) / 10_000)
  if (major < VERSIONS.from || major > VERSIONS.to) {
    throw new OperatorError(
      `数据库是 PostgreSQL ${major};微网格支持 ${VERSIONS.from} 至 ${VERSIONS.to}。Weige runs on PostgreSQL ${VERSIONS.from} to ${VERSIONS.to}.`,
    )
  }
}
