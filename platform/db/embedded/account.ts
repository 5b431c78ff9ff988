import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { lstatSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { EmbeddedError } from './errors.ts'

/**
 * The system user that PostgreSQL runs as. It refuses root, so root hands it to an unprivileged user;
 * anybody else runs it as himself (`isSelf`).
 */
export type Account = { readonly uid: number; readonly gid: number; readonly isSelf: boolean }

/**
 * Chooses who runs the server whose data are (or will be) in `cluster`: the owner of existing data, else the ordinary
 * user that the nearest existing folder belongs to, else `nobody`. Only root has a choice.
 * Throws EmbeddedError when root may not become anybody else here.
 */
export function chooseAccount(cluster: string): Account {
  const uid = process.getuid?.()
  const gid = process.getgid?.()
  if (uid === undefined || gid === undefined) {
    throw new EmbeddedError('no_binaries', 'The embedded PostgreSQL runs on Linux and macOS; on Windows use WSL.')
  }
  if (uid !== 0) return { uid, gid, isSelf: true }
  const owner = nearestOwner(cluster)
  if (owner.uid !== 0 && (owner.isExact || nameOf({ ...owner, isSelf: false }) !== undefined)) {
    return { uid: owner.uid, gid: owner.gid, isSelf: false }
  }
  return nobody()
}

/** Runs a short program as the account and waits for it; never in our own folder, which it may not be able to enter. */
export function runAs(account: Account, program: string, args: string[]): SpawnSyncReturns<string> {
  return spawnSync(program, args, { ...identityOf(account), encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
}

/** The options of `spawn` that make a child run as the account, with English messages and nothing of our environment. */
export function identityOf(account: Account): {
  cwd: string
  env: Record<string, string>
  uid?: number
  gid?: number
} {
  const env = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }
  return account.isSelf ? { cwd: '/', env } : { cwd: '/', env, uid: account.uid, gid: account.gid }
}

/** Whether the account can go into the folder: asked of the system, which also knows of access lists and mounts. */
export function canEnter(account: Account, folder: string): boolean {
  return runAs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]).status === 0
}

/** The account's log-in name; undefined when the system has none for its number. */
export function nameOf(account: Account): string | undefined {
  const said = runAs(account, 'id', ['-un'])
  return said.status === 0 && !/^\d*$/.test(said.stdout.trim()) ? said.stdout.trim() : undefined
}

function nobody(): Account {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout?.trim())
  if (!uid || !gid) {
    throw new EmbeddedError(
      'failed',
      'PostgreSQL refuses to run as root, and this system has no user "nobody" to run it as. ' +
        'Start as an ordinary user, or point DATABASE_URL at a server of your own.',
    )
  }
  const account = { uid: Number(uid), gid: Number(gid), isSelf: false }
  const tried = runAs(account, '/bin/sh', ['-c', ':'])
  if (tried.status !== 0) {
    throw new EmbeddedError(
      'failed',
      `PostgreSQL refuses to run as root, and root may not become the user "nobody" here (${tried.error?.message ?? tried.stderr.trim()}). ` +
        'Start as an ordinary user, or point DATABASE_URL at a server of your own.',
    )
  }
  return account
}

function nearestOwner(path: string): { uid: number; gid: number; isExact: boolean } {
  let folder = path
  while (lstatSync(folder, { throwIfNoEntry: false }) === undefined) folder = dirname(folder)
  const { uid, gid } = statSync(folder)
  return { uid, gid, isExact: folder === path }
}
