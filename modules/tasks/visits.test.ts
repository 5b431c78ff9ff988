import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import {
  CancelTask,
  ClearMissed,
  EndTemplate,
  FinishTask,
  GetDoor,
  ListDoors,
  ListForPhone,
  ListTasks,
  ListVisits,
  OrderTask,
  type Question,
} from './contract.ts'
import { admitted, householdAt, passTo, sweep, tasksOf, visit } from './testing.ts'

let house: TestHouse
let here: TestCommunity
let on: { house: TestHouse; here: TestCommunity }
let door: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  on = { house, here }
  door = await householdAt(on, '101')
})
afterAll(() => house.close())
// Every test begins where the one before left the clock, with nothing open.
beforeEach(async () => {
  const rows = await house.db.pool.query<{ id: string }>("SELECT id FROM task_templates WHERE state = 'admitted'")
  for (const { id } of rows.rows) await house.run(EndTemplate, { templateId: id, reason: '测试' }, sys())
  await sweep(on)
})

const as = (actor: TestCommunity['lead']) => ({ as: actor, tenant: here.tenant })
const sys = () => ({ as: SYSTEM, tenant: here.tenant })
const today = () => new Date(house.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const later = (days: number) => new Date(house.clock.now().getTime() + days * 86_400_000)
const dayLater = (days: number) => new Date(later(days).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
/** An item that is ready today at every door of the first micro grid. */
const readyToday = async (more: Parameters<typeof admitted>[1] = {}) => {
  const id = await admitted(
    on,
    { frequency: { unit: 'once', on: today() }, dueDays: 2, expiresDays: 5, ...more },
    { from: today(), until: dayLater(60) },
  )
  await sweep(on)
  return id
}
const stateAt = async (templateId: string, householdId: string) =>
  (await tasksOf(on, templateId)).find((one) => one.target_id === householdId)

const gas: Question = {
  key: 'gas',
  zh: '燃气管',
  en: 'Gas hose',
  kind: 'choice',
  options: [
    { key: 'ok', zh: '完好', en: 'fine' },
    { key: 'old', zh: '老化', en: 'worn' },
  ],
  isRequired: true,
}

test('all that is due at one door is one visit, in the order one walks', async () => {
  const first = await readyToday({ nameZh: '走访', form: { fields: ['room_use', 'headcount'], questions: [] } })
  house.clock.advance(1000)
  const second = await readyToday({
    kind: 'round',
    nameZh: '消防巡查',
    form: { fields: ['headcount', 'lift'], questions: [{ ...gas, isRequired: false }] },
  })
  const { doors } = await house.ask(ListDoors, {}, as(here.member))
  expect(doors.map((one) => [one.placeName, one.tasks.length, one.urgency, one.minutes])).toEqual([
    ['幸福里 1幢 1单元 101室', 2, 2, 30],
    ['幸福里 1幢 1单元 102室', 2, 2, 30],
    ['幸福里 1幢 1单元 201室', 2, 2, 30],
  ])
  const form = await house.ask(GetDoor, { householdId: door }, as(here.member))
  expect(form.subjects[0].fields.map((one) => one.field)).toEqual(['room_use', 'headcount', 'lift'])
  expect(form.tasks.flatMap((one) => one.questions.map((question) => question.key))).toEqual(['gas'])
  expect(await visit(on, door)).toMatchObject({ done: 2, open: 0 })
  expect([(await stateAt(first, door))?.state, (await stateAt(second, door))?.state]).toEqual(['done', 'done'])
  expect((await house.ask(ListDoors, {}, as(here.member))).doors).toHaveLength(2)
  expect((await house.ask(ListDoors, {}, as(here.siblingMember))).doors).toEqual([])
})

test.each([
  ['phone', 'by_phone', 'done'],
  ['video', 'family_answered', 'done'],
  ['at_door', 'not_home', 'ready'],
  ['at_door', 'refused', 'done'],
  ['at_door', 'wrong_address', 'ready'],
] as const)('a visit by %s that ends in %s leaves the task %s', async (way, result, state) => {
  const id = await readyToday()
  await visit(on, door, { way, result })
  expect(await stateAt(id, door)).toMatchObject({ state, tries: state === 'done' ? 0 : 1 })
})

test('the same command twice is one visit; another visit of the same id is refused', async () => {
  const id = await readyToday()
  const [commandId, visitId] = [randomUUID(), randomUUID()]
  const at = house.clock.now().toISOString()
  const twice = [await visit(on, door, { commandId, visitId, at }), await visit(on, door, { commandId, visitId, at })]
  expect(twice[0]).toEqual(twice[1])
  expect(await outcomeOf(visit(on, door, { visitId }))).toBe('refused:visit.id_used')
  expect((await stateAt(id, door))?.state).toBe('done')
  const { visits } = await house.ask(ListVisits, { householdId: door }, as(here.lead))
  expect(visits.filter((one) => one.id === visitId)).toHaveLength(1)
})

test('two members at one door at once: done once, and both visits are kept', async () => {
  const id = await readyToday()
  const results = await Promise.all([visit(on, door), visit(on, door, { as: here.ordinaryLead })])
  expect(results.map((one) => one.done).sort()).toEqual([0, 1])
  expect((await stateAt(id, door))?.state).toBe('done')
})

test('who is not of this grid, or holds no such post, records nothing', async () => {
  await readyToday()
  expect(await outcomeOf(visit(on, door, { as: here.siblingMember }))).toBe('not_found')
  expect(await outcomeOf(house.ask(GetDoor, { householdId: door }, as(here.siblingMember)))).toBe('not_found')
  expect(await outcomeOf(visit(on, door, { as: { ...here.member, grants: [] } }))).toBe('not_found')
})

test('made in time and sent too late counts; made too late does not', async () => {
  const id = await readyToday({ dueDays: 0, expiresDays: 0 })
  const made = house.clock.now().toISOString()
  house.clock.set(later(3))
  await sweep(on)
  const missed = await stateAt(id, door)
  expect(missed).toMatchObject({ state: 'missed', up_post_id: here.ordinaryLead.grants[0].postId })
  expect(await visit(on, door)).toMatchObject({ done: 0 })
  expect((await stateAt(id, door))?.state).toBe('missed')
  expect(await visit(on, door, { at: made })).toMatchObject({ done: 1 })
  expect((await stateAt(id, door))?.state).toBe('done')
  // A phone whose clock is a day ahead does not visit tomorrow.
  const other = await householdAt(on, '102')
  const { visitId } = await visit(on, other, { at: later(1).toISOString() })
  const { visits } = await house.ask(ListVisits, { householdId: other }, as(here.member))
  expect(visits.find((one) => one.id === visitId)).toMatchObject({
    visitedAt: house.clock.now().toISOString(),
    saidAt: later(1).toISOString(),
  })
})

test('recorded in the moment in which it is missed: one of the two, and nothing lost', async () => {
  const id = await readyToday({ dueDays: 0, expiresDays: 0 })
  const made = house.clock.now().toISOString()
  house.clock.set(later(2))
  await Promise.all([sweep(on), visit(on, door, { at: made })])
  await sweep(on)
  expect((await stateAt(id, door))?.state).toBe('done')
})

test('for a cancelled task the visit is kept with its answers', async () => {
  const id = await readyToday({ form: { fields: [], questions: [gas] } })
  const task = await stateAt(id, door)
  const taskId = task?.id ?? ''
  const cancel = { taskId, reason: '住户搬走了' }
  expect(await outcomeOf(house.run(CancelTask, cancel, as(here.member)))).toBe('forbidden')
  await house.run(CancelTask, cancel, as(here.ordinaryLead))
  expect(await outcomeOf(house.run(CancelTask, cancel, as(here.ordinaryLead)))).toBe('refused:task.not_open')
  const { visitId, done } = await visit(on, door, { answers: [{ taskId, answers: { gas: 'old' } }], note: '管子发硬' })
  expect(done).toBe(0)
  const { visits } = await house.ask(ListVisits, { householdId: door }, as(here.member))
  expect(visits.find((one) => one.id === visitId)).toMatchObject({
    note: '管子发硬',
    byName: '陈微员',
    tasks: [{ id: taskId, answers: { gas: 'old' } }],
  })
})

test('a form is answered as its version asks; a task the phone did not know of stays when it asks something', async () => {
  const id = await readyToday({ form: { fields: [], questions: [gas] } })
  const taskId = (await stateAt(id, door))?.id ?? ''
  expect(await visit(on, door)).toMatchObject({ done: 0, open: 1 })
  expect(await outcomeOf(visit(on, door, { answers: [{ taskId, answers: {} }] }))).toBe('refused:visit.answer_missing')
  expect(await outcomeOf(visit(on, door, { answers: [{ taskId, answers: { gas: 'none' } }] }))).toBe(
    'refused:visit.answer_wrong',
  )
  expect(await visit(on, door, { answers: [{ taskId, answers: { gas: 'ok' } }] })).toMatchObject({ done: 1 })
})

test('where nobody was asked, a required question holds nothing up', async () => {
  const id = await readyToday({ form: { fields: [], questions: [gas] } })
  const others = [await householdAt(on, '102'), await householdAt(on, '201')]
  const taskId = (await stateAt(id, others[1]))?.id ?? ''
  expect(await visit(on, door, { result: 'refused' })).toMatchObject({ done: 1, open: 0 })
  expect(await visit(on, others[0], { result: 'vacant' })).toMatchObject({ done: 1, open: 0 })
  const answers = [{ taskId, answers: {} }]
  expect(await visit(on, others[1], { result: 'vacant', answers })).toMatchObject({ done: 1, open: 0 })
})

test('known data is shown with its source; only what changed is asked; the newest look wins', async () => {
  const { personId } = await house.run(
    'people.registerResidence',
    { householdId: door, who: { by: 'name', name: '赵样例', phone: '15400009991', hasConsent: true }, from: null },
    sys(),
  )
  await readyToday({ form: { fields: ['headcount', 'name', 'phone', 'lives_here'], questions: [] } })
  const before = await house.ask(GetDoor, { householdId: door }, as(here.member))
  expect(before.subjects.find((one) => one.id === personId)?.fields).toEqual([
    { field: 'name', value: '赵样例', source: 'import', verifiedAt: null },
    { field: 'phone', value: '154****9991', source: 'import', verifiedAt: null },
    { field: 'lives_here', value: true, source: 'import', verifiedAt: null },
  ])
  const at = house.clock.now().toISOString()
  house.clock.advance(3_600_000)
  const now = house.clock.now().toISOString()
  await visit(on, door, {
    at: now,
    checked: [
      { subjectId: door, field: 'headcount', to: 3 },
      { subjectId: personId, field: 'phone', to: '15400009992', hasConsent: true },
      { subjectId: personId, field: 'name', to: null },
    ],
  })
  // Looked at earlier and arriving later: on file, but it changes nothing.
  await visit(on, door, { at, checked: [{ subjectId: door, field: 'headcount', to: 7 }] })
  const after = await house.ask(GetDoor, { householdId: door }, as(here.member))
  expect(after.subjects).toEqual([expect.objectContaining({ fields: [] }), expect.objectContaining({ fields: [] })])
  await readyToday({ form: { fields: ['headcount', 'name', 'phone'], questions: [] } })
  const again = await house.ask(GetDoor, { householdId: door }, as(here.member))
  expect(again.subjects.map((one) => one.fields)).toEqual([
    [{ field: 'headcount', value: 3, source: 'door', verifiedAt: now }],
    [
      { field: 'name', value: '赵样例', source: 'door', verifiedAt: now },
      { field: 'phone', value: '154****9992', source: 'door', verifiedAt: now },
    ],
  ])
  expect(await outcomeOf(visit(on, door, { checked: [{ subjectId: door, field: 'headcount', to: 'many' }] }))).toBe(
    'refused:visit.value_wrong',
  )
  // A number that somebody else has does not undo the visit; it stays as it was.
  await house.run(
    'people.registerPerson',
    { communityId: here.communityId, name: '钱样例', phone: '15400009993', isSynthetic: true },
    sys(),
  )
  await visit(on, door, { checked: [{ subjectId: personId, field: 'phone', to: '15400009993', hasConsent: true }] })
  await visit(on, door, { checked: [{ subjectId: personId, field: 'lives_here', to: false }] })
  expect((await house.ask(GetDoor, { householdId: door }, as(here.member))).subjects).toHaveLength(1)
  // Nothing of it stands anywhere in clear.
  for (const table of ['visits', 'field_verifications', 'events']) {
    const rows = await house.db.pool.query(`SELECT * FROM ${table}`)
    expect(JSON.stringify(rows.rows)).not.toMatch(/1540000999|赵样例/)
  }
})

test('an errand is ordered of an admitted item, and done when the visit names it', async () => {
  const item = await admitted(
    on,
    { kind: 'errand', nameZh: '代取药', frequency: { unit: 'on_demand', perMonth: 1 } },
    { from: today(), until: dayLater(30) },
  )
  const order = {
    taskId: randomUUID(),
    templateId: item,
    target: { type: 'household' as const, id: door },
    words: '帮王奶奶取降压药',
    dueAt: later(1).toISOString(),
    expiresAt: later(2).toISOString(),
  }
  expect(await outcomeOf(house.run(OrderTask, order, as(here.member)))).toBe('forbidden')
  await house.run(OrderTask, order, as(here.ordinaryLead))
  expect(await outcomeOf(house.run(OrderTask, order, as(here.ordinaryLead)))).toBe('refused:task.id_used')
  const other = { ...order, taskId: randomUUID() }
  expect(await outcomeOf(house.run(OrderTask, { ...other, dueAt: later(3).toISOString() }, as(here.lead)))).toBe(
    'refused:task.window_wrong',
  )
  expect(
    await outcomeOf(house.run(OrderTask, { ...other, target: { type: 'grid', id: here.micro[0] } }, as(here.lead))),
  ).toBe('refused:task.target_outside')
  const { tasks } = await house.ask(GetDoor, { householdId: door }, as(here.member))
  expect(tasks).toMatchObject([{ id: order.taskId, words: '帮王奶奶取降压药', kind: 'errand' }])
  expect(await visit(on, door)).toMatchObject({ done: 0 })
  expect(await visit(on, door, { answers: [{ taskId: order.taskId, answers: {} }] })).toMatchObject({ done: 1 })
  await house.run(EndTemplate, { templateId: item, reason: '测试' }, sys())
  expect(await outcomeOf(house.run(OrderTask, other, as(here.lead)))).toBe('refused:item.not_admitted')
})

test('a task without a door is finished by itself; a visit is not', async () => {
  const item = await readyToday({ kind: 'round', target: 'grid', nameZh: '巡查楼道' })
  const { others } = await house.ask(ListDoors, {}, as(here.member))
  const { grids } = await house.ask('grids.tree', {}, as(here.member))
  const placeName = grids.find((one) => one.id === here.micro[0])?.name
  expect(others).toMatchObject([{ nameZh: '巡查楼道', gridId: here.micro[0], placeName }])
  const finish = { taskId: others[0].id, visitId: randomUUID(), at: house.clock.now().toISOString() }
  await house.run(FinishTask, { ...finish, isDone: false, note: '门锁着' }, as(here.member))
  expect((await tasksOf(on, item))[0]).toMatchObject({ state: 'ready', tries: 1 })
  const again = { ...finish, visitId: randomUUID(), isDone: true }
  expect(await outcomeOf(house.run(FinishTask, again, as(here.siblingMember)))).toBe('not_found')
  expect(await house.run(FinishTask, again, as(here.member))).toMatchObject({ isDone: true })
  const visits = await readyToday()
  const taskId = (await stateAt(visits, door))?.id ?? ''
  expect(
    await outcomeOf(house.run(FinishTask, { ...finish, taskId, visitId: randomUUID(), isDone: true }, as(here.member))),
  ).toBe('refused:task.has_door')
})

test('missed goes up: it is on the lead’s list until he has looked after it', async () => {
  const item = await readyToday({ dueDays: 0, expiresDays: 0 })
  house.clock.set(later(2))
  await sweep(on)
  const list = async () =>
    (await house.ask(ListTasks, { list: 'missed' }, as(here.ordinaryLead))).tasks.filter(
      (one) => one.templateId === item,
    )
  const [first] = await list()
  expect(await list()).toHaveLength(3)
  expect(first).toMatchObject({
    owner: { role: 'ordinary_grid_lead', name: '王一长' },
    mayClear: true,
    mayCancel: false,
  })
  const clear = { taskId: first.id, reason: '已打电话，住户在外地' }
  expect(await outcomeOf(house.run(ClearMissed, clear, as(here.member)))).toBe('forbidden')
  expect(await outcomeOf(house.run(ClearMissed, clear, as(here.siblingLead)))).toBe('not_found')
  await house.run(ClearMissed, clear, as(here.ordinaryLead))
  expect(await list()).toHaveLength(2)
  expect(await outcomeOf(house.run(ClearMissed, clear, as(here.ordinaryLead)))).toBe('refused:task.not_missed')
  expect(await outcomeOf(house.ask(ListTasks, { list: 'missed' }, as(here.member)))).toBe('forbidden')
})

test('what is not admitted, ended or out of date never reaches a member', async () => {
  const reaches = async (item: string) => {
    const { doors } = await house.ask(ListDoors, {}, as(here.member))
    const phone = await house.ask(ListForPhone, { part: 'doors' }, as(here.member))
    const { tasks } = await house.ask(GetDoor, { householdId: door }, as(here.member))
    const ids = (await tasksOf(on, item)).map((one) => one.id)
    return [
      doors.flatMap((one) => one.tasks.map((task) => task.id)),
      phone.doors.flatMap((one) => one.tasks.map((task) => task.id)),
      tasks.map((one) => one.id),
    ].some((seen) => seen.some((id) => ids.includes(id)))
  }
  const item = await readyToday({ expiresDays: 50, dueDays: 50 })
  expect(await reaches(item)).toBe(true)
  await house.run(EndTemplate, { templateId: item, reason: '停办' }, sys())
  // Not even before the sweep has cancelled them.
  expect((await tasksOf(on, item)).map((one) => one.state)).toEqual(['ready', 'ready', 'ready'])
  expect(await reaches(item)).toBe(false)
  const { tasks: due } = await house.ask(ListTasks, { list: 'due' }, as(here.lead))
  expect(due.filter((one) => one.templateId === item)).toEqual([])
  await sweep(on)
  expect((await tasksOf(on, item)).map((one) => one.state)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  const short = await admitted(
    on,
    { frequency: { unit: 'once', on: today() }, dueDays: 90, expiresDays: 90 },
    { from: today(), until: dayLater(1) },
  )
  await sweep(on)
  expect(await reaches(short)).toBe(true)
  house.clock.set(later(2))
  expect(await reaches(short)).toBe(false)
  await passTo(on, house.clock.now().toISOString())
  expect(new Set((await tasksOf(on, short)).map((one) => one.state))).toEqual(new Set(['missed']))
})

test('a phone gets doors with their forms page by page, and what becomes ready within a week', async () => {
  const item = await admitted(
    on,
    { frequency: { unit: 'once', on: dayLater(3) }, form: { fields: ['room_use'], questions: [gas] } },
    { from: today(), until: dayLater(60) },
  )
  await sweep(on)
  const pages = []
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof one>> = await one(after)
    pages.push(page.doors)
    if (page.next === null) break
    after = page.next
  }
  async function one(after: string | null) {
    return house.ask(ListForPhone, { part: 'doors', after, limit: 2 }, as(here.member))
  }
  const doors = pages.flat().filter((form) => form.tasks.some((task) => task.templateId === item))
  expect(pages[0]).toHaveLength(2)
  expect(new Set(doors.map((form) => form.householdId)).size).toBe(3)
  expect(doors[0].subjects[0].fields).toEqual([{ field: 'room_use', value: null, source: 'none', verifiedAt: null }])
  expect((await house.ask(ListForPhone, { part: 'others' }, as(here.member))).others).toEqual([])
  expect((await house.ask(ListForPhone, { part: 'doors' }, as(here.siblingMember))).doors).toEqual([])
})

test('tasks follow their household into another grid', async () => {
  const item = await readyToday()
  await house.run('grids.moveHousehold', { householdId: door, toGridId: here.micro[2] }, sys())
  await house.settle()
  expect((await stateAt(item, door))?.grid_id).toBe(here.micro[2])
  expect((await house.ask(ListDoors, {}, as(here.siblingMember))).doors).toHaveLength(1)
  expect((await house.ask(ListDoors, {}, as(here.member))).doors).toHaveLength(2)
  house.clock.advance(1000)
  await house.run('grids.moveHousehold', { householdId: door, toGridId: here.micro[0] }, sys())
  await house.settle()
})
