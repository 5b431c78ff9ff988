import type { Context } from '../../platform/context.ts'
import { districtOf } from '../../platform/pure/ids.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { GetCalendar, GetYearPlan, ListCalendarSets } from './contract.ts'
import { publishedSets } from './published-sets.ts'
import { type CalendarChanges, calendarValue, compareCalendars, type WorkingCalendar, yearToPublish } from './rules.ts'
import { namedDays, seedDays } from './seed-days.ts'
import { type CalendarSet, findCurrentId, findSet, listPublications } from './store.ts'

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
    dayWindows: [...set.dayWindows],
    isNextYearMissing: yearToPublish(ctx.now, calendar) !== undefined,
  }
})

/** What is known of a year: for whoever begins its plan. */
export const yearPlan = query(GetYearPlan, async (_ctx, { year }) => {
  const seed = seedDays(year, year)
  return { isKnown: seed.publishedYears.includes(year), days: namedDays(seed) }
})

/** How many publications the history goes back. */
const HISTORY = 30

/** What was published when, newest first, each compared with the one before. Public knowledge, as the calendar itself. */
export const history = query(ListCalendarSets, async (ctx) => {
  const found = (await listPublications(ctx.sql, districtOf(ctx.tenant))).slice(0, HISTORY + 1)
  const sets = await Promise.all(found.map(async (one) => ({ ...one, ...(await getSet(ctx, one.id)) })))
  return {
    sets: sets.slice(0, HISTORY).map((one, i) => {
      const before = sets[i + 1]
      return {
        setId: one.id,
        publishedAt: one.publishedAt.toISOString(),
        publishedThrough: one.publishedThrough,
        openCases: one.openCases,
        note: one.note,
        isCurrent: i === 0,
        changes: before ? writable(compareCalendars(before.set, one.set)) : null,
      }
    }),
  }
})

function writable({ days, shortened, ...rest }: CalendarChanges) {
  return { ...rest, days: [...days], shortened: [...shortened] }
}

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

async function getSet(ctx: Context, setId: string): Promise<{ set: CalendarSet; calendar: WorkingCalendar }> {
  const known = await calendarSets.byId(ctx, setId)
  if (!known) throw new NotFound('calendar')
  return known
}
