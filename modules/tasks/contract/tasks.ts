import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { SOURCES } from '../../grids/homes/contract.ts'
import { ROLES } from '../../people/contract.ts'
import { Answers, Question, Value } from './form.ts'
import { DOOR_RESULTS, KNOWN_FIELDS, TARGET_TYPES, TASK_KINDS, TASK_LISTS, TASK_STATES, WAYS } from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const reason = z.string().trim().min(2).max(200)
const words = z.string().trim().max(500)

/** A task as lists show it. */
export const TaskLine = z.object({
  id,
  kind: z.enum(TASK_KINDS),
  state: z.enum(TASK_STATES),
  nameZh: z.string(),
  nameEn: z.string(),
  templateId: id.nullable(),
  version: z.int().nullable(),
  targetType: z.enum(TARGET_TYPES),
  targetId: id,
  householdId: id.nullable(),
  gridId: id,
  gridName: z.string(),
  placeName: z.string(),
  readyAt: moment,
  dueAt: moment,
  expiresAt: moment,
  isLate: z.boolean(),
  minutes: z.int(),
  tries: z.int(),
})
export type TaskLine = z.infer<typeof TaskLine>

/** What is due at one household: one visit. */
export const Door = z.object({
  householdId: id,
  gridId: id,
  buildingId: id,
  buildingName: z.string(),
  placeName: z.string(),
  /** 0: something is late; 1: due today; 2: later. */
  urgency: z.int().min(0).max(2),
  dueAt: moment,
  minutes: z.int(),
  tries: z.int(),
  tasks: z.array(TaskLine.pick({ id: true, kind: true, nameZh: true, nameEn: true, dueAt: true, isLate: true })),
  lastVisit: z.object({ at: moment, way: z.enum(WAYS), result: z.enum(DOOR_RESULTS) }).nullable(),
})
export type Door = z.infer<typeof Door>

/** A task at a door with all that is needed to carry it out. */
export const DoorTask = TaskLine.omit({ gridName: true, placeName: true }).extend({
  what: z.string(),
  words: z.string().nullable(),
  questions: z.array(Question),
})
export type DoorTask = z.infer<typeof DoorTask>

/** A task without a door, with the building or grid that it is about. */
export const DoorlessTask = DoorTask.extend({ placeName: z.string() })
export type DoorlessTask = z.infer<typeof DoorlessTask>

/** A task as a phone carries it; whether it is late, the phone sees. `lastDay`: until when its item is admitted (`YYYY-MM-DD`). */
export type CarriedTask = Omit<DoorTask, 'isLate'> & { lastDay: string | null }

/** A field of the catalogue with what is known: only what changed is asked. A telephone number stands masked. */
export const KnownValue = z.object({
  field: z.enum(KNOWN_FIELDS),
  value: Value.nullable(),
  /** Where it is from; `none`: nothing is known. */
  source: z.enum([...SOURCES, 'none']),
  verifiedAt: moment.nullable(),
})
export type KnownValue = z.infer<typeof KnownValue>

/** A door with its one form: the fields of all that is due there, each once, and the questions of each task. */
export const DoorForm = z.object({
  householdId: id,
  gridId: id,
  buildingId: id,
  placeName: z.string(),
  tasks: z.array(DoorTask),
  subjects: z.array(
    z.object({ type: z.enum(['household', 'person']), id, name: z.string(), fields: z.array(KnownValue) }),
  ),
})
export type DoorForm = z.infer<typeof DoorForm>

/** What is due in my grids: by household, in the order one walks; and what has no door. */
export const ListDoors = defineQuery('tasks.doors', {
  label: { zh: '今天的门', en: 'Doors to visit' },
  input: z.object({ gridId: id.nullable().default(null) }),
  output: z.object({ now: moment, doors: z.array(Door), others: z.array(DoorlessTask), isCut: z.boolean() }),
})

export const GetDoor = defineQuery('tasks.door', {
  label: { zh: '一户的走访单', en: 'Form of one door' },
  input: z.object({ householdId: id }),
  output: DoorForm,
})

/**
 * All that a phone needs to work without a network: doors with their forms, and tasks without a door, of the actor's grids; also what
 * becomes ready within a week. Paged by id: `after` is the last id of the page before.
 */
export const ListForPhone = defineQuery('tasks.forPhone', {
  label: { zh: '离线任务', en: 'Tasks for a phone' },
  input: z.object({
    part: z.enum(['doors', 'others']),
    after: id.nullable().default(null),
    limit: z.int().min(1).max(200).default(100),
  }),
  output: z.object({ doors: z.array(DoorForm), others: z.array(DoorlessTask), next: id.nullable() }),
})

const Visit = z.object({
  id,
  way: z.enum(WAYS),
  result: z.enum(DOOR_RESULTS).nullable(),
  visitedAt: moment,
  /** As the phone's clock said; differs where that clock was ahead. */
  saidAt: moment,
  receivedAt: moment,
  byName: z.string(),
  note: z.string(),
  tasks: z.array(z.object({ id, nameZh: z.string(), nameEn: z.string(), answers: Answers })),
})

/** Visits of one household, the newest first, in words. */
export const ListVisits = defineQuery('tasks.visits', {
  label: { zh: '走访记录', en: 'Visits' },
  input: z.object({ householdId: id }),
  output: z.object({ visits: z.array(Visit) }),
})

const GridCount = z.object({
  gridId: id,
  gridName: z.string(),
  due: z.int(),
  late: z.int(),
  planned: z.int(),
  /** Missed and not yet looked after by the post above. */
  missed: z.int(),
  doneThisMonth: z.int(),
})

/** How it stands per grid, in the order of the grids: no person is counted. */
export const CountTasks = defineQuery('tasks.counts', {
  label: { zh: '各网格任务情况', en: 'Tasks per grid' },
  input: z.object({ gridId: id.nullable().default(null) }),
  output: z.object({ grids: z.array(GridCount) }),
})

/** Tasks of some grids for those who lead. */
export const ListTasks = defineQuery('tasks.list', {
  label: { zh: '任务列表', en: 'Tasks' },
  input: z.object({
    list: z.enum(TASK_LISTS),
    gridId: id.nullable().default(null),
    after: z.object({ at: moment, id }).nullable().default(null),
  }),
  output: z.object({
    tasks: z.array(
      TaskLine.extend({
        words: z.string().nullable(),
        owner: z.object({ role: z.enum(ROLES), name: z.string() }).nullable(),
        endedAt: moment.nullable(),
        endReason: z.string().nullable(),
        mayCancel: z.boolean(),
        mayClear: z.boolean(),
      }),
    ),
    next: z.object({ at: moment, id }).nullable(),
  }),
})

/** One task by hand, of an item that is admitted for it. */
export const OrderTask = defineCommand('tasks.order', {
  label: { zh: '派任务', en: 'Order a task' },
  input: z.object({
    taskId: id,
    templateId: id,
    target: z.object({ type: z.enum(['household', 'building', 'grid']), id }),
    words: words.default(''),
    readyAt: moment.nullable().default(null),
    dueAt: moment,
    expiresAt: moment,
  }),
  output: z.object({ taskId: id }),
})

export const CancelTask = defineCommand('tasks.cancel', {
  label: { zh: '取消任务', en: 'Cancel a task' },
  input: z.object({ taskId: id, reason }),
  output: z.object({ taskId: id }),
})

/** The post above has looked after a missed one: what was done, or why nothing needs to be. */
export const ClearMissed = defineCommand('tasks.clear', {
  label: { zh: '过问漏办', en: 'Look after a missed task' },
  input: z.object({ taskId: id, reason }),
  output: z.object({ taskId: id }),
})

const answered = z.object({
  taskId: id,
  answers: Answers.default({}),
  /** Of a verification visit: whether it is as it was said to be. */
  verdict: z.boolean().nullable().default(null),
})

/**
 * One visit for all that is due at a household. Made on a phone, perhaps without a network: it counts by the time at which it was
 * made, whenever it arrives.
 */
export const RecordVisit = defineCommand('tasks.recordVisit', {
  label: { zh: '记一次走访', en: 'Record a visit' },
  input: z.object({
    visitId: id,
    householdId: id,
    way: z.enum(WAYS),
    result: z.enum(DOOR_RESULTS),
    at: moment,
    answers: z.array(answered).max(30).default([]),
    /** Fields that were looked at: `to` null – as before; else what it is now. */
    checked: z
      .array(
        z.object({
          subjectId: id,
          field: z.enum(KNOWN_FIELDS),
          to: Value.nullable(),
          /** Of a telephone number: she agreed that it is written down. */
          hasConsent: z.boolean().default(false),
        }),
      )
      .max(200)
      .default([]),
    note: words.default(''),
  }),
  output: z.object({ visitId: id, done: z.int(), open: z.int() }),
})

/** A task without a door (a round of a building or grid, an errand), or an errand that was carried out away from the door. */
export const FinishTask = defineCommand('tasks.finish', {
  label: { zh: '办完任务', en: 'Finish a task' },
  input: answered.extend({ visitId: id, at: moment, isDone: z.boolean(), note: words.default('') }),
  output: z.object({ taskId: id, isDone: z.boolean() }),
})
