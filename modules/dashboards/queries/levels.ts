import type { Context } from '../../../platform/context.ts'
import { may } from '../../../platform/pure/access.ts'
import { districtTenant } from '../../../platform/pure/ids.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { treeOf } from '../../grids/index.ts'
import { LEVELS_ABOVE } from '../access.ts'
import { GetLevels, type LevelAbove, SMALLEST_SHOWN } from '../contract.ts'
import { type Counts, firstDay, hideSmall, type Period, spanOf, stepped, summed, unusual } from '../rules.ts'
import { type Named, namedCommunities, readBefore, readLevelCourse, readPlaces, type Tenants } from '../store.ts'
import { categoryNames } from './group-labels.ts'

/** How many periods the course shows, and how many of them a count is held against. */
const COURSE: Readonly<Record<Period, number>> = { day: 30, week: 12, month: 12 }
const HELD_AGAINST = 8
const HOUR = 3_600_000

const BELOW = { city: 'district', district: 'subdistrict', subdistrict: 'community' } as const

export const levels = query(GetLevels, async (ctx, { period, from, within }) => {
  const own = await ownPlace(ctx)
  const place = within === undefined ? own : placeOf(within)
  ensure(contains(own, place), () => new Forbidden(GetLevels.name))
  ensure(firstDay(period, spanOf(period, from).from) === from, () => new Refusal('figures.no_first_day'))
  const by = BELOW[place.level]
  const communities = await namedCommunities(ctx.sql, place.tenants)
  ensure(communities.length > 0, () => new NotFound('community'))
  const rows = await readPlaces(ctx.sql, place.tenants, by, period, from)
  const first = stepped(period, from, 1 - COURSE[period])
  const courseLines = await readLevelCourse(ctx.sql, place.tenants, period, first, from)
  const before = await readBefore(ctx.sql, place.tenants, by, period, stepped(period, from, -HELD_AGAINST), from)
  // A city has no catalogue of its own: what its districts call their classes.
  const className = await categoryNames({ ...ctx, tenant: communities[communities.length - 1].tenant })
  // A street, district or city is a row of its own among its communities; it is shown when something lies in it.
  const named = placesBelow(communities, by).filter(
    ({ code }) => !code.endsWith(by === 'district' ? '00' : '000') || rows.some((row) => row.place === code),
  )
  // Whoever sees the cases of a street sees its counts; nobody else sees counts that would be about somebody.
  const seesRows = own.level === 'subdistrict'
  const { to } = spanOf(period, from)
  return {
    level: place.level,
    code: place.code,
    name: nameOf(place, communities[0]),
    above: abovePlaces(own, place, communities[0]),
    span: { from, until: stepped('day', stepped(period, from, 1), -1), isRunning: ctx.now < to },
    total: summed(rows.map((row) => row.counts)),
    places: named.map(({ code, name, count }) => {
      const mine = rows.filter((row) => row.place === code)
      const byClass = Object.fromEntries(mine.map((row) => [row.class, row.counts.received ?? 0]))
      return {
        code,
        name,
        communities: count,
        counts: summed(mine.map((row) => row.counts)),
        byClass: seesRows ? byClass : hideSmall(byClass, SMALLEST_SHOWN),
      }
    }),
    classes: [...new Set(rows.map((row) => row.class))].sort().map((code) => ({
      code,
      name: className(code),
      counts: summed(rows.filter((row) => row.class === code).map((row) => row.counts)),
    })),
    course: [...courseLines],
    unusual: unusualOnes(rows, before, named, className),
    freshness: freshnessOf(communities, ctx.now),
  }
})

type Place = { readonly level: LevelAbove; readonly code: string; readonly tenants: Tenants }

/** A city, district or street by its code of six or nine digits (GB/T 2260: a city's own ends with 00). */
function placeOf(code: string): Place {
  if (code.length === 9) return { level: 'subdistrict', code, tenants: { first: Number(code), last: Number(code) } }
  const start = Number(code) * 1000
  const isCity = code.endsWith('00')
  return { level: isCity ? 'city' : 'district', code, tenants: { first: start, last: start + (isCity ? 99_999 : 999) } }
}

/** What the asker looks over in this tenant. @throws Forbidden for who has no post over a whole street, district or city */
async function ownPlace(ctx: Context): Promise<Place> {
  const { tenant, actor } = ctx
  const tree = await treeOf(ctx)
  const top = tree.topId
  const gridPath = top === undefined ? [] : tree.pathOf(top)
  ensure(may(actor, LEVELS_ABOVE, { gridPath, relations: [] }), () => new Forbidden(GetLevels.name))
  return placeOf(tenant === districtTenant(tenant) ? String(tenant / 1000) : String(tenant))
}

function contains(own: Place, place: Place): boolean {
  return own.tenants.first <= place.tenants.first && place.tenants.last <= own.tenants.last
}

function nameOf({ level, code }: Place, one: Named): string {
  if (level === 'subdistrict') return one.subdistrictName
  return level === 'district' ? one.districtName : code
}

/** From the asker's own place down to the one above this. */
function abovePlaces(own: Place, place: Place, one: Named): { code: string; name: string }[] {
  const path = [`${place.code.slice(0, 4)}00`, place.code.slice(0, 6)].map(placeOf)
  return path
    .filter((step) => step.code !== place.code && contains(own, step))
    .map((step) => ({ code: step.code, name: nameOf(step, one) }))
}

function placesBelow(
  communities: readonly Named[],
  by: 'district' | 'subdistrict' | 'community',
): { code: string; name: string; count: number }[] {
  const digits = { district: 6, subdistrict: 9, community: 12 }[by]
  const found = new Map<string, { code: string; name: string; count: number }>()
  for (const one of communities) {
    const code = one.code.slice(0, digits)
    const name = { district: one.districtName, subdistrict: one.subdistrictName, community: one.name }[by]
    const known = found.get(code)
    found.set(code, known ? { ...known, count: known.count + 1 } : { code, name, count: 1 })
  }
  return [...found.values()]
}

function unusualOnes(
  rows: readonly { place: string; class: string; counts: Counts }[],
  before: readonly { place: string; class: string; from: string; received: number }[],
  named: readonly { code: string; name: string }[],
  className: (code: string) => { zh: string; en: string },
) {
  const dates = [...new Set(before.map((one) => one.from))]
  return rows
    .flatMap(({ place, class: classCode, counts }) => {
      const past = before.filter((one) => one.place === place && one.class === classCode)
      const history = dates.map((date) => past.find((one) => one.from === date)?.received ?? 0)
      const now = counts.received ?? 0
      const found = unusual(now, history)
      const name = named.find((one) => one.code === place)?.name ?? place
      return found
        ? [{ code: place, place: name, classCode, class: className(classCode), now, periods: history.length, ...found }]
        : []
    })
    .sort((a, b) => b.deviations - a.deviations)
    .slice(0, 10)
}

function freshnessOf(communities: readonly Named[], now: Date) {
  const known = communities.flatMap((one) => one.talliedAt?.getTime() ?? [])
  return {
    communities: communities.length,
    oldest: known.length === 0 ? null : new Date(Math.min(...known)).toISOString(),
    stale: communities.filter((one) => one.talliedAt === null || now.getTime() - one.talliedAt.getTime() > HOUR).length,
  }
}
