import { remember } from '../../kit/remembered.ts'
import type { Me } from '../../kit/session.ts'
import { openDisk } from './disk.ts'
import { dropDrafts, sealDrafts } from './drafts.ts'
import { sayFarewell } from './farewell.ts'
import { CARRIES, phone } from './here.ts'
import { readLying } from './lying.ts'
import { madeAtOf } from './made-at.ts'
import { MOST_MISSES, missesOf, type Opened, type Owner, openVault, ownerOf } from './vault.ts'

/** Whose PIN is asked for, how many acts wait behind it and since when, and how often it may still be missed. */
export type LockedHere = {
  readonly name: string
  readonly unsent: number
  readonly since: string | null
  readonly left: number
}

export async function lockedHere(): Promise<LockedHere | null> {
  const disk = await openDisk()
  const owner = await ownerOf(disk)
  if (!owner) return null
  const acts = await disk.all('outbox')
  const since = acts.map(({ key }) => madeAtOf(key)).toSorted()[0] ?? null
  return { name: owner.name, unsent: acts.length, since, left: MOST_MISSES - (await missesOf(disk)) }
}

/** What opens behind the lock. It is fetched while the PIN is typed, so that the lock itself stands at once. */
export const behindTheLock = () => import('./open-phone.ts')

/** Opens the rows of this phone by their PIN. The last miss takes everything, drafts too, and the house hears how much was lost. */
export async function unlock(pin: string): Promise<Exclude<Opened, { is: 'open' }> | { is: 'open'; me: Me | null }> {
  const disk = await openDisk()
  const owner = await ownerOf(disk)
  const unsent = (await disk.all('outbox')).length
  // The key of a PIN takes long on purpose, and not on this thread: what it opens is fetched and read meanwhile.
  const behind = behindTheLock()
  const lying = readLying(disk)
  const [opened, { openPhone }] = await Promise.all([openVault(disk, pin), behind])
  if (opened.is === 'wiped') {
    remember(CARRIES, null)
    if (owner) await gone(owner, unsent)
  }
  if (opened.is !== 'open') return opened
  await sealDrafts(opened.vault, opened.owner.accountId)
  const here = await openPhone(disk, opened.vault, opened.owner, lying)
  phone.set(here)
  return { is: 'open', me: here.me() }
}

/** Clears this phone without a PIN: what is sealed goes unread. */
export async function clearLocked(): Promise<void> {
  const disk = await openDisk()
  const owner = await ownerOf(disk)
  const unsent = (await disk.all('outbox')).length
  await disk.wipe()
  remember(CARRIES, null)
  if (owner) await gone(owner, unsent)
}

/** Nothing behind the lock can be opened any more. */
async function gone(owner: Owner, unsent: number): Promise<void> {
  await dropDrafts(owner.accountId)
  await sayFarewell(owner, unsent)
}
