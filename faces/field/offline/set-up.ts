import { api } from '../../kit/api.ts'
import { newId } from '../../kit/new-id.ts'
import { remember } from '../../kit/remembered.ts'
import type { Me } from '../../kit/session.ts'
import { openDisk } from './disk.ts'
import { CARRIES, phone } from './here.ts'
import { askToPersist, install, uninstall } from './install.ts'
import { openPhone } from './open-phone.ts'
import { type Opened, openVault, ownerOf, setUpVault } from './vault.ts'

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
  remember(CARRIES, 'yes')
  const opened = await openPhone(disk, vault, owner)
  await opened.keepMe(me)
  phone.set(opened)
  await Promise.allSettled([askToPersist(), install()])
}

/** Opens the rows of this phone by their PIN. */
export async function unlock(pin: string): Promise<Exclude<Opened, { is: 'open' }> | { is: 'open'; me: Me | null }> {
  const disk = await openDisk()
  const opened = await openVault(disk, pin)
  if (opened.is === 'wiped') remember(CARRIES, null)
  if (opened.is !== 'open') return opened
  const here = await openPhone(disk, opened.vault, opened.owner)
  phone.set(here)
  return { is: 'open', me: here.me() }
}

/** Whose PIN is asked for, and how many acts wait behind it. */
export async function lockedHere(): Promise<{ name: string; unsent: number } | null> {
  const disk = await openDisk()
  const owner = await ownerOf(disk)
  return owner && { name: owner.name, unsent: (await disk.all('outbox')).length }
}

/** Clears this phone without a PIN: what is sealed goes unread. */
export async function clearLocked(): Promise<void> {
  const disk = await openDisk()
  const owner = await ownerOf(disk)
  await disk.wipe()
  remember(CARRIES, null)
  if (owner) await farewell(owner)
}

/** Turns it off for good. */
export async function turnOff(): Promise<void> {
  const here = phone.get()
  if (!here) return
  await here.wipe()
  await farewell(here.owner)
}

/** The house is told, if it can be, so that the phone does not stand in its list as in use. */
async function farewell({
  deviceId,
  secret,
  tenant,
}: {
  deviceId: string
  secret: string
  tenant: number
}): Promise<void> {
  const input = { deviceId, secret, phoneTime: new Date().toISOString(), hasWiped: true }
  await api.run('sync.contact', input, { tenant, attempts: 1 }).catch(() => undefined)
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
