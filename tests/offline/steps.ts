import { randomUUID } from 'node:crypto'
import { homeFrom } from '../../faces/field/offline/homes-from.ts'
import { get } from '../../faces/field/offline/read-rows.ts'
import { openVault } from '../../faces/field/offline/vault.ts'
import type { CarriedBuilding } from '../../modules/grids/contract.ts'
import { householdAt, sweep } from '../../modules/tasks/testing.ts'
import { localDate } from '../../platform/pure/time.ts'
import { SYSTEM } from '../support/house.ts'
import { PIN } from './phone.ts'
import { aPhoto, aVoice, type Fault, reopened, type World } from './world.ts'

const HOUR = 3_600_000

const system = ({ ground }: World) => ({ as: SYSTEM, tenant: ground.here.tenant })
const desk = ({ ground }: World) => ({ as: ground.here.desk, tenant: ground.here.tenant })
const phoneTime = ({ ground, skewHours }: World) => new Date(ground.house.clock.now().getTime() + skewHours * HOUR)

/** Lays an act in the outbox, as a form does. `label` finds it again. */
async function act(world: World, label: string, name: string, input: Record<string, unknown>, photos = 0, voices = 0) {
  const files = await Promise.all([
    ...Array.from({ length: photos }, aPhoto),
    ...Array.from({ length: voices }, aVoice),
  ])
  const item = await world.outbox.add({ commandId: randomUUID(), name, input, files }, phoneTime(world))
  world.acts.set(label, item.id)
}

const idOf = (world: World, label: string) => {
  const id = world.acts.get(label)
  if (id === undefined) throw new Error(`no act ${label}`)
  return id
}

const spoken = (world: World, text: string) => ({
  channel: 'member',
  text: world.tag + text,
  place: { by: 'building', buildingId: world.ground.here.buildingId },
  fileIds: [],
})

/** What a step of a vector does, by its first word. */
export const STEPS = {
  // On the phone.
  report: (world: World, text: string, photos = 0) =>
    act(world, text, 'intake.receiveReport', spoken(world, text), photos),
  /** A report that is spoken: the voice follows it. */
  'speaks a report': (world: World, text: string, photos = 0) =>
    act(world, text, 'intake.receiveReport', spoken(world, text), photos, 1),
  /** A flat that the register lacks. */
  'adds home': async (world: World, room: string) => {
    const householdId = randomUUID()
    const entrance = get<CarriedBuilding>(world.phone.rows, 'building', world.ground.here.buildingId)?.entrances[0]
    world.acts.set(`home ${room}`, householdId)
    const input = { householdId, entranceId: entrance?.id, room, floor: Number(room[0]), reason: 'seen', note: '' }
    await act(world, `add ${room}`, 'grids.addHousehold', input)
  },
  /** At a flat that she has added and that the house may not know of yet. */
  'visits added home': async (world: World, room: string) => {
    const householdId = world.acts.get(`home ${room}`) ?? ''
    const at = phoneTime(world).toISOString()
    const input = {
      visitId: randomUUID(),
      householdId,
      way: 'at_door',
      result: 'met',
      at,
      answers: [],
      checked: [],
      note: world.tag,
    }
    await act(world, `visit ${room}`, 'tasks.recordVisit', input)
  },
  /** Corrects how many live there, with what the phone knows of the field: how often it was changed. */
  corrects: async (world: World, room: string, people: number) => {
    const householdId = await householdAt(world.ground, room)
    const sawVersion = homeFrom(world.phone.rows, householdId)?.known.people.version
    const change = { field: 'people', value: people }
    const input = { correctionId: randomUUID(), householdId, change, sawVersion, reason: 'seen', note: '' }
    await act(world, `correct ${room}`, 'grids.correctHousehold', input)
  },
  claim: (world: World) => act(world, 'claim', 'cases.claim', { caseId: world.caseId }),
  /** As the form does it: with the version that was on the phone. */
  'claim what I saw': (world: World) => {
    const sawVersion = Number(world.phone.rows.of('case').get(world.caseId)?.row.version)
    return act(world, 'claim', 'cases.claim', { caseId: world.caseId, sawVersion })
  },
  note: (world: World, text: string) => act(world, text, 'cases.note', { caseId: world.caseId, text }),
  resolve: (world: World, photos = 0) =>
    act(
      world,
      'resolve',
      'cases.resolve',
      { caseId: world.caseId, outcome: 'solved', answer: '已经换好灯泡。' },
      photos,
    ),
  /** `heads`: how many live there now, corrected at the door. */
  visit: async (world: World, room: string, result = 'met', heads = 0) => {
    const householdId = await householdAt(world.ground, room)
    const checked = heads === 0 ? [] : [{ subjectId: householdId, field: 'headcount', to: heads }]
    const at = phoneTime(world).toISOString()
    const errand = world.acts.get(`order ${room}`)
    const answers = errand === undefined ? [] : [{ taskId: errand }]
    const input = { visitId: randomUUID(), householdId, way: 'at_door', result, at, answers, checked, note: world.tag }
    await act(world, `visit ${room}`, 'tasks.recordVisit', input)
  },
  undo: (world: World, label: string) => world.outbox.discard(idOf(world, label)),
  retry: (world: World, label: string) => world.outbox.retry(idOf(world, label)),
  'give up': (world: World, label: string) => world.outbox.giveUp(idOf(world, label)),
  send: async (world: World) => {
    await world.outbox.run(() => phoneTime(world))
  },
  sync: (world: World) =>
    world.phone.sync({ accountId: world.me.accountId }, localDate(world.ground.house.clock.now())),
  kill: reopened,
  clock: async (world: World, hours: number) => {
    world.skewHours = hours
  },
  /** It shows itself: revoked, it hands over what waits and wipes itself. */
  contact: async (world: World) => {
    const { house, here } = world.ground
    const { deviceId, secret } = world.device
    const said = { deviceId, secret, phoneTime: phoneTime(world).toISOString(), unsent: world.outbox.items().length }
    const { state } = await house.run('sync.contact', said, { as: { kind: 'visitor' }, tenant: here.tenant })
    if (state === 'active') return
    await world.outbox.surrender()
    if ((await world.outbox.run(() => phoneTime(world))) !== 'done') return
    await world.phone.disk.wipe()
    await world.phone.rows.reload()
    await reopened(world)
  },
  /** Signed out, and everything here is cleared. */
  wipe: async (world: World) => {
    await world.phone.disk.wipe()
    await world.phone.rows.reload()
    await reopened(world)
  },

  /** At the lock, with another PIN than hers. */
  'wrong PIN': async (world: World, times: number) => {
    for (let i = 0; i < times; i++) await openVault(world.phone.disk, '000000')
    await world.phone.rows.reload()
    await reopened(world)
  },
  'right PIN': async (world: World) => {
    const opened = await openVault(world.phone.disk, PIN)
    if (opened.is !== 'open') throw new Error(`the PIN does not open it: ${opened.is}`)
    await reopened(world)
  },

  // The line.
  line: async (world: World, ...faults: Fault[]) => {
    world.faults.push(...faults)
  },
  'she signs in again': async (world: World) => {
    world.faults.length = 0
  },
  'line up': async (world: World) => {
    world.faults.length = 0
  },

  // Meanwhile, elsewhere.
  days: async (world: World, days: number) => {
    world.ground.house.clock.advance(days * 24 * HOUR)
  },
  'desk notes': (world: World, text: string) =>
    world.ground.house.run('cases.note', { caseId: world.caseId, text }, desk(world)),
  'desk reassigns': async (world: World) => {
    const { house, here } = world.ground
    const toPostId = here.ordinaryLead.grants[0].postId
    await house.run('cases.assign', { caseId: world.caseId, toPostId }, desk(world))
  },
  'desk urges': (world: World) => world.ground.house.run('cases.urge', { caseId: world.caseId }, desk(world)),
  'reporter withdraws': (world: World) =>
    world.ground.house.run('cases.withdraw', { caseId: world.caseId }, { ...desk(world), as: world.reporter }),
  /** The case that her report became turns out to be the same as hers here. */
  'desk merges hers': async (world: World) => {
    const [item] = world.outbox.items()
    if (!item?.caseId) throw new Error('no report on its way')
    await world.ground.house.run('cases.merge', { caseId: item.caseId, intoCaseId: world.caseId }, desk(world))
  },
  'she claims at the desk': (world: World) =>
    world.ground.house.run(
      'cases.claim',
      { caseId: world.caseId },
      { as: { accountId: world.me.accountId }, tenant: world.ground.here.tenant },
    ),
  'post ends': async (world: World) => {
    const { personId, postId } = world.me
    await world.ground.house.run('people.leavePost', { personId, postId }, system(world))
  },
  'goes away': async (world: World, days: number) => {
    const { house } = world.ground
    const { personId, postId } = world.me
    const [from, until] = [house.clock.now(), new Date(house.clock.now().getTime() + days * 24 * HOUR)]
    const posts = [{ postId, deputyId: null }]
    const said = { personId, reason: 'leave', from: from.toISOString(), until: until.toISOString(), posts } as const
    await house.run('people.stateAbsence', said, system(world))
  },
  redraws: (world: World) =>
    world.ground.house.run(
      'grids.redrawGrid',
      { gridId: world.ground.here.micro[0], name: `第一微网格·${world.tag}` },
      system(world),
    ),
  'moves building': (world: World, to: number) =>
    world.ground.house.run(
      'grids.moveBuilding',
      { buildingId: world.ground.here.buildingId, toGridId: world.ground.here.micro[to] },
      system(world),
    ),
  'moves home': async (world: World, room: string, to: number) =>
    world.ground.house.run(
      'grids.moveHousehold',
      { householdId: await householdAt(world.ground, room), toGridId: world.ground.here.micro[to] },
      system(world),
    ),
  revoke: async (world: World) => {
    const { house, here } = world.ground
    await house.run(
      'sync.revokeDevice',
      { deviceId: world.device.deviceId },
      { as: here.ordinaryLead, tenant: here.tenant },
    )
  },
  order: async (world: World, room: string, hours = 10) => {
    const { house, here } = world.ground
    const now = house.clock.now().getTime()
    const errand = {
      taskId: randomUUID(),
      templateId: world.ground.errands,
      target: { type: 'household', id: await householdAt(world.ground, room) },
      words: world.tag,
      dueAt: new Date(now + HOUR).toISOString(),
      expiresAt: new Date(now + hours * HOUR).toISOString(),
    } as const
    world.acts.set(`order ${room}`, errand.taskId)
    await house.run('tasks.order', errand, { as: here.lead, tenant: here.tenant })
    await house.settle()
  },
  cancels: async (world: World, room: string) => {
    const { house, here } = world.ground
    const taskId = idOf(world, `order ${room}`)
    await house.run('tasks.cancel', { taskId, reason: '不用去了' }, { as: here.lead, tenant: here.tenant })
  },
  'colleague corrects': async (world: World, room: string, heads: number) => {
    const { house, here } = world.ground
    const householdId = await householdAt(world.ground, room)
    const checked = [{ subjectId: householdId, field: 'headcount' as const, to: heads }]
    const at = house.clock.now().toISOString()
    const input = { visitId: randomUUID(), householdId, way: 'at_door', result: 'met', at, checked } as const
    await house.run('tasks.recordVisit', input, { as: here.member, tenant: here.tenant })
  },
  /** Her colleague stands at the same door: a flat that is missing, or how many live there. */
  'colleague adds home': async (world: World, room: string) => {
    const { house, here } = world.ground
    const building = get<CarriedBuilding>(world.phone.rows, 'building', here.buildingId)
    const entranceId = building?.entrances[0].id ?? ''
    const input = { householdId: randomUUID(), entranceId, room, floor: 9, reason: 'seen' } as const
    await house.run('grids.addHousehold', input, { as: here.member, tenant: here.tenant })
  },
  'colleague counts': async (world: World, room: string, people: number) => {
    const { house, here } = world.ground
    const on = { as: here.member, tenant: here.tenant }
    const householdId = await householdAt(world.ground, room)
    const { known } = await house.ask('grids.household', { householdId }, on)
    const change = { field: 'people', value: people } as const
    const said = { correctionId: randomUUID(), householdId, change, sawVersion: known.people.version } as const
    await house.run('grids.correctHousehold', { ...said, reason: 'seen' }, on)
  },
  'time passes': async (world: World, hours: number) => {
    const { house } = world.ground
    house.clock.advance(hours * HOUR)
    await house.settle()
    await sweep(world.ground)
  },
  'colleague visits': async (world: World, room: string) => {
    const { house, here } = world.ground
    const householdId = await householdAt(world.ground, room)
    const at = house.clock.now().toISOString()
    const answers = [{ taskId: idOf(world, `order ${room}`) }]
    const input = { visitId: randomUUID(), householdId, way: 'at_door', result: 'met', at, answers } as const
    await house.run('tasks.recordVisit', input, { as: here.member, tenant: here.tenant })
  },
} satisfies Record<string, (world: World, ...more: never[]) => Promise<unknown>>

type Take = (world: World, ...more: (string | number)[]) => Promise<unknown>

export type StepName = keyof typeof STEPS
export type Step = readonly [StepName, ...(string | number)[]]

export async function take(world: World, [name, ...more]: Step): Promise<void> {
  world.ground.house.clock.advance(1000)
  await (STEPS[name] as Take)(world, ...more)
}
