/**
 * Hides counts of a place that would be about somebody: 1 up to below the smallest. Where that leaves a single hidden one, the next smallest is hidden
 * with it, so that it does not follow from the sum.
 * @returns the counts by key, null where hidden
 */
export function hideSmall(counts: Readonly<Record<string, number>>, smallest: number): Record<string, number | null> {
  const hidden = new Set(Object.keys(counts).filter((key) => counts[key] > 0 && counts[key] < smallest))
  if (hidden.size === 1) {
    const [next] = Object.keys(counts)
      .filter((key) => !hidden.has(key) && counts[key] > 0)
      .sort((a, b) => counts[a] - counts[b])
    if (next !== undefined) hidden.add(next)
  }
  return Object.fromEntries(Object.entries(counts).map(([key, n]) => [key, hidden.has(key) ? null : n]))
}
