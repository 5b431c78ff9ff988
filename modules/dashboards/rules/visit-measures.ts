import type { Measure } from './measures.ts'

/** What is counted of doors and of visits, each by one condition in SQL (store/read-visits.ts). */
export const VISIT_COUNTS = ['doors', 'doors_reached', 'doors_due', 'doors_visited', 'visits', 'visits_met'] as const
export type VisitCount = (typeof VISIT_COUNTS)[number]
export type VisitCounts = Readonly<Partial<Record<VisitCount, number>>>

/** What lies in a place: of one that belongs to one or two people nothing else is counted. How often they walked would be about them. */
export const VISIT_VOLUMES: readonly VisitCount[] = ['doors', 'doors_due']

/** A place with fewer micro grids belongs to one or two people. */
export const FEWEST_MEMBER_GRIDS = 3

/** Counts of several places together, each of them named. */
export function summedVisits(all: readonly VisitCounts[]): VisitCounts {
  return Object.fromEntries(VISIT_COUNTS.map((count) => [count, all.reduce((sum, one) => sum + (one[count] ?? 0), 0)]))
}

/** Whether visits are counted, and not doors. */
export function countsVisits(count: VisitCount): boolean {
  return count === 'visits' || count === 'visits_met'
}

/** A share of doors or of visits: one count over another, with its words. */
export type VisitMeasure = Omit<Measure, 'top' | 'of'> & { readonly top: VisitCount; readonly of: VisitCount }
const FIRST = { n: 1, since: '2026-11-30' } as const

/** The measures of visits of domain.md §2.6: of places, never of people. */
export const VISIT_MEASURES = {
  visited_rate: {
    label: { zh: '走访率', en: 'Doors visited' },
    formula: {
      zh: '已走到的应走访户 ÷ 应走访户（期内到期的走访、核查任务所在的户，一户只算一次）',
      en: 'doors that were visited ÷ doors that were due (a visit or verification fell due there within the period; each door once)',
    },
    excludes: {
      zh: '取消的任务、代办和巡查、本期里还没到期的；敲门没人、没接电话、地址不对的不算走到。晚到的手机记录按走访时间补进来',
      en: 'cancelled tasks, errands and rounds, and what is not due yet in a running period; nobody at home, no answer and a wrong address are no visit. What a phone sends late counts at the time of the visit',
    },
    top: 'doors_visited',
    of: 'doors_due',
    isGood: true,
    compare: { zh: '特殊老人各地要求每月 100%', en: 'asked for of older people in need: 100 % a month' },
    version: FIRST,
  },
  met_rate: {
    label: { zh: '见面率', en: 'Met face to face' },
    formula: { zh: '上门见到人的走访 ÷ 期内走访', en: 'visits at which somebody was met at the door ÷ visits' },
    excludes: {
      zh: '没有门的任务；电话、视频和消息同样算走访，只是不算见面',
      en: 'tasks without a door; a call, a video or a message is a visit as well, only nobody is met by it',
    },
    top: 'visits_met',
    of: 'visits',
    version: FIRST,
  },
  reached_rate: {
    label: { zh: '覆盖率', en: 'Households reached' },
    formula: {
      zh: '期内至少联系上一次的户 ÷ 期末在册的户',
      en: 'households with whom there was contact at least once ÷ households in the registers at the end of the period',
    },
    excludes: {
      zh: '空置、拒访、没人的不算联系上；只在关爱名册里记的联系不算，免得看出谁在名册里',
      en: 'empty, refused and nobody at home are no contact; nor is what stands only in the care register, which would show who is in it',
    },
    top: 'doors_reached',
    of: 'doors',
    isGood: true,
    version: FIRST,
  },
} as const satisfies Record<string, VisitMeasure>
export type VisitMeasureName = keyof typeof VISIT_MEASURES
export const VISIT_MEASURE_NAMES = Object.keys(VISIT_MEASURES) as VisitMeasureName[]

/** A share from 0 to 1; null: nothing it could be a share of. */
export function visitFigure(name: VisitMeasureName, counts: VisitCounts): number | null {
  const { top, of } = VISIT_MEASURES[name]
  const below = counts[of] ?? 0
  return below === 0 ? null : (counts[top] ?? 0) / below
}
