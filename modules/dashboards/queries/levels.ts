import { districtOf } from '../../../platform/pure/ids.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { catalogueAcross } from '../../routing/index.ts'
import { GetLevels, SMALLEST_SHOWN } from '../contract.ts'
import { type Counts, firstDay, type Period, spanOf, stepped, unusual } from '../rules.ts'
import { type Before, type Named, namedCommunities, readPast, readPlaces, readVisitPlaces } from '../store.ts'
import { namesFrom } from './group-labels.ts'
import { BELOW, contains, isCommunity, linesOf, namedPath, ownPlace, placeOf } from './level-places.ts'
import { visitsShown } from './level-visits.ts'
import { type Gathered, shownOutside, shownWithin } from './levels-shown.ts'

/** How many periods the course shows, and how many of them a count is held against. */
const COURSE: Readonly<Record<Period, number>> = { day: 30, week: 12, month: 12 }
const HELD_AGAINST = 8
const MOST_UNUSUAL = 10
const HOUR = 3_600_000

export const levels = query(GetLevels, async (ctx, { period, from, within, class: classOrNone }) => {
  const { own, ownName } = await ownPlace(ctx)
  const place = within === undefined ? own : placeOf(within)
  ensure(contains(own, place), () => new Forbidden(GetLevels.name))
  ensure(firstDay(period, spanOf(period, from).from) === from, () => new Refusal('figures.no_first_day'))
  const by = BELOW[place.level]
  const communities = await namedCommunities(ctx.sql, place.tenants)
  ensure(communities.length > 0, () => new NotFound('community'))
  const rows = await readPlaces(ctx.sql, place.tenants, by, period, from)
  const cells = cellsOf(rows)
  const visitPlaces = await readVisitPlaces(ctx.sql, place.tenants, by, period, from)
  const visited = new Set(visitPlaces.map((one) => one.place))
  const lines = linesOf(communities, by, (code) => cells.has(code) || visited.has(code))
  const nameOfLine = new Map(lines.map(({ code, name }) => [code, name]))
  const gathered: Gathered = {
    cells,
    lines: [...new Set([...nameOfLine.keys(), ...cells.keys()])],
    classes: [...new Set(rows.map((row) => row.class))].sort(),
  }
  const onlyClass = classOrNone === 'none' ? '' : classOrNone
  // Whoever sees the cases of a street sees its counts; nobody else sees counts that would be about somebody.
  const hidesSmall = own.level !== 'subdistrict'
  const shown = (hidesSmall ? shownOutside : shownWithin)(gathered, onlyClass)
  const visits = visitsShown(visitPlaces, hidesSmall)
  // From outside, a class over many periods would give away what the places of each of them hide.
  const hasCourse = !hidesSmall || onlyClass === undefined
  const { course, before } = await readPast(
    ctx.sql,
    place.tenants,
    by,
    period,
    {
      course: hasCourse ? daysBack(period, from, COURSE[period]) : [],
      before: daysBack(period, stepped(period, from, -1), HELD_AGAINST),
    },
    onlyClass,
  )
  // A city has no catalogue of its own, and not all of its districts need have one: what the others call their classes.
  const className = namesFrom(
    await catalogueAcross(ctx, { first: districtOf(place.tenants.first), last: districtOf(place.tenants.last) }),
  )
  const { to } = spanOf(period, from)
  return {
    level: place.level,
    code: place.code,
    ...namedPath(own, ownName, place, communities[0]),
    span: { from, until: stepped('day', stepped(period, from, 1), -1), isRunning: ctx.now < to },
    hidesSmall,
    total: shown.total,
    visits: visits.total,
    places: lines.map(({ code, name, communities: inside }) => ({
      code,
      name,
      communities: inside.length,
      counted: inside.filter((one) => one.talliedAt !== null).length,
      counts: shown.ofLine(code),
      byClass: shown.byClass(code),
      visits: visits.ofLine(code),
    })),
    classes: gathered.classes.map((code) => ({ code, name: className(code), counts: shown.ofClass(code) })),
    course: [...course],
    unusual: unusualOnes(gathered, before)
      .filter((one) => onlyClass === undefined || one.classCode === onlyClass)
      .slice(0, MOST_UNUSUAL)
      .map(({ sumBefore, ...one }) => ({
        ...(hidesSmall ? coarsened(one, sumBefore, shown.byClass(one.code)[one.classCode]) : one),
        place: nameOfLine.get(one.code) ?? one.code,
        class: className(one.classCode),
      })),
    freshness: freshnessOf(communities.filter(isCommunity), ctx.now),
  }
})

/** The first days of so many periods up to one. */
const daysBack = (period: Period, last: string, count: number) =>
  Array.from({ length: count }, (_, i) => stepped(period, last, -i))

type Row = { readonly place: string; readonly class: string; readonly counts: Counts }

/** Rows by line and class, each looked at once. */
function cellsOf(rows: readonly Row[]): Gathered['cells'] {
  const cells = new Map<string, Map<string, Counts>>()
  for (const { place, class: classCode, counts } of rows) {
    const line = cells.get(place)
    if (line) line.set(classCode, counts)
    else cells.set(place, new Map([[classCode, counts]]))
  }
  return cells
}

type Found = {
  code: string
  classCode: string
  now: number | null
  mean: number | null
  periods: number
  deviations: number
}

function unusualOnes({ cells }: Gathered, before: readonly Before[]): (Found & { sumBefore: number })[] {
  const dates = [...new Set(before.map((one) => one.from))]
  const past = new Map(before.map((one) => [`${one.place} ${one.class} ${one.from}`, one.received]))
  const found: (Found & { sumBefore: number })[] = []
  for (const [code, ofLine] of cells)
    for (const [classCode, { received: now = 0 }] of ofLine) {
      const history = dates.map((date) => past.get(`${code} ${classCode} ${date}`) ?? 0)
      const one = unusual(now, history)
      const sumBefore = history.reduce((sum, n) => sum + n, 0)
      if (one) found.push({ code, classCode, now, periods: history.length, ...one, sumBefore })
    }
  return found.sort((a, b) => b.deviations - a.deviations)
}

/** What is told outside the street of something unusual: neither a hidden number nor a past of a handful, and nothing they follow from. */
function coarsened(one: Found, sumBefore: number, cell: number | null | undefined): Found {
  const isHandful = sumBefore > 0 && sumBefore < SMALLEST_SHOWN
  return {
    ...one,
    now: cell ?? null,
    mean: isHandful ? null : one.mean,
    deviations: Math.floor(one.deviations),
  }
}

function freshnessOf(communities: readonly Named[], now: Date) {
  const known = communities.flatMap((one) => one.talliedAt?.getTime() ?? [])
  const old = known.filter((at) => now.getTime() - at > HOUR).length
  const never = communities.length - known.length
  const visits = communities.flatMap((one) => one.visitsTalliedAt?.getTime() ?? [])
  return {
    communities: communities.length,
    oldest: known.length === 0 ? null : new Date(Math.min(...known)).toISOString(),
    stale: old + never,
    never,
    oldestVisits: visits.length === 0 ? null : new Date(Math.min(...visits)).toISOString(),
  }
}
