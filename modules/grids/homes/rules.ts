import type { HouseholdField, Source } from './contract.ts'

/** What stands beside a value: where it comes from, when it was last verified (ISO instant), how often it was changed. */
export type KnownField = { readonly source: Source; readonly at: string | null; readonly version: number }
/** Of several fields, as the column `known` holds them; a field that is not there came with the register and was never verified. */
export type Known = Readonly<Record<string, KnownField | undefined>>

/** What a field that is not in `known` counts as. */
export const UNVERIFIED: KnownField = { source: 'import', at: null, version: 0 }

/** A correction can be undone for so long. */
export const UNDO_DAYS = 7
const DAY = 86_400_000

/** A field of `known`. */
export function fieldOf(known: Known, field: string): KnownField {
  return known[field] ?? UNVERIFIED
}

/**
 * Whether a correction may be written over what stands. It may not when the field was changed after it was seen, nor when somebody verified
 * the present value later than the correction was made: a phone that was away for a week brings old news.
 */
export function isOvertaken(now: KnownField, made: { readonly sawVersion: number; readonly at: Date }): boolean {
  return now.version !== made.sawVersion || isOlder(made.at, now)
}

/** Whether the present value was verified later than this. */
export function isOlder(at: Date, now: KnownField): boolean {
  return now.at !== null && at.getTime() < new Date(now.at).getTime()
}

/** Whether what an import brings wins: only with a verification date of its own that is newer. */
export function importWins(now: KnownField, verifiedAt: Date | null): boolean {
  if (now.at === null) return true
  return verifiedAt !== null && verifiedAt.getTime() > new Date(now.at).getTime()
}

/** When it was verified: as the phone says, but never in the future. */
export function verifiedAt(madeAt: Date, now: Date): Date {
  return madeAt < now ? madeAt : now
}

/** Until when a correction can be undone; null when it was undone already or the days are over. */
export function undoUntil(one: { readonly at: Date; readonly undoneAt: Date | null }, now: Date): Date | null {
  const until = new Date(one.at.getTime() + UNDO_DAYS * DAY)
  return one.undoneAt === null && now < until ? until : null
}

/** The latest verification of some fields. */
export function latest(fields: readonly KnownField[]): string | null {
  return fields.reduce<string | null>((last, { at }) => (at !== null && (last === null || at > last) ? at : last), null)
}

/** Fields that stand with the entrance, not with the flat. */
export function isOfEntrance(field: HouseholdField): boolean {
  return field === 'lift'
}
