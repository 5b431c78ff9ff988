import type { Context } from '../../platform/context.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { GetCalendar } from './contract.ts'
import { publishedSets } from './published-sets.ts'
import { type WorkingCalendar, yearToPublish } from './rules.ts'
import { type CalendarSet, findCurrentId, findSet } from './store.ts'

/** The published calendars with their value for the rules; remembered by id. */
export const calendarSets = publishedSets({
  currentId: findCurrentId,
  load: async (sql, setId) => {
    const set = await findSet(sql, setId)
    return set && { set, calendar: calendarValue(setId, set) }
  },
})

/** The calendar as the office sees it. Anybody signed in may: it is public knowledge, no row of it is guarded. */
export const current = query(GetCalendar, async (ctx) => {
  const calendar = await currentCalendar(ctx)
  const { set } = await getSet(ctx, calendar.id)
  return {
    setId: calendar.id,
    publishedThrough: set.publishedThrough,
    days: [...set.days],
    windows: [...set.windows],
    isNextYearMissing: yearToPublish(ctx.now, calendar) !== undefined,
  }
})

/**
 * The calendar that rules new deadlines in the district of the context's tenant; its id is the set that a case stores.
 * @throws Refusal `calendar.none_published`
 */
export async function currentCalendar(ctx: Context): Promise<WorkingCalendar> {
  const id = await calendarSets.currentId(ctx)
  if (id === undefined) throw new Refusal('calendar.none_published')
  return (await getSet(ctx, id)).calendar
}

/**
 * The calendar of a stored set: what ruled a case when it was opened.
 * @throws NotFound
 */
export async function calendarOf(ctx: Context, setId: string): Promise<WorkingCalendar> {
  return (await getSet(ctx, setId)).calendar
}

/** A set as a value for the rules. */
export function calendarValue(id: string, { days, publishedThrough, windows }: CalendarSet): WorkingCalendar {
  return { id, days: new Map(days.map((day) => [day.date, day.kind])), publishedThrough, windows }
}

async function getSet(ctx: Context, setId: string): Promise<{ set: CalendarSet; calendar: WorkingCalendar }> {
  const known = await calendarSets.byId(ctx, setId)
  if (!known) throw new NotFound('calendar')
  return known
}
