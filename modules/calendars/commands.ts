import { openChain } from '../../platform/announce.ts'
import { command } from '../../platform/commands.ts'
import type { WriteContext } from '../../platform/context.ts'
import { may } from '../../platform/pure/access.ts'
import { districtOf, districtTenant } from '../../platform/pure/ids.ts'
import { ensure, Forbidden, Refusal } from '../../platform/pure/refusals.ts'
import { localParts } from '../../platform/pure/time.ts'
import { ACCESS, wholeDistrict } from './access.ts'
import { PublishCalendar } from './contract.ts'
import { calendarSets } from './queries.ts'
import { calendarDefects, calendarValue, yearWithoutHolidays } from './rules.ts'
import { namedDays, seedDays } from './seed-days.ts'
import { type CalendarSet, findCurrentId, insertSet, lockDistrict, type Publishing } from './store.ts'
import { WHO_PUBLISHES } from './words.ts'

/** Publishes a new set for the whole district; the ones before stay as they are, for the cases they rule. */
export const publish = command(PublishCalendar, {
  run: async (ctx, input) => {
    ensure(
      may(ctx.actor, ACCESS.publish, wholeDistrict(ctx.actor)),
      () => new Forbidden(PublishCalendar.name, WHO_PUBLISHES.zh),
    )
    const { openCases, note, ...set } = input
    return { setId: await publishSet(ctx, set, { openCases, note }) }
  },
  reply: async (_ctx, { setId }) => ({ setId }),
})

/** Hours of service where the district has not said otherwise: 09:00–12:00 and 13:00–17:30 (domain.md §11). */
const SEED_WINDOWS = [
  { from: 540, to: 720 },
  { from: 780, to: 1050 },
]
/** The seed reaches back far enough for imported and sample cases. */
const SEED_FROM_YEAR = 2020

/**
 * Publishes the seed calendar if the district has none, in a transaction of the district's own tenant.
 * @returns the id of the set that is current afterwards
 */
export async function seedCalendar(ctx: WriteContext): Promise<string> {
  const { year } = localParts(ctx.now)
  const seed = seedDays(SEED_FROM_YEAR, Math.max(year + 1, SEED_FROM_YEAR))
  if (seed.publishedThrough === undefined) throw new Error(`no holidays known for ${SEED_FROM_YEAR}`)
  const days = namedDays(seed)
  await lockForPublishing(ctx)
  const existing = await findCurrentId(ctx.sql, districtOf(ctx.tenant))
  const { publishedThrough } = seed
  const first = { publishedThrough, days, windows: SEED_WINDOWS, dayWindows: [] }
  return existing ?? publishSet(ctx, first, { openCases: 'freeze', note: '' })
}

async function publishSet(ctx: WriteContext, set: CalendarSet, how: Omit<Publishing, 'at'>): Promise<string> {
  checkCalendar(set)
  const newest = await lockForPublishing(ctx)
  const setId = ctx.newId()
  // The set published last rules, even when the server's clock was put back meanwhile.
  const at = new Date(Math.max(ctx.now.getTime(), (newest?.getTime() ?? 0) + 1))
  await insertSet(ctx.sql, setId, districtOf(ctx.tenant), { at, ...how }, set)
  calendarSets.published(ctx)
  const subject = { type: 'calendar_set', id: setId, gridId: null, chainId: ctx.tenant }
  ctx.announce('calendar.published', subject, {
    throughDate: set.publishedThrough,
    openCases: how.openCases,
  })
  return setId
}

/** Opens and locks the district's chain, so that publications follow one another. Answers when the newest set was published. */
async function lockForPublishing(ctx: WriteContext): Promise<Date | undefined> {
  const district = districtTenant(ctx.tenant)
  ensure(ctx.tenant === district, () => new Refusal('calendar.not_the_district', { district }))
  await openChain(ctx.sql, district, district)
  return lockDistrict(ctx.sql, district, districtOf(district))
}

/**
 * Refuses a calendar by which deadlines would come out wrong.
 * @throws Refusal `calendar.…`, the defect
 */
export function checkCalendar(set: CalendarSet): void {
  const seen = new Set<string>()
  for (const { date } of set.days) {
    if (seen.has(date)) throw new Refusal('calendar.date_twice', { date })
    seen.add(date)
  }
  const hours = new Set<string>()
  for (const { date } of set.dayWindows) {
    if (hours.has(date)) throw new Refusal('calendar.date_twice', { date })
    hours.add(date)
  }
  const [defect] = calendarDefects(calendarValue('draft', set))
  if (defect) throw new Refusal(`calendar.${defect.kind}`, { where: defect.where })
  const year = yearWithoutHolidays(set)
  if (year !== undefined) throw new Refusal('calendar.year_without_holidays', { year })
}
