import type { ConservationLine } from '../contract.ts'

/** The counts of one community and channel as they are read. */
export type Counted = Omit<ConservationLine, 'missing' | 'isKept'>

/**
 * Closes the account of one community and channel (product.md, promises 1 and 2): everything received is somewhere, what is open has
 * an owner and a deadline, what has ended has an answer.
 */
export function balance(counted: Counted): ConservationLine {
  const { received, open, closed, merged, rejected, withdrawn, unowned, unanswered } = counted
  const missing = received - (open + closed + merged + rejected + withdrawn)
  return { ...counted, missing, isKept: missing === 0 && unowned === 0 && unanswered === 0 }
}
