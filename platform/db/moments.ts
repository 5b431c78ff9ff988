/**
 * A moment as the server writes it as text (`2026-03-01 08:00:00.123+08`), where a statement brings hundreds of them: the driver takes each apart
 * by patterns and needs ten times as long.
 */
export function momentOf(text: string): Date {
  return new Date(text)
}
