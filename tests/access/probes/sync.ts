import { randomUUID } from 'node:crypto'
import type { Ground } from '../fixture.ts'
import { listed, type Probe } from './shared.ts'

const SECRET = 's'.repeat(40)

export const QUERIES: Readonly<Record<string, Probe>> = {
  'sync.rows': { input: () => ({}), shows: cases },
  'sync.changes': { input: () => ({ position: {}, epoch: '', sight: '' }) },
  'sync.devices': {
    input: async (ground) => {
      await aDevice(ground)
      return {}
    },
    shows: listed('devices'),
  },
  'sync.rescues': {
    input: async (ground) => {
      await aRescue(ground)
      return {}
    },
    shows: listed('rescues'),
  },
  'sync.openRescue': { input: async (ground) => ({ rescueId: await aRescue(ground), reason: '替她补录' }) },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'sync.enrolDevice': { input: () => ({ deviceId: randomUUID(), secret: SECRET, label: '手机' }), after: forget },
  // By the phone's own secret: whoever does not know it, finds nothing.
  'sync.contact': {
    input: async (ground) => ({
      deviceId: await aDevice(ground),
      secret: 'x'.repeat(40),
      phoneTime: ground.house.clock.now().toISOString(),
    }),
  },
  'sync.revokeDevice': { input: async (ground) => ({ deviceId: await aDevice(ground) }), after: forget },
  'sync.rescue': {
    input: async (ground) => ({
      deviceId: await aDevice(ground),
      secret: 'x'.repeat(40),
      item: anItem(),
      why: 'not_found',
    }),
  },
  'sync.endRescue': { input: async (ground) => ({ rescueId: await aRescue(ground), how: 'entered' }), after: forget },
}

const anItem = () => ({
  commandId: randomUUID(),
  name: 'cases.note',
  input: { text: '去看过了' },
  madeAt: '2026-11-16T01:00:00.000Z',
  about: '楼道灯坏了',
})

/** A phone of the member of the first micro grid; no more than one at a time. */
async function aDevice(ground: Ground): Promise<string> {
  await forget(ground)
  const { house, here } = ground
  const deviceId = randomUUID()
  await house.run(
    'sync.enrolDevice',
    { deviceId, secret: SECRET, label: '手机' },
    { as: here.member, tenant: here.tenant },
  )
  return deviceId
}

async function aRescue(ground: Ground): Promise<string> {
  const { house, here } = ground
  const input = { deviceId: await aDevice(ground), secret: SECRET, item: anItem(), why: 'not_found' }
  return (await house.run('sync.rescue', input, { as: { kind: 'visitor' }, tenant: here.tenant })).rescueId
}

async function forget({ house, here }: Ground): Promise<void> {
  await house.db.q.deleteFrom('rescues').where('tenant_id', '=', here.tenant).execute()
  await house.db.q.deleteFrom('devices').where('tenant_id', '=', here.tenant).execute()
}

/** Whether the phone of whoever asks carries the case of the first micro grid. */
function cases(answer: unknown): string {
  const { parts } = answer as { parts: { kind: string; rows: unknown[] }[] }
  return listed('rows')(parts.find((one) => one.kind === 'case') ?? { rows: [] })
}
