import type { Commands } from '../../../modules/api.ts'
import { DAY_PARTS, type DayPart, HELP_KINDS, type HelpKind, REACHES, type Reach } from '../../../modules/help/rules.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { localDate } from '../../../platform/pure/time.ts'
import type { Word } from '../../../platform/pure/words.ts'
import type { Sealed } from '../../kit/use-sealed.ts'
import { HELP } from './words.ts'

export type AskInput = InputOf<Commands['help.ask']>
export type OfferInput = InputOf<Commands['help.offer']>

export const WHENS = ['today', 'tomorrow', 'three_days', 'week', 'chosen'] as const
export type When = (typeof WHENS)[number]

/** A request on its way; nothing of it has reached the server before `sending` is set. */
export type AskDraft = {
  readonly kind: HelpKind | null
  readonly text: string
  readonly shownName: string
  readonly when: When
  readonly from: string
  readonly until: string
  readonly part: DayPart
  readonly sending: Sealed<AskInput> | null
}

export type OfferDraft = {
  readonly kinds: readonly HelpKind[]
  readonly text: string
  readonly shownName: string
  readonly weekdays: readonly number[]
  readonly part: DayPart
  readonly reach: Reach
  readonly sending: Sealed<OfferInput> | null
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 0]
const DAY = 86_400_000
const MOST_DAYS_AHEAD = 30

/** Reads what lies on the shelf; what does not fit is left out. */
export function readAsk(raw: unknown): AskDraft {
  const kept: Partial<AskDraft> = raw !== null && typeof raw === 'object' ? raw : {}
  return {
    kind: HELP_KINDS.find((one) => one === kept.kind) ?? null,
    text: text(kept.text),
    shownName: text(kept.shownName),
    when: WHENS.find((one) => one === kept.when) ?? 'three_days',
    from: text(kept.from),
    until: text(kept.until),
    part: DAY_PARTS.find((one) => one === kept.part) ?? 'any',
    sending: kept.sending ?? null,
  }
}

export function readOffer(raw: unknown): OfferDraft {
  const kept: Partial<OfferDraft> = raw !== null && typeof raw === 'object' ? raw : {}
  const kinds = kept.kinds ?? []
  const weekdays = kept.weekdays ?? EVERY_DAY
  return {
    kinds: HELP_KINDS.filter((one) => kinds.includes(one)),
    text: text(kept.text),
    shownName: text(kept.shownName),
    weekdays: EVERY_DAY.filter((one) => weekdays.includes(one)),
    part: DAY_PARTS.find((one) => one === kept.part) ?? 'any',
    reach: REACHES.find((one) => one === kept.reach) ?? 'ordinary',
    sending: kept.sending ?? null,
  }
}

/** The days that a choice comes to, as seen today. */
export function daysOf(draft: Pick<AskDraft, 'when' | 'from' | 'until'>, now: Date): { from: string; until: string } {
  const after = (days: number) => localDate(new Date(now.getTime() + days * DAY))
  switch (draft.when) {
    case 'today':
      return { from: after(0), until: after(0) }
    case 'tomorrow':
      return { from: after(1), until: after(1) }
    case 'three_days':
      return { from: after(0), until: after(2) }
    case 'week':
      return { from: after(0), until: after(6) }
    case 'chosen':
      return { from: draft.from, until: draft.until }
  }
}

/** What is missing among the days. */
export function whenFault(draft: Pick<AskDraft, 'when' | 'from' | 'until'>, now: Date): Word | null {
  const { from, until } = daysOf(draft, now)
  const last = localDate(new Date(now.getTime() + MOST_DAYS_AHEAD * DAY))
  const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day)
  const fits = isDay(from) && isDay(until) && from >= localDate(now) && until >= from && until <= last
  return fits ? null : HELP.whenMissing
}

export function wordsFault(words: string): Word | null {
  return [...words.trim()].length < 2 ? HELP.wordsMissing : null
}

export function askInput(draft: AskDraft, code: string, now: Date, isNotUrgent: boolean): AskInput {
  return {
    at: { by: 'code', code },
    kind: draft.kind ?? 'other',
    text: draft.text.trim(),
    ...daysOf(draft, now),
    part: draft.part,
    shownName: draft.shownName.trim() || null,
    isNotUrgent,
  }
}

export function offerInput(draft: OfferDraft, code: string): OfferInput {
  return {
    at: { by: 'code', code },
    kinds: [...draft.kinds],
    text: draft.text.trim(),
    weekdays: [...draft.weekdays],
    part: draft.part,
    reach: draft.reach,
    shownName: draft.shownName.trim() || null,
  }
}

function text(kept: unknown): string {
  return typeof kept === 'string' ? kept : ''
}
