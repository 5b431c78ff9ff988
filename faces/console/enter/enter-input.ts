import type { Commands } from '../../../modules/api.ts'
import { NATURE_WORDS } from '../../../modules/routing/words.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { isKeyOf } from '../../kit/said.ts'
import { CONSOLE } from '../words.ts'

/** The fields of the form, all texts. `where` says which of the place's fields count. */
export const FIRST = {
  channel: 'phone',
  text: '',
  category: '',
  nature: 'other',
  where: 'house',
  gridId: '',
  buildingId: '',
  householdId: '',
  code: '',
  detail: '',
  anonymous: '',
  name: '',
  phone: '',
  forOther: '',
  otherName: '',
  otherPhone: '',
} as const satisfies Record<string, string>
export type EnterField = keyof typeof FIRST
export type Values = (name: EnterField) => string
export type Faults = Partial<Record<EnterField, { word: Word; count?: number }>>

type Input = InputOf<Commands['intake.enterReport']>
const LEAST_TEXT = 2

/** What is missing or wrong, by field; empty when it can be sent. */
export function faultsIn(value: Values, hasVoice = false): Faults {
  const faults: Faults = {}
  const isEmpty = (name: EnterField) => value(name).trim() === ''
  if (!hasVoice && value('text').trim().length < LEAST_TEXT) faults.text = { word: CONSOLE.tooShort, count: LEAST_TEXT }
  if (value('where') === 'code') {
    if (isEmpty('code')) faults.code = { word: CONSOLE.pleaseFill }
  } else if (isEmpty('gridId')) faults.gridId = { word: CONSOLE.pleaseChoose }
  else if (value('where') === 'house' && isEmpty('buildingId')) faults.buildingId = { word: CONSOLE.pleaseChoose }
  else if (value('where') === 'grid' && isEmpty('detail')) faults.detail = { word: CONSOLE.pleaseFill }
  if (value('anonymous') !== 'yes') {
    if (isEmpty('name')) faults.name = { word: CONSOLE.pleaseFill }
    if (!isEmpty('phone') && !isPhone(value('phone'))) faults.phone = { word: CONSOLE.wrongPhone }
  }
  if (value('forOther') === 'yes') {
    if (isEmpty('otherName')) faults.otherName = { word: CONSOLE.pleaseFill }
    if (!isEmpty('otherPhone') && !isPhone(value('otherPhone'))) faults.otherPhone = { word: CONSOLE.wrongPhone }
  }
  return faults
}

/** What is sent, from fields without faults. */
export function inputFrom(value: Values, fileIds: string[], voiceId: string | null = null): Input {
  const nature = value('nature')
  return {
    channel: value('channel') === 'visit' ? 'visit' : 'phone',
    text: value('text').trim(),
    place: placeFrom(value),
    categoryCode: value('category') || null,
    nature: isKeyOf(NATURE_WORDS, nature) ? nature : 'other',
    reporter: value('anonymous') === 'yes' ? null : contactFrom(value('name'), value('phone')),
    onBehalfOf: value('forOther') === 'yes' ? contactFrom(value('otherName'), value('otherPhone')) : null,
    fileIds,
    voiceId,
  }
}

/** The same words, for a case that is there already: it has its kind. */
export function joinFrom(
  { categoryCode: _, nature: __, ...said }: Input,
  caseId: string,
): InputOf<Commands['intake.joinReport']> {
  return { ...said, caseId }
}

/** The place alone, for suggestions; null while it is not known. */
export function placeKnown(value: Values): Input['place'] | null {
  const faults = faultsIn(value)
  return faults.code || faults.gridId || faults.buildingId || faults.detail ? null : placeFrom(value)
}

function placeFrom(value: Values): Input['place'] {
  const detail = value('detail').trim()
  if (value('where') === 'code') return { by: 'code', code: value('code').trim().toUpperCase(), detail }
  if (value('where') === 'grid') return { by: 'grid', gridId: value('gridId'), detail }
  if (value('householdId')) return { by: 'household', householdId: value('householdId') }
  return { by: 'building', buildingId: value('buildingId'), detail }
}

function contactFrom(name: string, phone: string) {
  return { name: name.trim(), phone: tidyPhone(phone) || null }
}
