import { api } from '../../kit/api.ts'
import { newId } from '../../kit/new-id.ts'
import { remember } from '../../kit/remembered.ts'
import type { Me } from '../../kit/session.ts'
import { openDisk } from './disk.ts'
import { dropDrafts, openDrafts, sealDrafts } from './drafts.ts'
import { keepFarewell, sendFarewell } from './farewell.ts'
import { CARRIES, phone, waiting } from './here.ts'
import { askToPersist, install, uninstall } from './install.ts'
import { madeAtOf } from './made-at.ts'
import { openPhone } from './open-phone.ts'
import { MOST_MISSES, missesOf, type Opened, type Owner, openVault, ownerOf, setUpVault, type Vault } from './vault.ts'

/** Nobody waits longer for the house to hear of it, in milliseconds: it is told later. */
const PATIENCE = 3000
/** What opens this phone's drafts while it is unlocked. */
let vaultHere: Vault | null = null

/** This phone begins to carry rows: it is enrolled, so that it can be revoked, then locked by a PIN. @throws ApiError */
export async function turnOn(me: Me, pin: string): Promise<void> {
  const secret = [...crypto.getRandomValues(new Uint8Array(32))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  const { accountId, personId, name, tenant } = me
  const owner = { accountId, personId, name, tenant, deviceId: newId(), secret }
  await api.run(
    'sync.enrolDevice',
    { deviceId: owner.deviceId, secret, label: labelOf(navigator.userAgent) },
    { tenant },
  )
  const disk = await openDisk()
  const vault = await setUpVault(disk, owner, pin)
  vaultHere = vault
  await sealDrafts(vault, accountId)
  remember(CARRIES, 'yes')
  const opened = await openPhone(disk, vault, owner)
  await opened.keepMe(me)
  phone.set(opened)
  await Promise.allSettled([askToPersist(), install()])
}

/** Opens the rows of this phone by their PIN. The last miss takes everything, drafts too, and the house hears how much was lost. */
export async function unlock(pin: string): Promise<Exclude<Opened, { is: 'open' }> | { is: 'open'; me: Me | null }> {
  const disk = await openDisk()
  const owner = await ownerOf(disk)
  const unsent = (await disk.all('outbox')).length
  const opened = await openVault(disk, pin)
  if (opened.is === 'wiped') {
    remember(CARRIES, null)
    if (owner) await gone(owner, unsent)
  }
  if (opened.is !== 'open') return opened
  vaultHere = opened.vault
  await sealDrafts(opened.vault, opened.owner.accountId)
  const here = await openPhone(disk, opened.vault, opened.owner)
  phone.set(here)
  return { is: 'open', me: here.me() }
}

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

/** Clears this phone without a PIN: what is sealed goes unread. */
export async function clearLocked(): Promise<void> {
  const disk = await openDisk()
  const owner = await ownerOf(disk)
  const unsent = (await disk.all('outbox')).length
  await disk.wipe()
  remember(CARRIES, null)
  if (owner) await gone(owner, unsent)
}

/** Turns it off for good. What was begun and not sent stays with its owner (`keepsDrafts`), in the open as on any phone, or goes too. */
export async function turnOff(keepsDrafts = false): Promise<void> {
  const here = phone.get()
  if (!here) return
  const { owner } = here
  const unsent = waiting.get().filter((one) => one.state !== 'rescued').length
  if (keepsDrafts && vaultHere) await openDrafts(vaultHere, owner.accountId)
  else await dropDrafts(owner.accountId)
  vaultHere = null
  await here.wipe()
  await farewell(owner, unsent)
}

/** Nothing behind the lock can be opened any more. */
async function gone(owner: Owner, unsent: number): Promise<void> {
  await dropDrafts(owner.accountId)
  await farewell(owner, unsent)
}

/** The house is told, now or when there is a network: so that the phone does not stand in its list as in use, and nothing is lost unnoticed. */
async function farewell({ deviceId, secret, tenant }: Owner, unsent: number): Promise<void> {
  keepFarewell({ deviceId, secret, tenant, unsent })
  await Promise.race([sendFarewell(), new Promise((done) => setTimeout(done, PATIENCE))])
  await uninstall().catch(() => undefined)
}

/** What a phone is called in the list: what it runs on, so that its holder knows which one it is. */
function labelOf(agent: string): string {
  const system = ['HarmonyOS', 'Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux'].find((one) =>
    agent.includes(one),
  )
  const browser = ['MicroMessenger', 'Edg', 'HuaweiBrowser', 'MiuiBrowser', 'Firefox', 'Chrome', 'Safari'].find((one) =>
    agent.includes(one),
  )
  return [system ?? 'Phone', browser].filter(Boolean).join(' · ')
}
