import type { Language } from './words.ts'

/** China keeps one time zone, UTC+8, without daylight saving (since 1992). */
const OFFSET_MINUTES = 480
const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The parts of an instant on a wall clock in China. `month` is 1–12, `weekday` 0 is Sunday. */
export function localParts(instant: Date): {
  year: number
  month: number
  day: number
  weekday: number
  minutes: number
} {
  const shifted = new Date(instant.getTime() + OFFSET_MINUTES * 60_000)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    minutes: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(),
  }
}

/** The local date as `YYYY-MM-DD`. */
export function localDate(instant: Date): string {
  const { year, month, day } = localParts(instant)
  return `${year}-${pad(month)}-${pad(day)}`
}

/** A date and time as people say it: «11月27日 周五 17:30» / "Friday 27 November 17:30"; the year is added when it differs from now's. */
export function sayMoment(instant: Date, language: Language, now: Date): string {
  const { minutes } = localParts(instant)
  return `${sayDay(instant, language, now)} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

/** A day as people say it: «11月27日 周五» / "Friday 27 November"; the year is added when it differs from now's. */
export function sayDay(instant: Date, language: Language, now: Date): string {
  const at = localParts(instant)
  const otherYear = at.year !== localParts(now).year
  return language === 'zh'
    ? `${otherYear ? `${at.year}年` : ''}${at.month}月${at.day}日 ${WEEKDAYS.zh[at.weekday]}`
    : `${WEEKDAYS.en[at.weekday]} ${at.day} ${MONTHS[at.month - 1]}${otherYear ? ` ${at.year}` : ''}`
}

/** A length of time in its largest sensible unit: «2天», «3小时», «15分钟». */
export function saySpan(minutes: number, language: Language): string {
  const whole = Math.max(0, Math.round(minutes))
  if (whole >= 2880) return count(Math.floor(whole / 1440), '天', 'days', language)
  if (whole >= 120) return count(Math.floor(whole / 60), '小时', 'hours', language)
  return count(whole, '分钟', whole === 1 ? 'minute' : 'minutes', language)
}

function count(value: number, zh: string, en: string, language: Language): string {
  return language === 'zh' ? `${value}${zh}` : `${value} ${en}`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

/** `2026-11-27 17:30` on the wall clock of China: sorts as text. */
export function sheetTime(at: string | null): string {
  if (at === null) return ''
  const { minutes } = localParts(new Date(at))
  return `${localDate(new Date(at))} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}
