import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'esbuild'
import pg from 'pg'
import { type Account, runAs } from './account.ts'
import { findNative } from './binaries.ts'
import { markOf } from './processes.mjs'
import type { EmbeddedServer } from './server.ts'

/** What the program of `stage` says first: its server, or why there is none. */
export type Told = { pid: number; socketDir: string; port: number; isOurs: boolean; code?: string; message?: string }

/** Starts a server, tells about it in one line of JSON, and stops it when its input ends. */
const PROGRAM = `
import { startEmbedded } from './server.mjs'
const tell = (what) => process.stdout.write(JSON.stringify(what) + '\\n')
try {
  const server = await startEmbedded({ dataDir: process.argv[2], durable: false })
  const { pid, socketDir, port, isOurs } = server
  tell({ pid, socketDir, port, isOurs })
  process.stdin.resume()
  process.stdin.on('end', () => server.stop().then(() => process.exit(0)))
} catch (error) {
  tell({ code: error.code, message: error.message })
  process.exitCode = 1
}
`

/** A folder in which any user can run the launcher: its bundle, PostgreSQL's package and, if need be, Node itself. */
export async function makeStage(anybody: Account): Promise<{ folder: string; node: string }> {
  const folder = makeFolder()
  const entry = new URL('server.ts', import.meta.url).pathname
  await build({
    entryPoints: [entry],
    outfile: join(folder, 'server.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
  writeFileSync(join(folder, 'program.mjs'), PROGRAM)
  const native = findNative()
  const packageName = dirname(native).split('/').slice(-2).join('/')
  cpSync(dirname(native), join(folder, 'node_modules', packageName), { recursive: true, verbatimSymlinks: true })
  if (runAs(anybody, process.execPath, ['--version']).status === 0) return { folder, node: process.execPath }
  copyFileSync(process.execPath, join(folder, 'node'))
  return { folder, node: join(folder, 'node') }
}

/** A new temporary folder that everybody may pass through, belonging to the account if one is given. */
export function makeFolder(account?: Account): string {
  const folder = mkdtempSync('/tmp/weige-embedded-test-')
  chmodSync(folder, 0o755)
  if (account !== undefined && !account.isSelf) chownSync(folder, account.uid, account.gid)
  return folder
}

/** Runs the stage's program on a data folder as the account and waits for what it tells. */
export async function runProgram(
  stage: { folder: string; node: string },
  dataDir: string,
  account: Account,
): Promise<{ child: ChildProcess; told: Told; ended: Promise<number | null> }> {
  const identity = account.isSelf ? {} : { uid: account.uid, gid: account.gid }
  const child = spawn(stage.node, [join(stage.folder, 'program.mjs'), dataDir], {
    ...identity,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    const told: Told = JSON.parse(line)
    return { child, told, ended }
  }
  throw new Error(`the program ended without a word (${await ended})`)
}

/** Runs one statement and gives its rows. */
export async function query(
  server: Pick<EmbeddedServer, 'socketDir' | 'port'>,
  sql: string,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ host: server.socketDir, port: server.port, user: 'postgres', database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    await client.end()
  }
}

/** Waits until no process of a server on data in this folder is left. */
export async function untilLeft(folder: string): Promise<void> {
  while (processesOn(folder).some((pid) => markOf(pid) !== undefined)) await wait(10)
}

/** A server's processes work in its data directory; on macOS the command line of the first of them names it. */
function processesOn(folder: string): number[] {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n')
    return lines.flatMap((line) => (line.includes(`-D ${folder}`) ? [Number.parseInt(line, 10)] : []))
  }
  return readdirSync('/proc').flatMap((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`).startsWith(folder) ? [Number(name)] : []
    } catch {
      return []
    }
  })
}
