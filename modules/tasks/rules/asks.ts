import type { Ask, DoorResult } from '../contract/names.ts'

const HOUR = 3_600_000

/** Of each: within how many hours it is settled, and whether a resident asked for it – then it is a case at once, without anybody's doing. */
const ASK_RULES = {
  needs_medical: { hours: 1, isCase: true },
  needs_help: { hours: 24, isCase: true },
  refused_to_move: { hours: 2, isCase: false },
  wrong_address: { hours: 72, isCase: false },
  refused: { hours: 72, isCase: false },
  not_found: { hours: 72, isCase: false },
} as const satisfies Record<Ask, { hours: number; isCase: boolean }>

/** So many visits in a row without meeting anybody, at a household that is looked after, ask for more. */
export const TRIES_BEFORE_ASKING = 3

/** What is known of the household beside the result of the visit. */
export type AtDoor = {
  /** It bears a mark of somebody who is looked after. */
  readonly isLookedAfter: boolean
  /** Visits in a row that met nobody, this one included. */
  readonly missedInARow: number
}

/**
 * What a result asks for, beyond the visit; null: nothing. Not wanting to be visited, or being out at noon, is anybody's right: only where
 * somebody is looked after does it ask for more.
 */
export function askOf(result: DoorResult, { isLookedAfter, missedInARow }: AtDoor): Ask | null {
  switch (result) {
    case 'needs_medical':
    case 'needs_help':
    case 'refused_to_move':
    case 'wrong_address':
      return result
    case 'refused':
      return isLookedAfter ? 'refused' : null
    case 'not_home':
    case 'no_answer':
      return isLookedAfter && missedInARow >= TRIES_BEFORE_ASKING ? 'not_found' : null
    case 'met':
    case 'by_phone':
    case 'family_answered':
    case 'vacant':
      return null
  }
}

/** Whether a case is opened of it at once. */
export function isCaseAtOnce(what: Ask): boolean {
  return ASK_RULES[what].isCase
}

/** By when somebody settles it, from when it became known. */
export function askDue(what: Ask, from: Date): Date {
  return new Date(from.getTime() + ASK_RULES[what].hours * HOUR)
}

/** Who is accountable for it: first the lead of the grid, then the head of the community, who is told again and again. */
export function askRole(lifts: number): 'ordinary_grid_lead' | 'main_grid_lead' {
  return lifts === 0 ? 'ordinary_grid_lead' : 'main_grid_lead'
}

/** Asks that are over once somebody was met. */
export const OVER_WHEN_MET: readonly Ask[] = ['refused', 'not_found']
