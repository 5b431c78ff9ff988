import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findNative, prepareBinaries } from './binaries.ts'
import { ensureCluster, type PidFile } from './cluster.ts'
import { EmbeddedError, explain } from './errors.ts'
import { type Home, makeDataDir, settleHome, systemFolder } from './home.ts'
import { withLock } from './lock.mjs'
import { clearRemains, findRunning, launch, type Postmaster, shutDown } from './postmaster.ts'
import { ask } from './probe.ts'
import { isRunning, ownMark } from './processes.mjs'

export { EmbeddedError, type EmbeddedErrorCode } from './errors.ts'

/**
 * `durable: false` gives up safety against power failure for speed (tests). `settings` are PostgreSQL's own and win.
 * `native`: the folder of another build's programs than the installed one (tests of other majors).
 */
export type EmbeddedOptions = {
  dataDir: string
  durable: boolean
  native?: string
  say?: (line: string) => void
  settings?: Record<string, string>
}

/**
 * A running server. `isOurs` is false when another living process started it: then `stop` leaves it running.
 * `ended` settles when a server that is ours has ended, whether stopped or crashed; for another's it never does.
 */
export type EmbeddedServer = {
  socketDir: string
  port: number
  user: 'postgres'
  pid: number
  isOurs: boolean
  ended: Promise<void>
  connectionFor(database: string): { host: string; port: number; user: string; database: string }
  stop(): Promise<void>
}

/** How long a server that another living process is starting or stopping may stay silent. */
const PATIENCE_MS = 60_000

/**
 * Brings up PostgreSQL 17 on the data in `dataDir`, making the database at the first start.
 *
 * One server serves one folder: when a living process has started it already, this joins it; when its starter died, it
 * is stopped and started anew. It runs as an unprivileged user when we are root, listens on a unix socket in a folder of
 * mode 0700 and on no address, and ends when this process ends, however that happens.
 * Throws EmbeddedError, whose message is meant for the person at the terminal.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const say = options.say ?? (() => {})
  try {
    const dataDir = makeDataDir(options.dataDir)
    const waiting = (pid: number) =>
      say(`Another process (${pid}) is starting or stopping this database; waiting for it.`)
    return await withLock(join(dataDir, 'lock'), () => bringUp(dataDir, options, say), waiting)
  } catch (error) {
    throw explain(error, options.dataDir)
  }
}

/** Stops the server of a data folder, whoever runs it, and removes its data wherever they are kept. For tests. */
export async function removeEmbedded(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return
  try {
    const real = makeDataDir(dataDir)
    await withLock(join(real, 'lock'), async () => {
      const { folder, cluster } = settleHome(real, false, () => {})
      const running = findRunning(cluster)
      if (running !== undefined) await shutDown(cluster, running, () => {})
      clearRemains(cluster)
      if (folder !== real) rmSync(folder, { recursive: true, force: true })
    })
    rmSync(real, { recursive: true, force: true })
  } catch (error) {
    throw explain(error, dataDir)
  }
}

async function bringUp(
  dataDir: string,
  options: EmbeddedOptions,
  say: (line: string) => void,
): Promise<EmbeddedServer> {
  const home = settleHome(dataDir, options.durable, say)
  const joined = await joinRunning(home, say)
  if (joined !== undefined) return serverFrom(joined)
  const copyBase = () => (home.account.isSelf ? home.folder : systemFolder(options.durable, home.account))
  const binaries = prepareBinaries(options.native ?? findNative(), home.account, copyBase, say)
  ensureCluster(home, binaries, options.durable, say)
  clearRemains(home.cluster)
  writeOwner(home)
  const settings = { ...settingsFor(options.durable), ...options.settings }
  const postmaster = await launchPatiently(() => launch(home, binaries, settings, say))
  const halt = () =>
    withLock(join(dataDir, 'lock'), async () => {
      postmaster.letGo()
      await shutDown(home.cluster, postmaster, say)
      await postmaster.ended
      if (findRunning(home.cluster) === undefined) clearRemains(home.cluster)
    })
  return serverFrom(postmaster, { ended: postmaster.ended, halt })
}

/** The running server if its starter lives and it answers; one without a starter is stopped. */
async function joinRunning(home: Home, say: (line: string) => void): Promise<PidFile | undefined> {
  for (let waited = 0; ; waited += 50) {
    const running = findRunning(home.cluster)
    if (running === undefined) return undefined
    if (!isOwned(home)) {
      say('A PostgreSQL whose starter has died still runs on these data; stopping it first.')
      await shutDown(home.cluster, running, say)
      return undefined
    }
    const answer = await ask(running.socketDir, running.port, 'SHOW data_directory', 2000)
    if (answer.kind === 'value' && answer.value === home.cluster) return running
    if (waited >= PATIENCE_MS) {
      throw new EmbeddedError(
        'already_running',
        `PostgreSQL (process ${running.pid}) already runs on ${home.folder} and does not answer ` +
          `(${answer.kind === 'silent' ? answer.reason : answer.kind === 'error' ? answer.message : answer.value}).`,
      )
    }
    await wait(50)
  }
}

/** A killed server's shared memory stays until its last child has gone; where we cannot end them, they need a moment. */
async function launchPatiently(attempt: () => Promise<Postmaster>): Promise<Postmaster> {
  for (let left = 100; ; left -= 1) {
    try {
      return await attempt()
    } catch (error) {
      const isTransient = error instanceof EmbeddedError && /shared memory block/.test(error.message)
      if (!isTransient || left === 0) throw error
      await wait(200)
    }
  }
}

function serverFrom(running: PidFile, own?: { ended: Promise<void>; halt(): Promise<void> }): EmbeddedServer {
  const { socketDir, port, pid } = running
  let stopped: Promise<void> | undefined
  return {
    socketDir,
    port,
    pid,
    user: 'postgres',
    isOurs: own !== undefined,
    ended: own?.ended ?? new Promise(() => {}),
    connectionFor: (database) => ({ host: socketDir, port, user: 'postgres', database }),
    stop: () => {
      stopped ??= own?.halt() ?? Promise.resolve()
      return stopped
    },
  }
}

/**
 * Logs say nothing of the data: no statements and no values of rows (DETAIL), only what went wrong and where.
 * One file a weekday, so that they do not grow for ever.
 */
function settingsFor(durable: boolean): Record<string, string> {
  const memory = Math.min(totalmem(), process.constrainedMemory() || totalmem())
  const sharedMegabytes = Math.max(32, Math.min(durable ? 256 : 128, Math.floor(memory / 2 ** 20 / 8)))
  return {
    jit: 'off',
    synchronous_commit: 'on',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    max_connections: '100',
    shared_buffers: `${sharedMegabytes}MB`,
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgres-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  }
}

function writeOwner(home: Home): void {
  const unfinished = join(home.folder, `owner.${randomUUID()}`)
  writeFileSync(unfinished, ownMark())
  renameSync(unfinished, join(home.folder, 'owner'))
}

function isOwned(home: Home): boolean {
  const file = join(home.folder, 'owner')
  return existsSync(file) && isRunning(readFileSync(file, 'utf8'))
}
