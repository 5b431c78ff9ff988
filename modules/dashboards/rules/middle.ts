/** The middle value, rounded; of an even number the mean of the two. 0 of nothing. */
export function middleOf(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return Math.round(sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2)
}
