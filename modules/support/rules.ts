/** Words are kept for these two so long after the last of them, then everything is deleted. */
export const KEEP_DAYS = 90
/** A conversation that was withdrawn is empty at once and gone after this; so long the supporter sees that it was. */
export const WITHDRAWN_DAYS = 7
/** Open conversations that one person may have begun. */
export const MOST_OPEN = 3
/** Words of one side before the other has answered. */
export const MOST_IN_A_ROW = 10

/** When a conversation is deleted, counted from its last word. */
export function eraseAt(last: Date, days: number = KEEP_DAYS): Date {
  return new Date(last.getTime() + days * 86_400_000)
}
