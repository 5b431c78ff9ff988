import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, canEnter, chooseAccount } from './account.ts'
import { codeOf, EmbeddedError } from './errors.ts'

/** Where a database lives: `folder` holds `cluster` (PostgreSQL's data directory) and what we keep beside it. */
export type Home = { readonly folder: string; readonly cluster: string; readonly account: Account }

/**
 * Makes the data folder if it is missing and gives its real path. As root: folders made on the way belong to whom the
 * folder above belongs to and can be passed through whatever the umask says, and so can the data folder itself, for the
 * sake of the account that serves what is in it.
 */
export function makeDataDir(dataDir: string): string {
  const first = mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const real = realpathSync(dataDir)
  if (process.getuid?.() !== 0) return real
  chmodSync(real, statSync(real).mode | 0o011)
  if (first !== undefined) {
    const top = realpathSync(first)
    const { uid, gid } = statSync(dirname(top))
    for (let folder = real; folder.startsWith(top); folder = dirname(folder)) {
      chmodSync(folder, 0o755)
      chownSync(folder, uid, gid)
    }
  }
  return real
}

/**
 * Settles where the database of a data folder lives and who runs it. It lives in the folder itself, except when root
 * starts it where the unprivileged account cannot go: then in a place it can, with that place written in the file
 * `location`. To be called under the folder's lock.
 * Throws EmbeddedError `unreachable_folder`.
 */
export function settleHome(dataDir: string, durable: boolean, say: (line: string) => void): Home {
  const location = join(dataDir, 'location')
  if (existsSync(location)) return own(checked(follow(dataDir, readFileSync(location, 'utf8').trim())), dataDir)
  const here = homeIn(dataDir)
  if (here.account.isSelf || canEnter(here.account, dataDir)) return own(checked(here), dataDir)
  const base = systemFolder(durable, here.account)
  const folder = join(base, `data-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  chmodSync(folder, 0o755)
  if (existsSync(here.cluster)) move(here.cluster, join(folder, 'cluster'))
  writeFileSync(join(folder, 'origin'), dataDir)
  writeFileSync(location, folder)
  say(`PostgreSQL does not run as root, and its user cannot enter ${dataDir}: the data are kept in ${folder}.`)
  return own(homeIn(folder), dataDir)
}

/**
 * A folder of the system that the account can enter and only root can write, for root's copies of data and programs.
 * Not durable: under /tmp.
 */
export function systemFolder(durable: boolean, account: Account): string {
  const parents = durable ? ['/var/lib', '/usr/local/var', '/opt'] : ['/tmp', '/var/tmp', '/var/lib']
  for (const parent of parents) {
    const folder = join(parent, 'weige')
    try {
      mkdirSync(folder, { mode: 0o755 })
      chmodSync(folder, 0o755)
    } catch (error) {
      if (codeOf(error) === 'ENOSPC') throw error
      if (codeOf(error) !== 'EEXIST') continue
    }
    const found = lstatSync(folder)
    if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0 && canEnter(account, folder)) return folder
  }
  throw new EmbeddedError(
    'unreachable_folder',
    `PostgreSQL does not run as root, and no place was found that both root and its user can use (tried ${parents.join(', ')}). ` +
      'Start as an ordinary user, or move the project to a folder that everybody may pass through.',
  )
}

/** Gives the folder and all in it to the account. */
export function giveTo(account: Account, path: string): void {
  if (account.isSelf) return
  lchownSync(path, account.uid, account.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) giveTo(account, join(path, name))
}

/** Real paths, because a server names its folder so; `cluster` may be a link to another disk. */
function homeIn(path: string): Home {
  const folder = realpathSync(path)
  const plain = join(folder, 'cluster')
  const cluster = existsSync(plain) ? realpathSync(plain) : plain
  return { folder, cluster, account: chooseAccount(cluster) }
}

function follow(dataDir: string, folder: string): Home {
  const origin = join(folder, 'origin')
  if (!existsSync(origin)) {
    throw new EmbeddedError(
      'unreachable_folder',
      `${join(dataDir, 'location')} says that the data are in ${folder}, and they are not there (or this user may not look). ` +
        'Start as root, or bring them back; to begin with an empty database delete that file.',
    )
  }
  const first = readFileSync(origin, 'utf8').trim()
  if (first !== dataDir) {
    if (existsSync(join(first, 'location')) && readFileSync(join(first, 'location'), 'utf8').trim() === folder) {
      throw new EmbeddedError(
        'already_running',
        `The data in ${folder} belong to ${first}, of which ${dataDir} is a copy. ` +
          `To begin with an empty database here delete ${join(dataDir, 'location')}.`,
      )
    }
    writeFileSync(origin, dataDir)
  }
  return homeIn(folder)
}

/** An ordinary user can only use data that are his own. */
function checked(home: Home): Home {
  const owner = statSync(home.cluster, { throwIfNoEntry: false })
  if (home.account.isSelf && owner !== undefined && owner.uid !== home.account.uid) {
    throw new EmbeddedError(
      'unreachable_folder',
      `The database in ${home.folder} belongs to another user (number ${owner.uid}), perhaps because root started it first. ` +
        'Start as that user or as root.',
    )
  }
  return home
}

/**
 * As root: data copied or restored by root go to the account, and the lock to whom the folder belongs to, so that its
 * user can later start without root. The folder itself never goes to the account: root trusts what stands in it.
 */
function own(home: Home, dataDir: string): Home {
  if (home.account.isSelf) return home
  const lock = join(dataDir, 'lock')
  const { uid, gid } = statSync(dataDir)
  if (existsSync(lock)) chownSync(lock, uid, gid)
  if (existsSync(home.cluster) && lstatSync(home.cluster).uid === 0) giveTo(home.account, home.cluster)
  return home
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    const copy = `${to}.copy`
    rmSync(copy, { recursive: true, force: true })
    cpSync(from, copy, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
    const { uid, gid } = statSync(from)
    giveTo({ uid, gid, isSelf: false }, copy)
    renameSync(copy, to)
    rmSync(from, { recursive: true, force: true })
  }
}
