/** What is asked of a count before it is called unusual: not by chance, and not about a handful. */
const LEAST = 10
const DEVIATIONS = 3
const LEAST_PERIODS = 4

/**
 * Whether a count is far above what it was: rare things come as a Poisson process, whose standard deviation is the root of its mean; where the periods before
 * themselves differ more than that, their own deviation is taken.
 * @param before the counts of the periods before, at least four
 * @returns the mean and the deviations it lies above it; undefined when there is nothing unusual, or too little to say so
 */
export function unusual(now: number, before: readonly number[]): { mean: number; deviations: number } | undefined {
  if (now < LEAST || before.length < LEAST_PERIODS) return undefined
  const mean = before.reduce((sum, one) => sum + one, 0) / before.length
  const spread = before.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (before.length - 1)
  const deviation = Math.sqrt(Math.max(mean, spread, 1))
  const deviations = (now - mean) / deviation
  return deviations >= DEVIATIONS ? { mean, deviations } : undefined
}
