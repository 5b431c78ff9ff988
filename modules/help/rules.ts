import { localDate } from '../../platform/pure/time.ts'
import type { DayPart, HelpKind, HelpState, Nearness, Reach, RequestVerb } from './contract/names.ts'

export type { DayPart, DeskList, HelpKind, ImproperReason, Reach } from './contract/names.ts'
export { DAY_PARTS, DESK_LISTS, HELP_KINDS, IMPROPER_REASONS, REACHES } from './contract/names.ts'

const DAY = 86_400_000

/** Open requests, and open offers, that one person may have at a time: as many as there are slots in the tables. */
export const MOST_OPEN = 3
export const MOST_INVITED = 3
/** So often a day one person may report something as improper: each report hides something at once. */
export const MOST_REPORTS = 3
/** A window begins at most this many days ahead and ends at most this many days ahead. */
export const MOST_DAYS_AHEAD = 30
/** What one side says is done counts as done after this, when the other says nothing. */
export const DONE_AFTER_DAYS = 3
/** How long "is it still needed?" waits for an answer. */
export const STILL_DAYS = 2
/** An accepted request of which nobody says anything lapses so long after its window. */
export const LAPSE_DAYS = 14
export const OFFER_DAYS = 180
/** The texts of what has ended are deleted after this. */
export const KEEP_TEXT_DAYS = 180
/** An open request that nobody has taken waits long from here on. */
export const WAITS_LONG_HOURS = 48

/** In which states a verb is possible. */
const POSSIBLE_IN: Readonly<Record<RequestVerb, readonly HelpState[]>> = {
  invite: ['open'],
  accept: ['open'],
  giveBack: ['accepted'],
  sayDone: ['accepted', 'said_done'],
  thank: ['done'],
  withdraw: ['open', 'accepted'],
  keepOpen: ['open'],
  report: ['open', 'accepted', 'said_done'],
  judge: ['open', 'accepted', 'said_done', 'done', 'thanked', 'withdrawn', 'expired', 'ended'],
}
/** What goes on while the desk looks at what was reported. */
const WHILE_HIDDEN: readonly RequestVerb[] = ['giveBack', 'sayDone', 'withdraw', 'judge']

/** The two sides of a help: she who needs it, with whoever entered it for her, and the helper. */
export type Side = 'asker' | 'helper'

/** What the rules look at. */
export type Standing = {
  readonly state: HelpState
  readonly isHidden: boolean
  readonly isStillAsked: boolean
  /** Which side said that it is done. */
  readonly saidDoneBy: Side | null
}

/** Why a verb is not possible now, as the key of the sentence; undefined when it is. `side`: on whose he would do it. */
export function refusalOf(verb: RequestVerb, now: Standing, side: Side): string | undefined {
  if (verb === 'accept' && ['accepted', 'said_done', 'done', 'thanked'].includes(now.state)) return 'help.already_taken'
  if (!POSSIBLE_IN[verb].includes(now.state)) return 'help.not_now'
  if (verb === 'judge') return now.isHidden ? undefined : 'help.not_reported'
  if (verb === 'report' && now.isHidden) return 'help.already_reported'
  if (now.isHidden && !WHILE_HIDDEN.includes(verb)) return 'help.hidden'
  if (verb === 'keepOpen' && !now.isStillAsked) return 'help.not_asked_still'
  if (verb === 'sayDone' && now.state === 'said_done' && now.saidDoneBy === side) return 'help.said_already'
  return undefined
}

/** The moment a day is over in China. */
export function endOfDay(date: string): Date {
  return new Date(`${date}T16:00:00.000Z`)
}

export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY)
}

/** The later of two moments. */
export function later(a: Date, b: Date): Date {
  return a > b ? a : b
}

/** Why a window of days cannot be, as the key of the sentence; undefined when it can. */
export function windowFault(from: string, until: string, now: Date): string | undefined {
  if (until < from) return 'help.window_reversed'
  if (from < localDate(now)) return 'help.window_past'
  if (until > localDate(daysAfter(now, MOST_DAYS_AHEAD))) return 'help.window_far'
  return undefined
}

/** The lowest free slot of a person; undefined when all are taken. */
export function freeSlot(taken: readonly number[]): number | undefined {
  for (let slot = 1; slot <= MOST_OPEN; slot++) if (!taken.includes(slot)) return slot
  return undefined
}

/** A telephone number among the words: nobody knows who reads them. */
export function hasPhone(text: string): boolean {
  return /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/.test(text.normalize('NFKC'))
}

/** A grid with the ordinary grid that it is, or lies under. */
export type Spot = { readonly gridId: string; readonly ordinaryId: string | null }

/** How near two grids of one community are. */
export function nearnessOf(a: Spot, b: Spot): Nearness {
  if (a.gridId === b.gridId) return 'micro'
  return a.ordinaryId !== null && a.ordinaryId === b.ordinaryId ? 'ordinary' : 'community'
}

const FAR: Readonly<Record<Nearness, number>> = { micro: 0, ordinary: 1, community: 2 }

/** Nearest first. */
export function byNearness(a: { near: Nearness }, b: { near: Nearness }): number {
  return FAR[a.near] - FAR[b.near]
}

export type Need = {
  readonly kind: HelpKind
  readonly from: string
  readonly until: string
  readonly part: DayPart
  readonly spot: Spot
}
export type Readiness = {
  readonly kinds: readonly HelpKind[]
  readonly weekdays: readonly number[]
  readonly part: DayPart
  readonly reach: Reach
  readonly spot: Spot
}

/** Whether an offer fits a request: what, how far, and on a day and at a time that both have. Nothing about who they are. */
export function fits(offer: Readiness, need: Need): boolean {
  if (!offer.kinds.includes(need.kind)) return false
  if (FAR[nearnessOf(offer.spot, need.spot)] > FAR[offer.reach]) return false
  if (offer.part !== 'any' && need.part !== 'any' && offer.part !== need.part) return false
  const days = weekdaysOf(need.from, need.until)
  return offer.weekdays.some((weekday) => days.has(weekday))
}

/** The days of the week in a window; 0 is Sunday. */
function weekdaysOf(from: string, until: string): ReadonlySet<number> {
  const last = Date.parse(`${until}T00:00:00Z`)
  const days = new Set<number>()
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= last && days.size < 7; at += DAY)
    days.add(new Date(at).getUTCDay())
  return days
}

/** What time does to a request that is due, and when to look again. */
export type TimeStep =
  | { readonly is: 'ask_still'; readonly until: Date }
  | { readonly is: 'expire' }
  | { readonly is: 'count_done' }
  | { readonly is: 'forget' }

export function stepOf(now: Date, standing: Standing): TimeStep {
  switch (standing.state) {
    case 'open':
      return standing.isStillAsked || standing.isHidden
        ? { is: 'expire' }
        : { is: 'ask_still', until: daysAfter(now, STILL_DAYS) }
    case 'accepted':
      return { is: 'expire' }
    case 'said_done':
      return { is: 'count_done' }
    default:
      return { is: 'forget' }
  }
}
