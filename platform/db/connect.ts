import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

// bigint columns hold statistical codes and positions, all far below 2^53; dates stay calendar dates, not instants.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** The role a connection takes: migrator may change the schema, app may act, reader may only look. */
export type DbRole = 'migrator' | 'app' | 'reader'

/** How to reach a database: a URL of one's own server, or the parts of the embedded one. */
export type Address = { connectionString: string } | { host: string; port: number; user: string; database: string }

/** What a caller may do inside one transaction. Only platform/db makes one. */
export type Sql = {
  readonly q: Kysely<DB>
  /** Runs a statement that the server keeps prepared under `name`: for hot paths. */
  prepared<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>
  /** Runs a built statement that the server keeps prepared: for hot paths whose text has few shapes. */
  kept<Row>(built: { compile(): CompiledQuery<Row> }): Promise<Row[]>
  /** Runs a statement of a text made by our own code. */
  raw<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** A pool of connections to one database under one role. */
export type Db = {
  readonly pool: pg.Pool
  readonly q: Kysely<DB>
  readonly role: DbRole
  /** Runs `work` in one transaction: all of it stands, or none. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** Runs one statement that the server keeps prepared under `name`, as a transaction of its own. */
  once<Row>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>
  /** Runs `work` in one read-only snapshot. */
  snapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Is told of every statement; set by the statement linter of the tests and by the bench, which sends the same statements bare. */
export type StatementSpy = (text: string, values: readonly unknown[]) => void
let spy: StatementSpy | undefined
export function spyOnStatements(onStatement: StatementSpy | undefined): void {
  spy = onStatement
}

/**
 * Opens a pool. Every connection works under `role` (SET ROLE) when the server has it.
 * @param options.max most connections at a time
 * @param options.mayLoseLast commits do not wait for the disk: only for data that are made anew after a crash
 */
export function connect(
  address: Address,
  role: DbRole,
  options: { max?: number; hasRoles?: boolean; mayLoseLast?: boolean } = {},
): Db {
  const pool = new pg.Pool({
    ...address,
    max: options.max ?? 10,
    application_name: `weige-${role}`,
    options: `-c timezone=Asia/Shanghai -c jit=off${options.hasRoles === false ? '' : ` -c role=weige_${role}`}${options.mayLoseLast ? ' -c synchronous_commit=off' : ''}`,
  })
  pool.on('error', () => {
    // An idle connection died (server restarted): the pool drops it, and the next caller gets a new one.
  })
  const perClient = new WeakMap<pg.PoolClient, Kysely<DB>>()
  const q = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => spy?.(event.query.sql, event.query.parameters),
  })

  const inside = async <T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query(begin)
      const value = await work(sqlOn(client, perClient))
      await client.query('COMMIT')
      return value
    } catch (error) {
      await client.query('ROLLBACK').catch((failed: Error) => {
        broken = failed
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    pool,
    q,
    role,
    transaction: (work) => inside('BEGIN', work),
    once: async (name, text, values) => {
      const client = await pool.connect()
      try {
        return await sqlOn(client, perClient).prepared(name, text, values)
      } finally {
        client.release()
      }
    },
    snapshot: (work) => inside('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
    close: () => pool.end(),
  }
}

function sqlOn(client: pg.PoolClient, perClient: WeakMap<pg.PoolClient, Kysely<DB>>): Sql {
  let q = perClient.get(client)
  if (!q) {
    // Kysely asks its pool for a connection; inside a transaction that is always this one.
    const one = { query: client.query.bind(client), release: () => undefined }
    const pool = { connect: async () => one, end: async () => undefined }
    q = new Kysely<DB>({
      dialect: new PostgresDialect({ pool: pool as never }),
      log: (event) => spy?.(event.query.sql, event.query.parameters),
    })
    perClient.set(client, q)
  }
  const prepared = async <Row>(name: string, text: string, values: readonly unknown[]) => {
    spy?.(text, values)
    const result = await client.query({ name, text, values: [...values] })
    return result.rows as Row[]
  }
  return {
    q,
    prepared,
    kept: (built) => {
      const { sql, parameters } = built.compile()
      return prepared(statementName(sql), sql, parameters)
    },
    raw: async <Row>(text: string, values: readonly unknown[] = []) => {
      spy?.(text, values)
      const result = await client.query(text, [...values])
      return result.rows as Row[]
    },
  }
}

const names = new Map<string, string>()

/** The name under which the server keeps a statement whose text is made as it is needed. */
export function statementName(text: string): string {
  const name = names.get(text) ?? `kept_${names.size}`
  names.set(text, name)
  return name
}

/** SQLSTATE of a database error, or undefined for any other error. Code branches on this only: names of constraints differ between engines. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined
}
