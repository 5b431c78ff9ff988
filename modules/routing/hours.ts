import type { Hours } from './contract.ts'

const DAY = 1440

/** Whether a minute of the day lies in a part of it; the end does not belong to it. */
export function isWithin(minute: number, hours: Hours): boolean {
  return spansOf(hours).some(({ from, to }) => from <= minute && minute < to)
}

/** Whether every minute of `inner` lies in `outer`. */
export function coversHours(outer: Hours, inner: Hours): boolean {
  const wide = spansOf(outer)
  return spansOf(inner).every(({ from, to }) => wide.some((one) => one.from <= from && to <= one.to))
}

/** «18:00–08:00». */
export function sayHours({ from, to }: Hours): string {
  return `${sayMinute(from)}–${sayMinute(to)}`
}

/** A minute of the day as 09:00. */
export function sayMinute(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** Minutes after midnight of «09:00»; undefined when it is no time of day. */
export function readMinute(text: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? []
  const found = Number(hour) * 60 + Number(minute)
  return found <= DAY && Number(minute) < 60 ? found : undefined
}

/** One span, or two when it goes over midnight. */
function spansOf({ from, to }: Hours): readonly Hours[] {
  if (from < to) return [{ from, to }]
  return to === 0
    ? [{ from, to: DAY }]
    : [
        { from: 0, to },
        { from, to: DAY },
      ]
}
