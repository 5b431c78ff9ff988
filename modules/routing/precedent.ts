/** How many leaves are proposed at most. */
export const MOST_PROPOSED = 3

/**
 * The leaves to propose when similar past cases were sorted to one: what the words speak for keeps its order, and the leaf of the past
 * cases has a place, the last one where all are taken. None twice.
 * @param spoken codes that the words speak for, best first
 */
export function withPrecedent(spoken: readonly string[], past: string | null): string[] {
  if (past === null || spoken.includes(past)) return [...spoken]
  return [...spoken.slice(0, MOST_PROPOSED - 1), past]
}
