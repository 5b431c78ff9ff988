import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { nameOf, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { codeOf, diskFull, EmbeddedError, explain } from './errors.ts'
import { giveTo, type Home } from './home.ts'

/** What a running server wrote about itself. */
export type PidFile = { readonly pid: number; readonly port: number; readonly socketDir: string }

/** A new cluster takes 40 MB and its first checkpoints about as much again. */
const FIRST_BYTES = 120 * 1024 * 1024

/** For LC_CTYPE, which pg_trgm asks what a letter is; under C it sees no Chinese. Systems name the same thing differently. */
const CTYPES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'UTF-8', 'zh_CN.UTF-8']

/**
 * Makes the database if there is none yet: first under another name, so that an interrupted one is never used.
 * Text sorts by code point and letters follow Unicode, by PostgreSQL's own tables, whatever the system's C library says.
 * Throws EmbeddedError, also when existing data were made by another major version of PostgreSQL.
 */
export function ensureCluster(home: Home, binaries: Binaries, durable: boolean, say: (line: string) => void): void {
  if (existsSync(home.cluster)) {
    checkVersion(home, binaries)
    return
  }
  for (const name of readdirSync(home.folder)) {
    if (name.startsWith('cluster.new-')) rmSync(join(home.folder, name), { recursive: true, force: true })
  }
  const { bavail, bsize } = statfsSync(home.folder)
  if (bavail * bsize < FIRST_BYTES) throw diskFull(home.folder)
  if (nameOf(home.account) === undefined) {
    throw new EmbeddedError(
      'failed',
      `PostgreSQL cannot make a database for user number ${home.account.uid}, which has no name on this system. ` +
        'Add a line for it to /etc/passwd, or start as another user.',
    )
  }
  say('Making the database (first start only).')
  const unfinished = join(home.folder, `cluster.new-${randomUUID()}`)
  mkdirSync(unfinished, { mode: 0o700 })
  try {
    giveTo(home.account, unfinished)
    initialize(unfinished, home, binaries, durable)
    renameSync(unfinished, home.cluster)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw explain(error, home.folder)
  }
}

/** What `postmaster.pid` says, undefined when there is none or it is not one. */
export function readPidFile(cluster: string): PidFile | undefined {
  let text: string
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
  // Lines: process, data directory, start, port, first socket directory, first address, shared memory, state.
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0
    ? { pid, port: Number(lines[3] ?? 0), socketDir: (lines[4] ?? '').trim() }
    : undefined
}

/** The first major whose own locale provider sorts the same on every system; tests of older ones use the system's. */
const BUILTIN_FROM = 17

function initialize(pgdata: string, home: Home, binaries: Binaries, durable: boolean): void {
  let said = ''
  for (const ctype of CTYPES) {
    const result = runAs(home.account, binaries.initdb, [
      `--pgdata=${pgdata}`,
      '--username=postgres',
      '--auth=trust', // nobody comes in but through the socket, whose folder is 0700
      '--encoding=UTF8',
      ...(Number(binaries.major) >= BUILTIN_FROM ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
      '--locale=C',
      `--lc-ctype=${ctype}`,
      '--text-search-config=simple',
      '--no-instructions',
      ...(durable ? ['--data-checksums'] : ['--no-sync']),
    ])
    said = `${result.error?.message ?? ''}\n${result.stdout}\n${result.stderr}`
    if (result.status === 0) return
    if (!/invalid locale (name|settings)/.test(said)) break
    for (const name of readdirSync(pgdata)) rmSync(join(pgdata, name), { recursive: true, force: true })
    chmodSync(pgdata, 0o700)
  }
  throw explain(said, home.folder)
}

function checkVersion(home: Home, binaries: Binaries): void {
  const file = join(home.cluster, 'PG_VERSION')
  const made = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (made === binaries.major) return
  throw new EmbeddedError(
    'failed',
    made === ''
      ? `${home.cluster} is not a PostgreSQL database (it has no PG_VERSION). Put it aside or restore a backup.`
      : `The data in ${home.cluster} were made by PostgreSQL ${made}, and this release brings ${binaries.major}. ` +
          'Put them aside, start, and restore a backup made by the earlier release.',
  )
}
