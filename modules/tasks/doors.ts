import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { may } from '../../platform/pure/access.ts'
import { groupBy } from '../../platform/pure/group.ts'
import { localDate } from '../../platform/pure/time.ts'
import { locateHouseholds, treeOf } from '../grids/index.ts'
import { sayPlace } from '../grids/rules.ts'
import { ACCESS as PEOPLE } from '../people/access.ts'
import { namesOf, residentsOf } from '../people/index.ts'
import { maskName } from '../people/rules.ts'
import type { DoorForm, DoorlessTask, DoorTask, TaskLine } from './contract/tasks.ts'
import { knownOf, type Subject } from './known.ts'
import { personOf } from './permit.ts'
import { addDays, beginOf, mergedFields } from './rules.ts'
import { doorPlaces, openIn } from './store/lists.ts'
import { buildingNames } from './store/targets.ts'
import type { TaskRow } from './store/tasks.ts'
import { type TemplateRow, templatesById } from './store/templates.ts'
import { KIND_WORDS } from './words.ts'

/** The day of a moment and the instant at which it ends. */
export function todayOf(now: Date): { today: string; endOfToday: Date } {
  const today = localDate(now)
  return { today, endOfToday: beginOf(addDays(today, 1)) }
}

/** What members can do in some grids until a moment; of some households only when these are given. Nothing of an item that is not admitted today. */
export async function openTasks(
  ctx: Context,
  gridIds: readonly string[],
  more: { householdIds?: readonly string[]; until?: Date } = {},
): Promise<TaskRow[]> {
  return openIn(ctx.sql, ctx.tenant, visibleTo(ctx.actor), {
    gridIds,
    householdIds: more.householdIds ?? null,
    now: ctx.now,
    today: localDate(ctx.now),
    until: more.until ?? ctx.now,
    personId: personOf(ctx),
  })
}

/** The name of a task in both languages: of its item, or of its kind where it is of none. */
export function nameOf(
  task: Pick<TaskRow, 'kind'>,
  template: TemplateRow | undefined,
): { nameZh: string; nameEn: string } {
  const { zh, en } = KIND_WORDS[task.kind]
  return { nameZh: template?.nameZh ?? zh, nameEn: template?.nameEn ?? en }
}

/** The part of a task that every list shows. */
export function lineOf(
  ctx: Context,
  task: TaskRow,
  template: TemplateRow | undefined,
): Omit<TaskLine, 'gridName' | 'placeName'> {
  return {
    id: task.id,
    kind: task.kind,
    state: task.state,
    ...nameOf(task, template),
    templateId: task.templateId,
    version: template?.version ?? null,
    targetType: task.targetType,
    targetId: task.targetId,
    householdId: task.householdId,
    gridId: task.gridId,
    readyAt: task.readyAt.toISOString(),
    dueAt: task.dueAt.toISOString(),
    expiresAt: task.expiresAt.toISOString(),
    isLate: (task.state === 'planned' || task.state === 'ready') && task.dueAt <= ctx.now,
    minutes: task.minutes,
    tries: task.tries,
  }
}

/** A task with all that is needed to carry it out. */
export function doorTaskOf(ctx: Context, task: TaskRow, template: TemplateRow | undefined): DoorTask {
  return {
    ...lineOf(ctx, task, template),
    what: template?.what ?? '',
    words: task.wordsSealed === null ? null : ctx.keys.open(task.wordsSealed),
    questions: template?.form.questions ?? [],
  }
}

/** Tasks without a door, each with what it is about. */
export async function doorlessTasks(ctx: Context, tasks: readonly TaskRow[]): Promise<DoorlessTask[]> {
  const templates = await templatesFor(ctx, tasks)
  const places = await placesOf(ctx, tasks)
  return tasks.map((one) => ({
    ...doorTaskOf(ctx, one, templates.get(one.templateId ?? '')),
    placeName: places.get(one.targetId) ?? '',
  }))
}

/** What tasks are about, in words: a household (also for a person in it), a building, a grid. */
export async function placesOf(ctx: Context, tasks: readonly TaskRow[]): Promise<Map<string, string>> {
  const tree = await treeOf(ctx)
  const households = await locateHouseholds(
    ctx,
    tasks.flatMap((one) => one.householdId ?? []),
  )
  const of = (type: TaskRow['targetType']) => tasks.filter((one) => one.targetType === type).map((one) => one.targetId)
  return new Map([
    ...[...households].map(([id, one]) => [id, one.placeName] as const),
    ...(await buildingNames(ctx.sql, ctx.tenant, of('building'))),
    ...of('grid').map((id) => [id, tree.get(id)?.name ?? ''] as const),
  ])
}

/** Versions of the items of some tasks, by id. */
export async function templatesFor(
  ctx: Context,
  tasks: readonly Pick<TaskRow, 'templateId'>[],
): Promise<Map<string, TemplateRow>> {
  return templatesById(
    ctx.sql,
    ctx.tenant,
    tasks.flatMap((one) => one.templateId ?? []),
  )
}

/**
 * The forms of some doors: everything that is open there as one visit, each field once, with what is known. The same number of
 * statements for one door and for a page of them. Who lives there is named to those who may know it (people.residents), masked to others.
 */
export async function doorForms(
  ctx: Context,
  tasks: readonly TaskRow[],
  householdIds: readonly string[],
): Promise<DoorForm[]> {
  const templates = await templatesFor(ctx, tasks)
  const places = new Map((await doorPlaces(ctx.sql, ctx.tenant, householdIds)).map((one) => [one.householdId, one]))
  const living = groupBy(await residentsOf(ctx, householdIds), (one) => one.householdId)
  const names = await namesOf(
    ctx,
    [...living.values()].flat().map((one) => one.personId),
  )
  const tree = await treeOf(ctx)
  const knows = (gridId: string) => may(ctx.actor, PEOPLE.residents, { gridPath: tree.pathOf(gridId), relations: [] })
  const byDoor = groupBy(tasks, (one) => one.householdId)
  const doors = householdIds.flatMap((householdId) => {
    const place = places.get(householdId)
    if (!place) return []
    const own = byDoor.get(householdId) ?? []
    const fields = mergedFields(own.flatMap((one) => templates.get(one.templateId ?? '')?.form ?? []))
    const subjects: Subject[] = [
      { type: 'household', id: householdId, name: sayPlace(place) },
      ...(living.get(householdId) ?? []).map(({ personId }) => ({
        type: 'person' as const,
        id: personId,
        name: knows(place.gridId) ? (names.get(personId)?.name ?? '') : maskName(names.get(personId)?.name ?? ''),
      })),
    ]
    return [{ householdId, place, own, fields, subjects }]
  })
  const fieldsBySubject = new Map<Subject, readonly (typeof doors)[number]['fields'][number][]>(
    doors.flatMap((door) => door.subjects.map((subject) => [subject, door.fields] as const)),
  )
  const known = await knownOf(
    ctx,
    doors.flatMap((door) => door.subjects),
    (subject) => fieldsBySubject.get(subject) ?? [],
  )
  return doors.map(({ householdId, place, own, subjects }) => ({
    householdId,
    gridId: place.gridId,
    buildingId: place.buildingId,
    placeName: sayPlace(place),
    tasks: own.map((task) => doorTaskOf(ctx, task, templates.get(task.templateId ?? ''))),
    subjects: subjects.map((subject) => ({ ...subject, fields: known.get(subject.id) ?? [] })),
  }))
}
