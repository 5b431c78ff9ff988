/** When a day of China (YYYY-MM-DD) begins. */
export function dayBegins(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString()
}

/** The last second of a day of China (YYYY-MM-DD). */
export function dayEnds(day: string): string {
  return new Date(`${day}T23:59:59+08:00`).toISOString()
}
