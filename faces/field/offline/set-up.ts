import { api } from '../../kit/api.ts'
import { newId } from '../../kit/new-id.ts'
import { remember } from '../../kit/remembered.ts'
import type { Me } from '../../kit/session.ts'
import { openDisk } from './disk.ts'
import { dropDrafts, openDrafts, sealDrafts } from './drafts.ts'
import { sayFarewell } from './farewell.ts'
import { CARRIES, phone, waiting } from './here.ts'
import { askToPersist, install } from './install.ts'
import { openPhone } from './open-phone.ts'
import { setUpVault } from './vault.ts'

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
  await sealDrafts(vault, accountId)
  remember(CARRIES, 'yes')
  const opened = await openPhone(disk, vault, owner)
  await opened.keepMe(me)
  phone.set(opened)
  await Promise.allSettled([askToPersist(), install()])
}

/** Turns it off for good. What was begun and not sent stays with its owner (`keepsDrafts`), in the open as on any phone, or goes too. */
export async function turnOff(keepsDrafts = false): Promise<void> {
  const here = phone.get()
  if (!here) return
  const { owner } = here
  const unsent = waiting.get().filter((one) => one.state !== 'rescued').length
  if (keepsDrafts) await openDrafts(owner.accountId)
  else await dropDrafts(owner.accountId)
  await here.wipe()
  await sayFarewell(owner, unsent)
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
