import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs'
import { Socket } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { identityOf } from './account.ts'
import type { Binaries } from './binaries.ts'
import { type PidFile, readPidFile } from './cluster.ts'
import { codeOf, EmbeddedError, explain } from './errors.ts'
import { giveTo, type Home } from './home.ts'
import { ask } from './probe.ts'
import { markOf } from './processes.mjs'

/** A server that this process started; `ended` settles when it is gone, `letGo` tells its keeper to stop it. */
export type Postmaster = PidFile & { readonly ended: Promise<void>; letGo(): void }

/** Short, because a socket's path may have about 107 bytes and TMPDIR can be long. */
const SOCKET_PARENT = '/tmp'
const SOCKET_PREFIX = 'weige-pg-'

/** How long a starting server may give no answer at all; one in recovery does answer. */
const SILENCE_MS = 120_000

/**
 * The keeper: a shell between us and the server, whose input is a pipe that we hold. When the pipe closes, because we
 * let go or were killed, it stops the server (SIGINT is PostgreSQL's fast shutdown). As the server's parent it reaps it,
 * so the number it sends the signal to is never another process's. Its first argument is the socket's folder.
 */
const KEEPER = `
trap '' HUP INT TERM
sockets=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(read -r _ <&3; kill -INT "$server") 2>/dev/null &
watcher=$!
wait "$server"; status=$?
kill -KILL "$watcher" 2>/dev/null
wait "$watcher" 2>/dev/null
rm -rf "$sockets"
exit "$status"
`

/**
 * Starts a server on the cluster and waits until it answers, however long its recovery takes.
 * It listens on a socket in a folder that only its account can enter, and on no address.
 * Throws EmbeddedError with PostgreSQL's own words when it does not come up.
 */
export async function launch(
  home: Home,
  binaries: Binaries,
  settings: Record<string, string>,
  say: (line: string) => void,
): Promise<Postmaster> {
  const socketDir = makeSocketDir(home)
  const startLog = join(home.folder, 'start.log')
  const logged = logSizes(home.cluster)
  rmSync(startLog, { force: true })
  const log = openSync(startLog, 'w', 0o600)
  const all = { ...settings, listen_addresses: '', unix_socket_directories: socketDir, unix_socket_permissions: '0700' }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = [binaries.postgres, '-D', home.cluster, ...args]
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'weige-postgres', socketDir, ...command], {
    ...identityOf(home.account),
    detached: true,
    stdio: ['pipe', log, log],
  })
  closeSync(log)
  const ended = new Promise<void>((resolve) => {
    keeper.once('exit', () => resolve())
    keeper.once('error', () => resolve())
  })
  const isEnded = () => keeper.exitCode !== null || keeper.signalCode !== null || keeper.pid === undefined
  keeper.unref()
  const hold = keeper.stdin
  hold?.on('error', () => {})
  if (hold instanceof Socket) hold.unref()
  const letGo = () => {
    keeper.ref()
    hold?.end()
  }
  try {
    const found = await answering(home, socketDir, isEnded, say)
    if (found !== undefined) return { ...found, ended, letGo }
    throw explain(`${readFileSync(startLog, 'utf8')}\n${newlyLogged(home.cluster, logged)}`, home.folder)
  } catch (error) {
    letGo()
    await ended
    rmSync(socketDir, { recursive: true, force: true })
    throw error
  }
}

/** The server that runs on the cluster now, whoever started it; undefined when there is none. */
export function findRunning(cluster: string): PidFile | undefined {
  const written = readPidFile(cluster)
  return written !== undefined && isServing(written.pid, cluster) ? written : undefined
}

/**
 * Stops a server and waits until it is gone: fast shutdown, after a minute and a half an immediate one, then SIGKILL.
 * Also removes its socket's folder. Does nothing more when it is gone already.
 */
export async function shutDown(cluster: string, server: PidFile, say: (line: string) => void): Promise<void> {
  await endProcess(cluster, server.pid, say)
  removeSocketDir(server.socketDir)
}

/**
 * Removes what a server that died left behind: its socket folder, its `postmaster.pid` (whose number may be another
 * process's by now, which PostgreSQL would take for a running server) and its children that have not noticed yet.
 * To be called only under the folder's lock and when `findRunning` finds nothing.
 */
export function clearRemains(cluster: string): void {
  const written = readPidFile(cluster)
  if (written !== undefined) removeSocketDir(written.socketDir)
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  for (const pid of childrenLeft(cluster)) signalTo(pid, 'SIGKILL')
}

async function endProcess(cluster: string, pid: number, say: (line: string) => void): Promise<void> {
  const steps = [
    { signal: 'SIGINT', seconds: 90 },
    { signal: 'SIGQUIT', seconds: 15 },
    { signal: 'SIGKILL', seconds: 15 },
  ] as const
  for (const { signal, seconds } of steps) {
    if (!isServing(pid, cluster)) return
    if (signal !== 'SIGINT') say(`PostgreSQL (process ${pid}) does not stop; sending ${signal}.`)
    signalTo(pid, signal)
    for (let waited = 0; waited < seconds * 1000 && isServing(pid, cluster); waited += 10) await wait(10)
  }
  if (isServing(pid, cluster)) {
    throw new EmbeddedError('failed', `PostgreSQL (process ${pid}) on ${cluster} does not stop.`)
  }
}

function makeSocketDir(home: Home): string {
  try {
    const socketDir = mkdtempSync(join(SOCKET_PARENT, SOCKET_PREFIX))
    chmodSync(socketDir, 0o700)
    giveTo(home.account, socketDir)
    return socketDir
  } catch (error) {
    throw explain(error, SOCKET_PARENT)
  }
}

/** `postmaster.pid` belongs to the server's account: what it names is removed only if it can be a folder that we made. */
function removeSocketDir(path: string): void {
  const name = basename(path)
  const isMade = name.startsWith(SOCKET_PREFIX) && /^\w+$/.test(name.slice(SOCKET_PREFIX.length))
  if (dirname(path) === SOCKET_PARENT && isMade) rmSync(path, { recursive: true, force: true })
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}

/** Waits for the server's own answer; undefined when it ended instead. */
async function answering(
  home: Home,
  socketDir: string,
  isEnded: () => boolean,
  say: (line: string) => void,
): Promise<PidFile | undefined> {
  const begun = performance.now()
  let heardAt = begun
  let toldAt = begun
  while (!isEnded()) {
    const found = readPidFile(home.cluster)
    const answer =
      found?.socketDir === socketDir ? await ask(socketDir, found.port, 'SHOW data_directory', 2000) : undefined
    if (found !== undefined && answer?.kind === 'value') {
      if (answer.value === home.cluster) return found
      throw new EmbeddedError('failed', `The server in ${socketDir} serves ${answer.value}, not ${home.cluster}.`)
    }
    const now = performance.now()
    if (answer?.kind === 'error') heardAt = now
    if (now - heardAt > SILENCE_MS) throw new EmbeddedError('failed', `PostgreSQL on ${home.cluster} does not answer.`)
    if (now - toldAt > 5000) {
      say('PostgreSQL is putting its data in order after an unclean stop …')
      toldAt = now
    }
    await wait(15)
  }
  return undefined
}

/** A running server's working directory is its data directory; on macOS its command line names it. */
function isServing(pid: number, cluster: string): boolean {
  if (markOf(pid) === undefined) return false
  try {
    if (process.platform === 'linux') return nameOf(pid) === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === cluster
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes('postgres') && command.includes(cluster)
  } catch {
    return false
  }
}

/** Only Linux tells; elsewhere a dead server's children end by themselves and the next start waits for them. */
function childrenLeft(cluster: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) && isServing(Number(name), cluster) ? [Number(name)] : [],
  )
}

function nameOf(pid: number): string {
  return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
}

function logSizes(cluster: string): Map<string, number> {
  return new Map(logFiles(cluster).map((file) => [file, statSync(file).size]))
}

function newlyLogged(cluster: string, before: Map<string, number>): string {
  return logFiles(cluster)
    .map((file) =>
      readFileSync(file)
        .subarray(before.get(file) ?? 0)
        .toString('utf8'),
    )
    .join('\n')
}

function logFiles(cluster: string): string[] {
  try {
    return readdirSync(join(cluster, 'log')).map((name) => join(cluster, 'log', name))
  } catch {
    return []
  }
}
