import { visibleTo } from '../../../platform/access.ts'
import { groupBy } from '../../../platform/pure/group.ts'
import { query } from '../../../platform/queries.ts'
import { locateByHousehold, treeOf } from '../../grids/index.ts'
import { sayPlace } from '../../grids/rules.ts'
import { namesOf } from '../../people/index.ts'
import type { VisitWords } from '../commands/visit.ts'
import { type Door, GetDoor, ListDoors, ListForPhone, ListVisits } from '../contract/tasks.ts'
import { doorForms, doorlessTasks, nameOf, openTasks, templatesFor, todayOf } from '../doors.ts'
import { gridsFor, permitOver, personOf } from '../permit.ts'
import { addDays, beginOf, dayOf, urgencyOf } from '../rules.ts'
import { doorPlaces, idsForPhone } from '../store/lists.ts'
import { tasksById } from '../store/tasks.ts'
import { lastVisits, visitsOf } from '../store/visits.ts'
import { HORIZON_DAYS } from '../sweep.ts'

const MOST_VISITS = 50

export const doors = query(ListDoors, async (ctx, { gridId }) => {
  const tree = await treeOf(ctx)
  const tasks = await openTasks(ctx, gridsFor(ctx, tree, 'doors', gridId))
  const templates = await templatesFor(ctx, tasks)
  const { endOfToday } = todayOf(ctx.now)
  const byDoor = groupBy(
    tasks.filter((one) => one.householdId !== null),
    (one) => one.householdId ?? '',
  )
  const places = await doorPlaces(ctx.sql, ctx.tenant, [...byDoor.keys()])
  const last = await lastVisits(ctx.sql, ctx.tenant, [...byDoor.keys()])
  const all = places.map((place) => {
    const own = byDoor.get(place.householdId) ?? []
    const [earliest] = own
    const visit = last.get(place.householdId)
    const door: Door = {
      householdId: place.householdId,
      gridId: place.gridId,
      buildingId: place.buildingId,
      buildingName: `${place.compound}${place.building}`,
      placeName: sayPlace(place),
      urgency: urgencyOf(earliest.dueAt, ctx.now, endOfToday),
      dueAt: earliest.dueAt.toISOString(),
      minutes: own.reduce((sum, one) => sum + one.minutes, 0),
      tries: Math.max(...own.map((one) => one.tries)),
      tasks: own.map((one) => ({
        id: one.id,
        kind: one.kind,
        ...nameOf(one, templates.get(one.templateId ?? '')),
        dueAt: one.dueAt.toISOString(),
        isLate: one.dueAt <= ctx.now,
      })),
      lastVisit: visit ? { at: visit.at.toISOString(), way: visit.way, result: visit.result } : null,
    }
    return { place, door }
  })
  return {
    now: ctx.now.toISOString(),
    ...dayOf(all),
    others: await doorlessTasks(
      ctx,
      tasks.filter((one) => one.householdId === null),
    ),
  }
})

export const door = query(GetDoor, async (ctx, { householdId }) => {
  const { gridId } = await locateByHousehold(ctx, householdId)
  permitOver(ctx, await treeOf(ctx), 'door', gridId)
  const tasks = await openTasks(ctx, [gridId], { householdIds: [householdId] })
  const [form] = await doorForms(ctx, tasks, [householdId])
  return form
})

export const forPhone = query(ListForPhone, async (ctx, { part, after, limit }) => {
  const gridIds = gridsFor(ctx, await treeOf(ctx), 'forPhone', null)
  const { today } = todayOf(ctx.now)
  const until = beginOf(addDays(today, HORIZON_DAYS))
  const ids = await idsForPhone(ctx.sql, ctx.tenant, visibleTo(ctx.actor), {
    part,
    gridIds,
    now: ctx.now,
    today,
    until,
    after,
    limit,
    personId: personOf(ctx),
  })
  const next = ids.length < limit ? null : (ids.at(-1) ?? null)
  if (part === 'doors') {
    const tasks = await openTasks(ctx, gridIds, { householdIds: ids, until })
    return { doors: await doorForms(ctx, tasks, ids), others: [], next }
  }
  return { doors: [], others: await doorlessTasks(ctx, await tasksById(ctx.sql, ctx.tenant, ids)), next }
})

export const visits = query(ListVisits, async (ctx, { householdId }) => {
  const { gridId } = await locateByHousehold(ctx, householdId)
  permitOver(ctx, await treeOf(ctx), 'visits', gridId)
  const rows = await visitsOf(ctx.sql, ctx.tenant, householdId, visibleTo(ctx.actor), MOST_VISITS)
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => row.byPersonId ?? []),
  )
  const tasks = new Map(
    (
      await tasksById(
        ctx.sql,
        ctx.tenant,
        rows.flatMap((row) => row.taskIds),
      )
    ).map((one) => [one.id, one]),
  )
  const templates = await templatesFor(ctx, [...tasks.values()])
  return {
    visits: rows.map((row) => {
      const { note, answers } = JSON.parse(ctx.keys.open(row.wordsSealed)) as VisitWords
      return {
        id: row.id,
        way: row.way,
        result: row.result,
        visitedAt: row.visitedAt.toISOString(),
        saidAt: row.saidAt.toISOString(),
        receivedAt: row.receivedAt.toISOString(),
        byName: names.get(row.byPersonId ?? '')?.name ?? '',
        note,
        tasks: row.taskIds.flatMap((id) => {
          const task = tasks.get(id)
          if (!task) return []
          const answered = answers.find((one) => one.taskId === id)
          return [{ id, ...nameOf(task, templates.get(task.templateId ?? '')), answers: answered?.answers ?? {} }]
        }),
      }
    }),
  }
})
