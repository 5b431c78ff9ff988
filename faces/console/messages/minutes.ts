/** A minute of the day as a time field shows it: 1320 is «22:00». */
export function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** The minute of the day; null when the field holds none. */
export function minuteOf(time: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}
