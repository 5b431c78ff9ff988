import type { Commands } from '../../../modules/api.ts'
import { COMPLAINT_CATEGORY } from '../../../modules/routing/rules.ts'
import type { InputOf, OutputOf } from '../../../platform/pure/contract.ts'
import type { Language, Word } from '../../../platform/pure/words.ts'
import type { ChosenKind } from '../../kit/components/suggested-kinds.tsx'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import type { Photo } from '../../kit/use-photos.ts'
import type { Sealed } from '../../kit/use-sealed.ts'
import type { KeptVoice } from '../../kit/use-voice.ts'
import { CODE } from '../../kit/words.ts'
import { REPORT } from './words.ts'

export type ReportInput = InputOf<Commands['intake.receiveReport']>
export type JoinInput = InputOf<Commands['intake.joinReport']>
export type Receipt = OutputOf<Commands['intake.receiveReport']>

/** Where it is: at the printed code, at a point that was located in a grid, picked from a list, or in the grid of a code no longer valid. */
export type Where =
  | { readonly by: 'code' }
  | { readonly by: 'grid' }
  /** Nobody has said yet: there was no code. */
  | { readonly by: 'none' }
  | {
      readonly by: 'picked'
      readonly gridId: string
      readonly buildingId: string | null
      readonly name: string
    }
  | {
      readonly by: 'point'
      readonly from: 'photo' | 'device'
      readonly lng: number
      readonly lat: number
      readonly accuracyMetres: number | null
      /** Set when the person chose among grids on a border, or the nearest one outside all. */
      readonly gridId: string | null
      readonly gridName: string
    }

/** What it is: a matter to be put right, a complaint about the platform or its staff (its kind is known), or a question. */
export type About = 'matter' | 'platform' | 'question'

/** A report on its way. Nothing in it has reached the server before `sending` is set. */
export type ReportDraft = {
  readonly text: string
  readonly photos: readonly Photo[]
  /** Said instead of written, or beside it. */
  readonly voice: KeptVoice | null
  /** Null until chosen; code null: not sure. */
  readonly kind: ChosenKind | null
  readonly about: About
  /** The post whose holder a complaint is about; null: the platform, or nobody by name. */
  readonly aboutPostId: string | null
  /** A snapshot (随手拍): the photo came first. */
  readonly isSnap: boolean
  readonly where: Where
  readonly detail: string
  /** The case near by that it is part of (我也遇到了); null: a report of its own. */
  readonly joins: string | null
  readonly who: 'anonymous' | 'named' | 'me' | null
  /** For whom: oneself, somebody by name, or a member of the family for whom one acts. */
  readonly forWhom: 'self' | 'name' | 'family'
  readonly otherName: string
  readonly otherId: string
  readonly name: string
  readonly phone: string
  /** Sealed for sending: the same id and input go out until the server has answered. */
  readonly sending: Sealed<ReportInput | JoinInput> | null
}

/** What the draft must know of the printed code. */
export type CodeFacts = {
  readonly code: string
  readonly isActive: boolean
  readonly gridId: string
  readonly placeName: string
}

const ABOUT_PLATFORM = {
  code: COMPLAINT_CATEGORY,
  nameZh: '对工作人员或平台的意见',
  nameEn: 'About staff or this platform',
} as const

const NATURES = { matter: 'other', platform: 'complaint', question: 'consultation' } as const satisfies Record<
  About,
  string
>

/** A draft without a word in it. */
export function emptyDraft(place: CodeFacts, about: About = 'matter'): ReportDraft {
  return {
    text: '',
    photos: [],
    kind: about === 'platform' ? ABOUT_PLATFORM : null,
    about,
    aboutPostId: null,
    isSnap: false,
    voice: null,
    where: { by: place.isActive ? 'code' : 'grid' },
    detail: place.isActive ? '' : place.placeName,
    joins: null,
    who: null,
    forWhom: 'self',
    otherName: '',
    otherId: '',
    name: '',
    phone: '',
    sending: null,
  }
}

/** The draft on the shelf, if it is one; a code revoked meanwhile sends it to the code's grid instead. */
export function readDraft(raw: unknown, place: CodeFacts, about: About = 'matter'): ReportDraft {
  const empty = emptyDraft(place, about)
  if (typeof raw !== 'object' || raw === null || !('text' in raw)) return empty
  const kept: ReportDraft = Object.assign({}, empty, raw)
  return kept.where.by === 'code' && !place.isActive
    ? { ...kept, where: empty.where, detail: kept.detail || empty.detail }
    : kept
}

/** Whether there is anything worth keeping in it. */
export function hasContent(draft: ReportDraft): boolean {
  return draft.text.trim() !== '' || draft.photos.length > 0 || draft.voice !== null || draft.sending !== null
}

/** What is still wrong on a step, by field; nothing when it can be left. */
export function faultsOn(step: 'what' | 'where' | 'who', draft: ReportDraft): Readonly<Record<string, Word>> {
  if (step === 'what') return draft.text.trim().length < 2 && draft.voice === null ? { text: REPORT.textMissing } : {}
  if (step === 'where') {
    if (draft.where.by === 'none') return { where: REPORT.whereNone }
    const isWide = draft.where.by === 'grid' || (draft.where.by === 'picked' && draft.where.buildingId === null)
    return isWide && draft.detail.trim() === '' ? { detail: REPORT.detailMissing } : {}
  }
  const forOther: Record<string, Word> =
    draft.forWhom === 'name' && draft.otherName.trim() === '' ? { otherName: REPORT.otherMissing } : {}
  if (draft.who === null) return { who: REPORT.whoMissing, ...forOther }
  if (draft.who !== 'named') return forOther
  return {
    ...forOther,
    ...(draft.name.trim() === '' ? { name: REPORT.nameMissing } : {}),
    ...(isPhone(draft.phone) ? {} : { phone: CODE.phoneWrong }),
  }
}

/** The report as the commands take it: one of its own, or one that joins a case. Photos that have not arrived are left out. */
export function toInput(draft: ReportDraft, place: CodeFacts, language: Language): ReportInput | JoinInput {
  const said = {
    channel: draft.where.by === 'code' && !draft.isSnap ? ('qr' as const) : ('snap' as const),
    text: draft.text.trim(),
    place: toPlace(draft, place),
    reporter: draft.who === 'named' ? { name: draft.name.trim(), phone: tidyPhone(draft.phone) } : null,
    viaCode: place.code === '' ? null : place.code,
    fileIds: draft.photos.flatMap((photo) => (photo.id === null ? [] : [photo.id])),
    voiceId: draft.voice?.id ?? null,
    onBehalfOf: forWhomOf(draft),
    language,
  }
  if (draft.joins !== null) return { ...said, caseId: draft.joins }
  return {
    ...said,
    categoryCode: draft.kind?.code ?? null,
    nature: NATURES[draft.about],
    aboutPostId: draft.aboutPostId,
  }
}

/** Somebody by name alone; or, with one's own account, the person for whom one acts. */
function forWhomOf({ forWhom, otherName, otherId, who }: ReportDraft): ReportInput['onBehalfOf'] {
  if (forWhom === 'family' && who === 'me' && otherId !== '') return { personId: otherId }
  return forWhom === 'self' || otherName.trim() === '' ? null : { name: otherName.trim() }
}

/** The place as the server finds it. */
export function toPlace(
  { where, detail }: Pick<ReportDraft, 'where' | 'detail'>,
  place: CodeFacts,
): ReportInput['place'] {
  const said = detail.trim()
  if (where.by === 'code') return { by: 'code', code: place.code, detail: said }
  if (where.by === 'picked')
    return where.buildingId === null
      ? { by: 'grid', gridId: where.gridId, detail: said }
      : { by: 'building', buildingId: where.buildingId, detail: said }
  if (where.by !== 'point') return { by: 'grid', gridId: place.gridId, detail: said }
  const accuracy = where.accuracyMetres === null ? {} : { accuracyMetres: where.accuracyMetres }
  return {
    by: 'point',
    point: { lng: where.lng, lat: where.lat, crs: 'WGS84', ...accuracy },
    detail: said,
    ...(where.gridId === null ? {} : { gridId: where.gridId }),
  }
}
