import { spawn } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { type EmbeddedServer, removeEmbedded, startEmbedded } from './server.ts'
import { makeFolder, query, untilLeft } from './testing.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** `db` in it is one database that most tests start and stop; those that need a new one make it beside. */
const folder = makeFolder()
let servers: EmbeddedServer[] = []

afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  servers = []
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function start(dataDir = join(folder, 'db'), settings: Record<string, string> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, durable: false, settings: { shared_buffers: '16MB', ...settings } })
  servers.push(server)
  return server
}

/** Folders for sockets that no server listens in. */
function abandoned(): string[] {
  return readdirSync('/tmp').filter((name) => name.startsWith('weige-pg-') && isEmpty(join('/tmp', name)))
}

/** What is gone meanwhile or may not be looked into is no folder that was left behind by us. */
function isEmpty(path: string): boolean {
  try {
    return readdirSync(path).length === 0
  } catch {
    return false
  }
}

async function showAll(server: EmbeddedServer, names: string[]): Promise<Record<string, unknown>> {
  const rows = await query(server, `SELECT name, current_setting(name) AS value FROM pg_settings`)
  return Object.fromEntries(
    rows.filter(({ name }) => names.includes(String(name))).map(({ name, value }) => [name, value]),
  )
}

describe('an embedded server', () => {
  test('serves only its socket, in UTF-8, and sees letters where pg_trgm looks for them', async () => {
    const server = await start()
    expect(
      await showAll(server, ['jit', 'synchronous_commit', 'fsync', 'max_connections', 'listen_addresses']),
    ).toEqual({
      jit: 'off',
      synchronous_commit: 'on',
      fsync: 'off',
      max_connections: '100',
      listen_addresses: '',
    })
    expect(lstatSync(server.socketDir).mode & 0o777).toBe(0o700)
    expect(server.connectionFor('weige')).toEqual({
      host: server.socketDir,
      port: server.port,
      user: 'postgres',
      database: 'weige',
    })
    await query(server, 'CREATE EXTENSION pg_trgm')
    const [row] = await query(
      server,
      `SELECT show_trgm('路灯不亮') <> '{}' AS sees, upper('é') AS upper, 'Z' < 'a' AS by_code,
         current_setting('server_encoding') AS encoding`,
    )
    expect(row).toEqual({ sees: true, upper: 'É', by_code: true, encoding: 'UTF8' })
  })

  test('keeps data over a restart and leaves neither process nor socket behind', async () => {
    const first = await start()
    await query(first, 'CREATE TABLE restarted AS SELECT 42 AS n')
    await Promise.all([first.stop(), first.stop()])
    await untilLeft(join(folder, 'db'))
    expect(existsSync(first.socketDir)).toBe(false)
    const second = await start()
    expect(await query(second, 'SELECT n FROM restarted')).toEqual([{ n: 42 }])
  })

  test('stops while clients are connected and busy', async () => {
    const server = await start()
    const busy = query(server, 'SELECT pg_sleep(600)')
    const refused = expect(busy).rejects.toThrow(/terminating connection/)
    while (
      (await query(server, `SELECT 1 FROM pg_stat_activity WHERE query LIKE '%sleep(600)' AND pid <> pg_backend_pid()`))
        .length === 0
    );
    await server.stop()
    await refused
    await untilLeft(join(folder, 'db'))
  })

  test('recovers after SIGKILL, even while a child of the dead server is too busy to notice', async () => {
    const server = await start()
    await query(server, 'CREATE TABLE kept AS SELECT 42 AS n')
    await query(server, 'CHECKPOINT')
    const busy = query(server, 'SELECT count(*) FROM generate_series(1, 100000000) a, generate_series(1, 1000) b')
    const broken = expect(busy).rejects.toThrow()
    while ((await query(server, `SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT count%'`)).length === 0);
    process.kill(server.pid, 'SIGKILL')
    await server.ended
    const second = await start()
    await broken
    expect(second.pid).not.toBe(server.pid)
    expect(await query(second, 'SELECT n FROM kept')).toEqual([{ n: 42 }])
  })

  test('starts over a stale postmaster.pid, also when its number belongs to another program now', async () => {
    const server = await start()
    const cluster = join(folder, 'db', 'cluster')
    const written = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
    await server.stop()
    const other = spawn('sleep', ['600'], { stdio: 'ignore' })
    writeFileSync(join(cluster, 'postmaster.pid'), written.replace(/^\d+/, String(other.pid)))
    const second = await start()
    expect(second.isOurs).toBe(true)
    expect(other.exitCode).toBe(null)
    other.kill('SIGKILL')
  })

  test('never removes what a postmaster.pid names but our own kind of socket folder', async () => {
    const server = await start()
    const cluster = join(folder, 'db', 'cluster')
    const written = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
    await server.stop()
    const precious = join(folder, 'precious')
    mkdirSync(precious)
    const sideways = `/tmp/weige-pg-aaaaaa/../${basename(folder)}/precious`
    for (const path of [precious, sideways]) {
      writeFileSync(join(cluster, 'postmaster.pid'), written.replace(server.socketDir, path))
      await (await start()).stop()
    }
    expect(existsSync(precious)).toBe(true)
  })

  test('a second start in the same process joins the first and leaves it running', async () => {
    const [first, second] = await Promise.all([start(), start()])
    expect([first.isOurs, second.isOurs].sort()).toEqual([false, true])
    expect(second.pid).toBe(first.pid)
    const guest = first.isOurs ? second : first
    await guest.stop()
    expect(await query(first, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  })

  test('serves a data folder whose path is longer than a socket may have, with blanks and Chinese in it', async () => {
    const dataDir = join(folder, '微网 实格'.repeat(9), 'x'.repeat(120), "it's")
    const server = await start(dataDir)
    expect(await query(server, 'SHOW data_directory')).toEqual([
      { data_directory: join(realpathSync(dataDir), 'cluster') },
    ])
  })

  test('says in one sentence what is wrong with a setting, and leaves nothing behind', async () => {
    const before = abandoned()
    await expect(start(undefined, { shared_buffers: 'many' })).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('shared_buffers'),
    })
    await untilLeft(join(folder, 'db'))
    // Other tests' servers start meanwhile: their folders are empty for a moment, one that is left behind stays so.
    await expect.poll(() => abandoned().filter((name) => !before.includes(name)), { timeout: 20_000 }).toEqual([])
    const server = await start()
    expect(server.isOurs).toBe(true)
  })

  test('refuses data of another major version of PostgreSQL', async () => {
    await (await start()).stop()
    const version = join(folder, 'db', 'cluster', 'PG_VERSION')
    writeFileSync(version, '12\n')
    await expect(start()).rejects.toMatchObject({ code: 'failed', message: expect.stringContaining('PostgreSQL 12') })
    writeFileSync(version, '17\n')
  })

  test('makes the database anew when making it was interrupted, and removes it with all data when told', async () => {
    const dataDir = join(folder, 'interrupted')
    const unfinished = join(dataDir, 'cluster.new-interrupted')
    mkdirSync(unfinished, { recursive: true })
    writeFileSync(join(unfinished, 'PG_VERSION'), '17\n')
    const server = await start(dataDir)
    expect(await query(server, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    expect(existsSync(unfinished)).toBe(false)
    await removeEmbedded(dataDir)
    await server.ended
    expect(existsSync(dataDir)).toBe(false)
    expect(existsSync(server.socketDir)).toBe(false)
  })
})
