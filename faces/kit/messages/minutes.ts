/** A minute of the day as a clock shows it and as a time field holds it: 1320 is "22:00". */
export function sayMinute(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** The minute that a time field holds; null when it is empty or no time. */
export function readMinute(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:：](\d{2})(?::\d{2})?$/.exec(text.normalize('NFKC').trim()) ?? []
  const minute = Number(hours) * 60 + Number(minutes)
  return Number(hours) < 24 && Number(minutes) < 60 ? minute : null
}
