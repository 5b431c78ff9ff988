/**
 * A list that holds still while somebody works in it: lines keep their places and take on their new content; lines that have
 * left stay until released; new ones wait, except those beyond the end, which come from asking for more.
 * @returns the lines to show, and the ids of those that wait
 */
export function steady<Line extends { readonly id: string }>(
  shown: readonly Line[],
  fresh: readonly Line[],
): { lines: readonly Line[]; waiting: readonly string[] } {
  const known = new Set(shown.map((line) => line.id))
  const byId = new Map(fresh.map((line) => [line.id, line]))
  const end = fresh.findLastIndex((line) => known.has(line.id))
  const isNew = (line: Line) => !known.has(line.id)
  return {
    lines: [...shown.map((line) => byId.get(line.id) ?? line), ...(end < 0 ? [] : fresh.slice(end + 1).filter(isNew))],
    waiting: (end < 0 ? fresh : fresh.slice(0, end)).filter(isNew).map((line) => line.id),
  }
}
