import type { DayPart } from '../../../modules/help/rules.ts'
import { DAY_PART_WORDS, WEEKDAY_WORDS } from '../../../modules/help/words.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import type { Speech } from '../../kit/language.ts'

/** «11月30日 周一» or «11月30日 周一至12月2日 周三», with the time of day where one is meant. */
export function sayWindow(one: { from: string; until: string; part: DayPart }, { t, language }: Speech): string {
  const say = (day: string) => sayDay(new Date(`${day}T04:00:00Z`), language, new Date())
  const days =
    one.from === one.until
      ? say(one.from)
      : language === 'zh'
        ? `${say(one.from)}至${say(one.until)}`
        : `${say(one.from)} to ${say(one.until)}`
  return one.part === 'any' ? days : `${days} · ${t(DAY_PART_WORDS[one.part])}`
}

/** The days of the week of an offer; all seven are every day. */
export function sayWeekdays(one: { weekdays: readonly number[]; part: DayPart }, { t, pick, list }: Speech): string {
  const order = [1, 2, 3, 4, 5, 6, 0].filter((weekday) => one.weekdays.includes(weekday))
  const days = order.length === 7 ? pick('每天', 'Every day') : list(order.map((weekday) => t(WEEKDAY_WORDS[weekday])))
  return one.part === 'any' ? days : `${days} · ${t(DAY_PART_WORDS[one.part])}`
}
