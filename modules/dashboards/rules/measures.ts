import type { Word } from '../../../platform/pure/words.ts'
import { type Count, type Counts, VOLUMES } from './counts.ts'

/**
 * A measure (口径): its name, and everything that is shown with the figure. `of` left out: a plain count, else `top` beside `of`.
 * `isGood`: whether more of it is better; left out where neither is.
 */
export type Measure = {
  readonly label: Word
  readonly formula: Word
  readonly excludes?: Word
  readonly top: Count
  readonly of?: Count
  readonly isGood?: boolean
  /** What is known of other places, to hold it against (domain.md §2.6). */
  readonly compare?: Word
  /** Raised whenever the condition behind it changes, with the day from which it is so. */
  readonly version: { readonly n: number; readonly since: string }
}

const FIRST = { n: 1, since: '2026-11-30' } as const
const NOT_COUNTED: Word = {
  zh: '不含并案、撤回、不予受理；挂账中的不计应办',
  en: 'without merged, withdrawn and rejected cases; deferred ones are not due',
}

/** The measures of domain.md §2.6, in the order in which they are shown. */
export const MEASURES = {
  received: {
    label: { zh: '收到', en: 'Received' },
    formula: { zh: '期内报来的件数', en: 'cases that came in within the period' },
    top: 'received',
    version: FIRST,
  },
  ended: {
    label: { zh: '办结', en: 'Ended' },
    formula: { zh: '期内答复已发出的件数', en: 'cases whose answer went out within the period' },
    excludes: NOT_COUNTED,
    top: 'ended',
    version: FIRST,
  },
  open: {
    label: { zh: '在办', en: 'Open' },
    formula: { zh: '期末（本期为此刻）尚未了结的件数', en: 'cases not closed at the end of the period, or now' },
    top: 'open',
    version: FIRST,
  },
  late: {
    label: { zh: '超承诺时限', en: 'Past the promised date' },
    formula: {
      zh: '在办且未答复、已过承诺给居民的日期的件数，挂账的按复核日',
      en: 'open cases not answered yet whose promised date has passed; deferred ones by their review',
    },
    top: 'open_late',
    isGood: false,
    version: FIRST,
  },
  urgent: {
    label: { zh: '紧急在办', en: 'Urgent and open' },
    formula: { zh: '在办的紧急件', en: 'open cases of urgent priority' },
    top: 'open_urgent',
    version: FIRST,
  },
  unheard: {
    label: { zh: '待回音', en: 'Waiting to hear' },
    formula: {
      zh: '在办、还没有任何人接手或联系过的件数',
      en: 'open cases that nobody has taken up or called back about',
    },
    top: 'open_unheard',
    isGood: false,
    version: FIRST,
  },
  on_time_rate: {
    label: { zh: '按期办结率', en: 'Ended on time' },
    formula: {
      zh: '按承诺日期前答复的 ÷ 应办结的（期内到期，或期内已答复）',
      en: 'answered by the promised date ÷ due (date within the period, or answered in it)',
    },
    excludes: NOT_COUNTED,
    top: 'due_on_time',
    of: 'due',
    isGood: true,
    compare: {
      zh: '福州 99.83%；某市一个月实测 75.82%',
      en: 'Fuzhou 99.83 %; measured in a real month elsewhere 75.82 %',
    },
    version: FIRST,
  },
  ended_rate: {
    label: { zh: '办结率', en: 'Ended of due' },
    formula: { zh: '已答复的应办结件 ÷ 应办结件', en: 'due cases that are answered ÷ due cases' },
    excludes: NOT_COUNTED,
    top: 'due_ended',
    of: 'due',
    isGood: true,
    compare: { zh: '各地要求不低于 90%，实测 93.72%–97.48%', en: 'asked for: 90 %; measured 93.72–97.48 %' },
    version: FIRST,
  },
  urgent_ended_rate: {
    label: { zh: '紧急件办结率', en: 'Urgent ended of due' },
    formula: { zh: '同办结率，只看紧急件', en: 'as ended of due, urgent ones only' },
    excludes: NOT_COUNTED,
    top: 'urgent_ended',
    of: 'urgent_due',
    isGood: true,
    compare: { zh: '各地要求 100%', en: 'asked for: 100 %' },
    version: FIRST,
  },
  urgent_on_time_rate: {
    label: { zh: '紧急件按期率', en: 'Urgent ended on time' },
    formula: { zh: '同按期办结率，只看紧急件', en: 'as ended on time, urgent ones only' },
    excludes: NOT_COUNTED,
    top: 'urgent_on_time',
    of: 'urgent_due',
    isGood: true,
    compare: { zh: '各地要求不低于 95%', en: 'asked for: 95 %' },
    version: FIRST,
  },
  reply_rate: {
    label: { zh: '回复率', en: 'Residents answered' },
    formula: {
      zh: '已发出答复的居民来件 ÷ 应办结的居民来件',
      en: 'cases of residents whose answer went out ÷ cases of residents that are due',
    },
    excludes: {
      zh: '网格员自己发现的（没有人在等回音），以及并案、撤回、不予受理、挂账中的',
      en: 'what members found themselves (nobody waits to hear), and merged, withdrawn, rejected and deferred ones',
    },
    top: 'resident_answered',
    of: 'resident_due',
    isGood: true,
    compare: { zh: '各地要求不低于 92%', en: 'asked for: 92 %' },
    version: FIRST,
  },
  accepted_rate: {
    label: { zh: '受理率', en: 'Accepted' },
    formula: { zh: '期内报来且受理的 ÷ 期内报来的', en: 'came in and accepted ÷ came in' },
    excludes: { zh: '并案、撤回、不予受理的不算受理', en: 'merged, withdrawn and rejected ones are not accepted' },
    top: 'accepted',
    of: 'received',
    version: FIRST,
  },
  triage_on_time_rate: {
    label: { zh: '受理及时率', en: 'Triaged in time' },
    formula: { zh: '限时内研判的 ÷ 期内研判的', en: 'triaged within the limit ÷ triaged' },
    top: 'triaged_on_time',
    of: 'triaged',
    isGood: true,
    version: FIRST,
  },
  dispatch_on_time_rate: {
    label: { zh: '派遣及时率', en: 'Assigned in time' },
    formula: { zh: '限时内交办的 ÷ 期内交办的', en: 'assigned within the limit ÷ assigned' },
    top: 'dispatched_on_time',
    of: 'dispatched_timed',
    isGood: true,
    version: FIRST,
  },
  claim_on_time_rate: {
    label: { zh: '签收及时率', en: 'Taken up in time' },
    formula: { zh: '限时内领办的 ÷ 期内领办的', en: 'taken up within the limit ÷ taken up' },
    top: 'claimed_on_time',
    of: 'claimed_timed',
    isGood: true,
    version: FIRST,
  },
  solved_rate: {
    label: { zh: '解决率', en: 'Solved' },
    formula: {
      zh: '评价或回访认可的已解决、部分解决 ÷ 期内评价或回访',
      en: 'solved wholly or in part and not denied ÷ rated or called back',
    },
    top: 'rated_solved',
    of: 'rated',
    isGood: true,
    version: FIRST,
  },
  content_rate: {
    label: { zh: '满意率', en: 'Content' },
    formula: { zh: '满意和非常满意 ÷ 期内评价或回访', en: 'content or very content ÷ rated or called back' },
    excludes: { zh: '未评价的不算，评价率另列', en: 'unrated ones; the rated share stands beside it' },
    top: 'rated_content',
    of: 'rated',
    isGood: true,
    compare: { zh: '各地要求不低于 85%，实测 96.75%', en: 'asked for: 85 %; measured 96.75 %' },
    version: FIRST,
  },
  rated_share: {
    label: { zh: '评价率', en: 'Rated share' },
    formula: { zh: '已评价或回访的 ÷ 期内办结的', en: 'rated or called back ÷ ended in the period' },
    excludes: NOT_COUNTED,
    top: 'ended_rated',
    of: 'ended',
    version: FIRST,
  },
  once_rate: {
    label: { zh: '一次办结率', en: 'Ended at the first go' },
    formula: { zh: '没有退回、返工、重开的 ÷ 期内办结的', en: 'never sent back, redone or reopened ÷ ended' },
    excludes: NOT_COUNTED,
    top: 'ended_once',
    of: 'ended',
    isGood: true,
    version: FIRST,
  },
  rework_rate: {
    label: { zh: '返工率', en: 'Redone' },
    formula: { zh: '核查或回访后返工过的 ÷ 期内办结的', en: 'sent back to work after a check ÷ ended' },
    excludes: NOT_COUNTED,
    top: 'ended_reworked',
    of: 'ended',
    isGood: false,
    compare: { zh: '福州 0.05%', en: 'Fuzhou 0.05 %' },
    version: FIRST,
  },
  return_rate: {
    label: { zh: '退回率', en: 'Sent back' },
    formula: { zh: '退回次数 ÷ 派出次数（交办、上报、下派）', en: 'times sent back ÷ times dispatched' },
    top: 'sent_back',
    of: 'dispatched',
    isGood: false,
    version: FIRST,
  },
  extension_rate: {
    label: { zh: '延期率', en: 'Extended' },
    formula: { zh: '期内延期次数 ÷ 应办结件', en: 'extensions in the period ÷ due cases' },
    top: 'extended',
    of: 'due',
    isGood: false,
    compare: { zh: '福州 0.02%', en: 'Fuzhou 0.02 %' },
    version: FIRST,
  },
  repeat_rate: {
    label: { zh: '重复件率', en: 'Came again' },
    formula: {
      zh: '报来前 30 天内同一处同一小类刚答复过一件的 ÷ 期内受理的；同一处指同一栋楼，没有楼栋的指同一个最小网格',
      en: 'accepted cases before which, within 30 days, one of the same kind at the same place had been answered ÷ accepted; the same place is the same building, or the same smallest grid where no building is known',
    },
    excludes: {
      zh: '并案、撤回、不予受理；未分类的认不出重复。记在再次报来的那一期，过完的月份不再变',
      en: 'merged, withdrawn and rejected ones; what is not sorted cannot be known to come again. It counts when it comes again, so a month that is over does not change',
    },
    top: 'repeated',
    of: 'accepted',
    isGood: false,
    version: FIRST,
  },
  grid_share: {
    label: { zh: '微事不出网格', en: 'Ended in the grid' },
    formula: { zh: '在网格一级办结的 ÷ 期内办结的', en: 'ended at the level of the grid ÷ ended' },
    excludes: NOT_COUNTED,
    top: 'ended_grid',
    of: 'ended',
    version: FIRST,
  },
  community_share: {
    label: { zh: '小事不出社区', en: 'Ended within the community' },
    formula: { zh: '在网格或社区办结的 ÷ 期内办结的', en: 'ended in the grid or the community ÷ ended' },
    excludes: NOT_COUNTED,
    top: 'ended_below_street',
    of: 'ended',
    version: FIRST,
  },
  on_the_spot_share: {
    label: { zh: '随手办结', en: 'Settled on the spot' },
    formula: { zh: '发现人当场办好的 ÷ 期内办结的', en: 'settled by whoever found it ÷ ended' },
    excludes: NOT_COUNTED,
    top: 'ended_on_the_spot',
    of: 'ended',
    version: FIRST,
  },
  found_share: {
    label: { zh: '主动发现占比', en: 'Found by members' },
    formula: { zh: '网格员报来的 ÷ 期内报来的', en: 'reported by members ÷ received' },
    top: 'found',
    of: 'received',
    compare: { zh: '某市巡查发现 95.68%', en: 'patrols of one city: 95.68 %' },
    version: FIRST,
  },
} as const satisfies Record<string, Measure>
export type MeasureName = keyof typeof MEASURES
export const MEASURE_NAMES = Object.keys(MEASURES) as MeasureName[]

/**
 * A measure's value. A count, or a share from 0 to 1; null: nothing it could be a share of.
 */
export function figureOf(name: MeasureName, counts: Counts): number | null {
  const { top, of }: Measure = MEASURES[name]
  const above = counts[top] ?? 0
  if (of === undefined) return above
  const below = counts[of] ?? 0
  return below === 0 ? null : above / below
}

/** Whether a measure says only what lies in a place, and nothing of how somebody did. */
export function isVolume(name: MeasureName): boolean {
  const { top, of }: Measure = MEASURES[name]
  return of === undefined && VOLUMES.includes(top)
}

/** The 95 % interval of a share by Wilson's score (1927): how sure so few cases make it. */
export function sureness(top: number, of: number): { low: number; high: number } | null {
  if (of === 0) return null
  const z = 1.96
  const share = top / of
  const middle = share + (z * z) / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const whole = 1 + (z * z) / of
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) }
}
