import type { Cities, City } from './city.ts'
import { quantile } from './ground.ts'
import { inTurns, statementsOf } from './in-turns.ts'
import type { Line } from './run.ts'

/** Pages that a desk has open all day. `map` is the ground that the cases stand on; the list of one grid is what a click on it asks. */
export const PAGES: readonly Page[] = [
  { page: 'list by deadline', name: 'cases.desk', input: () => ({ scope: 'my_grids' }) },
  { page: 'newest', name: 'cases.desk', input: () => ({ scope: 'my_grids', sort: 'newest' }) },
  { page: 'overdue', name: 'cases.desk', input: () => ({ scope: 'my_grids', onlyOverdue: true }) },
  { page: 'closed', name: 'cases.desk', input: () => ({ scope: 'my_grids', sort: 'newest', states: ['closed'] }) },
  { page: 'list of one grid', name: 'cases.desk', input: ({ gridId }) => ({ scope: 'my_grids', gridId }) },
  { page: 'what I took part in', name: 'cases.desk', input: () => ({ scope: 'involved', sort: 'newest' }) },
  { page: 'deep page', name: 'cases.desk', input: ({ deep }) => ({ scope: 'my_grids', sort: 'newest', after: deep }) },
  { page: 'search of two characters', name: 'cases.desk', input: () => ({ sort: 'newest', search: '路灯' }) },
  { page: 'search of open cases', name: 'cases.desk', input: () => ({ search: '路灯' }) },
  { page: 'search of a rare word', name: 'cases.desk', input: () => ({ sort: 'newest', search: '貉群' }) },
  { page: 'search of one character', name: 'cases.desk', input: () => ({ sort: 'newest', search: '灯' }) },
  { page: 'search of a number', name: 'cases.desk', input: ({ number }) => ({ sort: 'newest', search: number }) },
  { page: 'counts', name: 'cases.counts', input: () => ({}) },
  { page: 'map', name: 'grids.tree', input: () => ({}) },
  { page: 'similar cases', name: 'cases.similar', input: ({ caseId }) => ({ caseId }) },
  {
    page: 'suggested categories',
    name: 'intake.suggestCategory',
    input: () => ({ text: '楼道里的路灯坏了好几天，晚上看不清' }),
  },
  { page: 'timeline', name: 'cases.timeline', input: ({ caseId }) => ({ caseId }) },
]

type Page = { page: string; name: string; input(at: Landmarks): object }
/** What pages are asked about: a grid, an open case, and a place far down the list. */
type Landmarks = { gridId: string; caseId: string; number: string; deep: { key: string; id: string } }

/**
 * Every page of the desk in a small and a large city, asked in turns, so that both share whatever else the machine does: the slow
 * end of each beside the other, with the statements of a page and the tables that the large city reads from end to end for it.
 */
export async function runDesk(cities: Cities, isQuick: boolean): Promise<Line[]> {
  const times = isQuick ? 20 : 80
  const sides = [cities.small, cities.large]
  const landmarks = [await landmarksOf(cities.small), await landmarksOf(cities.large)]
  const lines: Line[] = []
  for (const one of PAGES) {
    const asked = (side: 0 | 1) => () => ask(sides[side], one.name, one.input(landmarks[side]))
    const took = await inTurns([asked(0), asked(1)], { warm: 5, times })
    const [small, large] = took.map((side) => quantile(side, 0.95))
    lines.push({
      workload: `desk: ${one.page}`,
      figure: round(large),
      unit: 'ms (p95)',
      ceiling: round(small),
      ratio: round(large / small),
      must: '<= 2 x the small city, <= 3 statements, nothing scanned',
      p50: round(quantile(took[1], 0.5)),
      p50Small: round(quantile(took[0], 0.5)),
      ...(await statementsOf(cities.large.db, asked(1))),
      data: `${cities.large.size} beside ${cities.small.size} cases`,
    })
  }
  return lines
}

async function ask<Answer>(city: Pick<City, 'running' | 'communities'>, name: string, input: object): Promise<Answer> {
  const [{ tenant, desk }] = city.communities
  return (await city.running.house.ask(name, { tenant, input }, desk)) as Answer
}

export async function landmarksOf(city: Pick<City, 'running' | 'communities'>): Promise<Landmarks> {
  const [{ micro }] = city.communities
  type Page = { cases: { id: string; number: string; reportedAt: string }[]; next: Landmarks['deep'] | null }
  const open = await ask<Page>(city, 'cases.desk', { scope: 'my_grids' })
  let deep: Landmarks['deep'] | undefined
  // Four fifths down what the small city has.
  for (let page = 0; page < 8; page++) {
    const { next } = await ask<Page>(city, 'cases.desk', {
      sort: 'newest',
      limit: 100,
      ...(deep ? { after: deep } : {}),
    })
    deep = next ?? deep
  }
  const [{ id: caseId, number }] = open.cases
  return { gridId: micro[0], caseId, number, deep: deep ?? { key: new Date().toISOString(), id: micro[0] } }
}

const round = (value: number): number => Math.round(value * 10) / 10
