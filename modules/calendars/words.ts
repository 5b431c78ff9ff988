import type { Word, Words } from '../../platform/pure/words.ts'
import type { CalendarDefect } from './calendar-defects.ts'
import type { DAY_KINDS } from './contract.ts'

/** Kinds of days. */
export const DAY_KIND_WORDS = {
  workday: { zh: '工作日', en: 'Working day' },
  rest: { zh: '休息日', en: 'Day off' },
  holiday: { zh: '节假日', en: 'Public holiday' },
  makeup: { zh: '调休上班', en: 'Make-up working day' },
} as const satisfies Record<(typeof DAY_KINDS)[number], Word>

/** Who may publish a calendar. */
export const WHO_PUBLISHES: Word = {
  zh: '区、街道管理人员，系统管理员',
  en: 'officers of the district or a subdistrict, the system administrator',
}

/** The sentence for each defect of a calendar, under the code with which it is refused. */
const DEFECT_WORDS = {
  'calendar.bad_date': { zh: '没有这一天：{where}。', en: 'There is no such date: {where}.' },
  'calendar.bad_window': {
    zh: '服务时段有误：起止须在一天之内，结束晚于开始。',
    en: 'A service window is wrong: it must lie within one day and end after it begins.',
  },
  'calendar.windows_out_of_order': {
    zh: '服务时段须从早到晚排列，互不重叠，中间留有间隔。',
    en: 'Service windows must stand from early to late, without overlap and with a gap between them.',
  },
  'calendar.no_hours': { zh: '工作日没有服务时段。', en: 'Working days have no service hours.' },
} as const satisfies Record<`calendar.${CalendarDefect['kind']}`, Word>

/** Words of this module by key. */
export const WORDS = {
  ...DEFECT_WORDS,
  'calendar.date_twice': { zh: '同一天出现了两次：{date}。', en: 'The date {date} appears twice.' },
  'calendar.year_without_holidays': {
    zh: '{year} 年一个节假日也没有。请先补上当年的放假安排，或把“已公布至”改到上一年年底。',
    en: 'The year {year} has no holiday at all. Enter its holidays, or let the calendar end with the year before.',
  },
  'calendar.not_the_district': {
    zh: '工作日历由全区统一发布，请切换到区一级({district})操作。',
    en: 'The calendar is published for the whole district: switch to the district ({district}).',
  },
  'calendar.none_published': {
    zh: '本区还没有发布工作日历，暂时算不出时限。请联系系统管理员。',
    en: 'This district has no published calendar yet, so no deadline can be computed. Ask the system administrator.',
  },
  'calendar.next_year_missing': {
    zh: '下一年的放假安排还没有录入，跨年的时限先按周一至周五估算。请在国务院公布后尽快发布新日历。',
    en: 'The holidays of the coming year are not entered: deadlines beyond it are estimates (Monday to Friday). Publish a new calendar as soon as the plan is announced.',
  },
} as const satisfies Words
