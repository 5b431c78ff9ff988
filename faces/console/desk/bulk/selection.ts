/** How many cases one bulk act takes at most. */
export const MOST_CHOSEN = 500

/** Lines chosen for a bulk act, in the order they were chosen; `anchor` and `head` are the ends of the last range. */
export type Selection<Line extends { readonly id: string }> = {
  readonly lines: ReadonlyMap<string, Line>
  readonly anchor: string | null
  readonly head: string | null
}

/** Nothing is chosen. */
export const NOTHING = { lines: new Map<string, never>(), anchor: null, head: null } as const

/** Takes a line in, or lets it go; the next range begins here. What is above the most stays out. */
export function toggled<Line extends { readonly id: string }>(now: Selection<Line>, line: Line): Selection<Line> {
  const lines = new Map(now.lines)
  if (!lines.delete(line.id)) add(lines, [line])
  return { lines, anchor: line.id, head: line.id }
}

/**
 * Stretches or shrinks the last range until it ends at `id`; lines chosen outside it stay. Without an anchor on show the range
 * is that line alone.
 * @param order the lines as they stand on screen
 */
export function reaching<Line extends { readonly id: string }>(
  now: Selection<Line>,
  id: string,
  order: readonly Line[],
): Selection<Line> {
  const at = (one: string | null) => order.findIndex((line) => line.id === one)
  const anchor = at(now.anchor) >= 0 ? now.anchor : id
  const lines = new Map(now.lines)
  for (const line of between(order, at(anchor), at(now.head))) lines.delete(line.id)
  add(lines, between(order, at(anchor), at(id)))
  return { lines, anchor, head: id }
}

/** All of these, up to the most. */
export function allOf<Line extends { readonly id: string }>(found: readonly Line[]): Selection<Line> {
  const lines = new Map<string, Line>()
  add(lines, found)
  return { lines, anchor: null, head: null }
}

/** The same choice with the newest content of what is on screen: an act is about what the person sees. */
export function refreshed<Line extends { readonly id: string }>(
  now: Selection<Line>,
  shown: readonly Line[],
): Selection<Line> {
  const newer = shown.filter((line) => now.lines.has(line.id) && now.lines.get(line.id) !== line)
  if (newer.length === 0) return now
  const lines = new Map(now.lines)
  for (const line of newer) lines.set(line.id, line)
  return { ...now, lines }
}

function add<Line extends { readonly id: string }>(lines: Map<string, Line>, more: readonly Line[]): void {
  for (const line of more) if (lines.has(line.id) || lines.size < MOST_CHOSEN) lines.set(line.id, line)
}

function between<Line>(order: readonly Line[], from: number, to: number): readonly Line[] {
  return from < 0 || to < 0 ? [] : order.slice(Math.min(from, to), Math.max(from, to) + 1)
}
