import type { Commands } from '../../../modules/api.ts'
import type { InputOf, OutputOf } from '../../../platform/pure/contract.ts'
import type { Language, Word } from '../../../platform/pure/words.ts'
import type { ChosenKind } from '../../kit/components/suggested-kinds.tsx'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { tidyCode } from '../../kit/place-code.ts'
import type { Photo } from '../../kit/use-photos.ts'
import type { Sealed } from '../../kit/use-sealed.ts'
import type { KeptVoice } from '../../kit/use-voice.ts'
import { CODE } from '../../kit/words.ts'
import { OFFLINE } from '../offline/words.ts'
import { REPORT } from './words.ts'

/** What is sent: the member's own report, or one typed in for a resident. */
export type Sent =
  | { readonly name: 'intake.receiveReport'; readonly input: InputOf<Commands['intake.receiveReport']> }
  | { readonly name: 'intake.enterReport'; readonly input: InputOf<Commands['intake.enterReport']> }
export type Receipt = OutputOf<Commands['intake.receiveReport']>
type Place = Sent['input']['place']

/** A report on its way. Nothing in it has reached the server before `sending` is set. */
export type ReportDraft = {
  readonly text: string
  readonly photos: readonly Photo[]
  /** Said instead of written, or beside it. */
  readonly voice: KeptVoice | null
  /** Null until chosen; code null: not sure. */
  readonly kind: ChosenKind | null
  /** Which of the fields below says the place. */
  readonly by: 'house' | 'code' | 'grid'
  readonly gridId: string
  readonly gridName: string
  readonly buildingId: string
  readonly buildingName: string
  readonly entranceName: string
  readonly householdId: string
  readonly householdName: string
  readonly code: string
  /** The place that the code stands for, once the server has said so. */
  readonly codePlace: string
  readonly detail: string
  readonly who: 'me' | 'resident' | null
  readonly channel: 'visit' | 'phone'
  readonly isAnonymous: boolean
  readonly name: string
  readonly phone: string
  readonly isForOther: boolean
  readonly otherName: string
  readonly otherPhone: string
  /** Sealed for sending. */
  readonly sending: Sealed<Sent> | null
}

/** A draft without a word in it. */
export const EMPTY: ReportDraft = {
  text: '',
  photos: [],
  voice: null,
  kind: null,
  by: 'house',
  gridId: '',
  gridName: '',
  buildingId: '',
  buildingName: '',
  entranceName: '',
  householdId: '',
  householdName: '',
  code: '',
  codePlace: '',
  detail: '',
  // Most reports are what the member saw; for a resident it takes one tap more.
  who: 'me',
  channel: 'visit',
  isAnonymous: false,
  name: '',
  phone: '',
  isForOther: false,
  otherName: '',
  otherPhone: '',
  sending: null,
}

/** The draft on the shelf, if it is one. */
export function readDraft(raw: unknown): ReportDraft {
  if (typeof raw !== 'object' || raw === null || !('text' in raw)) return EMPTY
  return Object.assign({}, EMPTY, raw)
}

/** Whether there is anything worth keeping in it. */
export function hasContent(draft: ReportDraft): boolean {
  return draft.text.trim() !== '' || draft.photos.length > 0 || draft.voice !== null || draft.sending !== null
}

export type Step = 'what' | 'where' | 'who'
export type Faults = Readonly<Partial<Record<keyof ReportDraft, Word>>>

/** What is still wrong on a step, by field; nothing when it can be left. */
export function faultsOn(step: Step, draft: ReportDraft): Faults {
  if (step === 'what') return draft.text.trim().length < 2 && draft.voice === null ? { text: REPORT.textMissing } : {}
  return step === 'where' ? faultsOfPlace(draft) : faultsOfWho(draft)
}

function faultsOfPlace(draft: ReportDraft): Faults {
  if (draft.by === 'code') return tidyCode(draft.code) === '' ? { code: REPORT.codeMissing } : {}
  if (draft.gridId === '') return { gridId: REPORT.gridMissing }
  if (draft.by === 'house') return draft.buildingId === '' ? { buildingId: REPORT.buildingMissing } : {}
  return draft.detail.trim() === '' ? { detail: REPORT.detailMissing } : {}
}

function faultsOfWho(draft: ReportDraft): Faults {
  if (draft.who === null) return { who: REPORT.whoMissing }
  if (draft.who === 'me') return {}
  const wrong = (phone: string) => phone.trim() !== '' && !isPhone(phone)
  return {
    ...(!draft.isAnonymous && draft.name.trim() === '' ? { name: REPORT.nameMissing } : {}),
    ...(!draft.isAnonymous && wrong(draft.phone) ? { phone: CODE.phoneWrong } : {}),
    ...(draft.isForOther && draft.otherName.trim() === '' ? { otherName: REPORT.nameMissing } : {}),
    ...(draft.isForOther && wrong(draft.otherPhone) ? { otherPhone: CODE.phoneWrong } : {}),
  }
}

/** The report as its command takes it: what was typed and then deselected does not travel, nor do photos that have not arrived. */
export function toSent(draft: ReportDraft, language: Language, isCarrying = false): Sent {
  const common = {
    // Where the voice follows its report, the report says that it will.
    text: isCarrying && draft.text.trim().length < 2 && !draft.voice?.id ? OFFLINE.spoken[language] : draft.text.trim(),
    place: toPlace(draft),
    categoryCode: draft.kind?.code ?? null,
    fileIds: draft.photos.flatMap((photo) => photo.id ?? []),
    voiceId: draft.voice?.id ?? null,
  }
  if (draft.who !== 'resident')
    return { name: 'intake.receiveReport', input: { ...common, channel: 'member', reporter: null, language } }
  const { channel, isAnonymous, isForOther } = draft
  return {
    name: 'intake.enterReport',
    input: {
      ...common,
      channel,
      reporter: isAnonymous ? null : contactOf(draft.name, draft.phone),
      onBehalfOf: isForOther ? contactOf(draft.otherName, draft.otherPhone) : null,
    },
  }
}

/** The place in words, to look over before it is sent. */
export function sayPlace(draft: ReportDraft): string {
  const { by, codePlace, code, gridName, buildingName, entranceName, householdName, detail } = draft
  if (by === 'code') return [codePlace || code, detail.trim()].filter(Boolean).join(' ')
  if (by === 'grid') return [gridName, detail.trim()].filter(Boolean).join(' ')
  if (householdName !== '') return [buildingName, householdName].join(' ')
  return [buildingName, entranceName, detail.trim()].filter(Boolean).join(' ')
}

function toPlace(draft: ReportDraft): Place {
  const detail = draft.detail.trim()
  if (draft.by === 'code') return { by: 'code', code: tidyCode(draft.code), detail }
  if (draft.by === 'grid') return { by: 'grid', gridId: draft.gridId, detail }
  if (draft.householdId !== '') return { by: 'household', householdId: draft.householdId }
  // A stair entrance is told in words: what has an id of its own is the building and the household.
  return {
    by: 'building',
    buildingId: draft.buildingId,
    detail: [draft.entranceName, detail].filter(Boolean).join(' ').slice(0, 120),
  }
}

function contactOf(name: string, phone: string) {
  return { name: name.trim(), phone: phone.trim() === '' ? null : tidyPhone(phone) }
}
