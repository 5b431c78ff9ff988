import { admitted, householdAt, itemOf, submitted, sweep, tasksOf, visit } from '../../../modules/tasks/testing.ts'
import type { Ground } from '../fixture.ts'
import { fresh, listed, onceIn, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'tasks.register': {
    input: async (ground) => {
      await standing(ground)
      return { communityId: ground.here.communityId }
    },
    shows: listed('templates'),
  },
  'tasks.template': { input: async (ground) => ({ templateId: (await standing(ground)).templateId }) },
  'tasks.doors': {
    input: async (ground) => {
      await standing(ground)
      return {}
    },
    shows: listed('doors'),
  },
  'tasks.door': { input: async (ground) => ({ householdId: (await standing(ground)).householdId }) },
  'tasks.forPhone': {
    input: async (ground) => {
      await standing(ground)
      return { part: 'doors' }
    },
    shows: listed('doors'),
  },
  'tasks.visits': {
    input: async (ground) => ({ householdId: (await standing(ground)).householdId }),
    shows: listed('visits'),
  },
  'tasks.counts': {
    input: async (ground) => {
      await standing(ground)
      return {}
    },
    shows: listed('grids'),
  },
  'tasks.list': {
    input: async (ground) => {
      await standing(ground)
      return { list: 'due' }
    },
    shows: listed('tasks'),
  },
  'tasks.asks': {
    input: async (ground) => {
      await anAsk(ground)
      return {}
    },
    shows: listed('asks'),
  },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'tasks.saveTemplate': { input: ({ here }) => itemOf(here, { nameZh: `事项${fresh()}` }) },
  'tasks.submit': { input: async (ground) => ({ templateId: await drafted(ground) }) },
  'tasks.withdraw': { input: async (ground) => ({ templateId: await drafted(ground) }) },
  'tasks.admit': {
    input: async (ground) => ({
      templateId: await submitted(ground),
      validFrom: today(ground),
      validUntil: '2027-06-30',
      isLawful: true,
    }),
    after: endAll,
  },
  'tasks.refuse': { input: async (ground) => ({ templateId: await submitted(ground), reason: '和已有事项重复' }) },
  'tasks.end': {
    input: async (ground) => ({ templateId: await admitted(ground, {}, validity(ground)), reason: '不再需要' }),
    after: endAll,
  },
  'tasks.agreeMinutes': { input: ({ here }) => ({ communityId: here.communityId, minutes: 600 }) },
  'tasks.markHouseholds': {
    input: async (ground) => ({ mark: 'rented', householdIds: [await householdAt(ground, '101')], isOn: true }),
  },
  'tasks.order': {
    input: async (ground) => ({
      taskId: crypto.randomUUID(),
      templateId: await errands(ground),
      target: { type: 'household', id: await householdAt(ground, '101') },
      dueAt: later(ground, 1),
      expiresAt: later(ground, 2),
    }),
    after: endAll,
  },
  'tasks.cancel': { input: async (ground) => ({ taskId: await openTask(ground), reason: '住户出差' }), after: endAll },
  'tasks.clear': {
    input: async (ground) => ({ taskId: await missedTask(ground), reason: '已电话问过' }),
    after: endAll,
  },
  'tasks.settleAsk': { input: async (ground) => ({ askId: await anAsk(ground), reason: '已电话问过' }) },
  'tasks.orderForAsk': {
    input: async (ground) => ({
      askId: await anAsk(ground),
      taskId: crypto.randomUUID(),
      words: '再去看看',
      dueAt: later(ground, 1),
    }),
  },
  'tasks.recordVisit': {
    input: async (ground) => ({
      visitId: crypto.randomUUID(),
      householdId: await householdAt(ground, '101'),
      way: 'phone',
      result: 'by_phone',
      at: later(ground, 0),
    }),
  },
  'tasks.finish': {
    input: async (ground) => ({
      visitId: crypto.randomUUID(),
      taskId: await openTask(ground),
      at: later(ground, 0),
      isDone: true,
    }),
    after: endAll,
  },
}

const today = ({ house }: Ground) => new Date(house.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const validity = (ground: Ground) => ({ from: today(ground), until: '2027-06-30' })
const later = ({ house }: Ground, days: number) =>
  new Date(house.clock.now().getTime() + days * 86_400_000).toISOString()

async function drafted(ground: Ground): Promise<string> {
  const item = itemOf(ground.here)
  await asSystem(ground, 'tasks.saveTemplate', item)
  return item.templateId
}

const grounds = new WeakMap<Ground, Promise<{ templateId: string; householdId: string }>>()

/** An item of the ground with what is due at its doors, and a visit, made once. */
function standing(ground: Ground): Promise<{ templateId: string; householdId: string }> {
  return onceIn(grounds, ground, makeStanding)
}

async function makeStanding(ground: Ground) {
  const templateId = await due(ground, {})
  const householdId = await householdAt(ground, '201')
  await visit(ground, householdId, { result: 'not_home' })
  return { templateId, householdId }
}

/** Something open that a visit asks for. */
export async function anAsk(ground: Ground): Promise<string> {
  await visit(ground, await householdAt(ground, '201'), { result: 'wrong_address' })
  const rows = await ground.house.db.q
    .selectFrom('door_asks')
    .select('id')
    .where('tenant_id', '=', ground.here.tenant)
    .where('state', '=', 'open')
    .execute()
  return rows[0].id
}

/** An item that is ready today. */
async function due(ground: Ground, more: Parameters<typeof itemOf>[1]): Promise<string> {
  const once = { frequency: { unit: 'once' as const, on: today(ground) } }
  const templateId = await admitted(ground, { ...once, ...more }, validity(ground))
  await sweep(ground)
  return templateId
}

/** A round of the first micro grid that is open. */
async function openTask(ground: Ground): Promise<string> {
  return (await tasksOf(ground, await due(ground, { kind: 'round', target: 'grid' })))[0].id
}

/** One that nobody did: its window is moved into the past. */
async function missedTask(ground: Ground): Promise<string> {
  const taskId = await openTask(ground)
  const past = (days: number) => new Date(ground.house.clock.now().getTime() - days * 86_400_000)
  await ground.house.db.q
    .updateTable('tasks')
    .set({ ready_at: past(3), due_at: past(2), expires_at: past(1), next_step_at: past(1) })
    .where('tenant_id', '=', ground.here.tenant)
    .where('id', '=', taskId)
    .execute()
  await sweep(ground)
  return taskId
}

async function errands(ground: Ground): Promise<string> {
  const onDemand = { kind: 'errand' as const, frequency: { unit: 'on_demand' as const, perMonth: 1 } }
  return admitted(ground, onDemand, validity(ground))
}

/** Ends what the attempts have admitted, so that nothing of it is at the doors of other probes. */
async function endAll(ground: Ground): Promise<void> {
  const kept = await grounds.get(ground)
  const rows = await ground.house.db.q
    .selectFrom('task_templates')
    .select('id')
    .where('tenant_id', '=', ground.here.tenant)
    .where('state', '=', 'admitted')
    .execute()
  for (const { id } of rows)
    if (id !== kept?.templateId) await asSystem(ground, 'tasks.end', { templateId: id, reason: '试完' })
  await sweep(ground)
}

function asSystem({ house, here }: Ground, name: string, input: object): Promise<unknown> {
  const system = { kind: 'system', name: 'test' } as const
  return house.running.house.run(name, { commandId: crypto.randomUUID(), tenant: here.tenant, input }, system)
}
