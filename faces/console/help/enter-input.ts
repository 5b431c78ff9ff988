import type { Commands } from '../../../modules/api.ts'
import { DAY_PARTS, HELP_KINDS, REACHES } from '../../../modules/help/rules.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { localDate } from '../../../platform/pure/time.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { CONSOLE } from '../words.ts'
import { HELP } from './words.ts'

/** The fields of both forms, all texts; lists are joined by commas. */
export const FIRST = {
  gridId: '',
  name: '',
  phone: '',
  shownName: '',
  kind: 'accompany',
  kinds: '',
  text: '',
  from: '',
  until: '',
  part: 'any',
  weekdays: '1,2,3,4,5,6,0',
  reach: 'ordinary',
  notUrgent: '',
} as const satisfies Record<string, string>
export type EnterField = keyof typeof FIRST
export type Values = (name: EnterField) => string
export type Faults = Partial<Record<EnterField, { word: Word; count?: number }>>

const DAY = 86_400_000
const MOST_DAYS_AHEAD = 30

/** What is missing or wrong, by field. */
export function faultsIn(what: 'request' | 'offer', value: Values, now: Date): Faults {
  const faults: Faults = {}
  const isEmpty = (name: EnterField) => value(name).trim() === ''
  if (isEmpty('gridId')) faults.gridId = { word: CONSOLE.pleaseChoose }
  if (isEmpty('name')) faults.name = { word: CONSOLE.pleaseFill }
  if (!isEmpty('phone') && !isPhone(value('phone'))) faults.phone = { word: CONSOLE.wrongPhone }
  if (value('text').trim().length < 2) faults.text = { word: CONSOLE.tooShort, count: 2 }
  if (what === 'offer') {
    if (isEmpty('kinds')) faults.kinds = { word: CONSOLE.pleaseChoose }
    if (isEmpty('weekdays')) faults.weekdays = { word: CONSOLE.pleaseChoose }
    return faults
  }
  const last = localDate(new Date(now.getTime() + MOST_DAYS_AHEAD * DAY))
  const [from, until] = [value('from'), value('until')]
  if (from < localDate(now) || until < from || until > last) faults.until = { word: HELP.wrongDays }
  return faults
}

export function requestFrom(value: Values): InputOf<Commands['help.ask']> {
  return {
    at: { by: 'grid', gridId: value('gridId') },
    kind: HELP_KINDS.find((one) => one === value('kind')) ?? 'other',
    text: value('text').trim(),
    from: value('from'),
    until: value('until'),
    part: DAY_PARTS.find((one) => one === value('part')) ?? 'any',
    shownName: value('shownName').trim() || null,
    onBehalfOf: whoFrom(value),
    isNotUrgent: value('notUrgent') === 'yes',
  }
}

export function offerFrom(value: Values): InputOf<Commands['help.offer']> {
  return {
    at: { by: 'grid', gridId: value('gridId') },
    kinds: HELP_KINDS.filter((one) => value('kinds').split(',').includes(one)),
    text: value('text').trim(),
    weekdays: value('weekdays').split(',').filter(Boolean).map(Number),
    part: DAY_PARTS.find((one) => one === value('part')) ?? 'any',
    reach: REACHES.find((one) => one === value('reach')) ?? 'ordinary',
    shownName: value('shownName').trim() || null,
    onBehalfOf: whoFrom(value),
  }
}

function whoFrom(value: Values) {
  return { name: value('name').trim(), phone: tidyPhone(value('phone')) || null }
}
