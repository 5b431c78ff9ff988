/** Minutes since midnight as «08:30». */
export function sayMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** «08:30» as minutes since midnight; midnight at the end of a day is 24:00. */
export function minutesOf(text: string, isEnd = false): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const all = Number(hours) * 60 + Number(minutes)
  return isEnd && all === 0 ? 1440 : all
}
