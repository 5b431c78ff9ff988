import { type CodeFacts, emptyDraft, type ReportDraft } from '../report/report-draft.ts'
import type { OpenedPlace, OpenedSnap } from '../start.ts'

/** What a snapshot knows of the place before anybody says it: that of a code, or only whose community it is. */
export function snapFacts(place: OpenedPlace | null, snap: OpenedSnap | null): CodeFacts {
  if (place)
    return { code: place.code, isActive: place.state === 'active', gridId: place.gridId, placeName: place.placeName }
  return { code: '', isActive: false, gridId: snap?.gridId ?? '', placeName: snap?.communityName ?? '' }
}

/** The key under which an unfinished snapshot lies on this device. */
export function snapKey(place: OpenedPlace | null, snap: OpenedSnap | null): string {
  return `snap:${place?.code ?? snap?.communityCode ?? ''}`
}

/** The draft on the shelf, if it is one. Nobody has to leave a name: without is what it begins with. */
export function readSnap(raw: unknown, facts: CodeFacts): ReportDraft {
  const start: ReportDraft = {
    ...emptyDraft(facts),
    isSnap: true,
    where: { by: facts.isActive ? 'code' : 'none' },
    detail: '',
    who: 'anonymous',
  }
  if (typeof raw !== 'object' || raw === null || !('photos' in raw)) return start
  const kept: ReportDraft = Object.assign({}, start, raw, { isSnap: true })
  return kept.where.by === 'code' && !facts.isActive ? { ...kept, where: start.where } : kept
}

/** The place in words, for looking over. */
export function sayWhere(draft: ReportDraft, facts: CodeFacts): string {
  const { where } = draft
  const name = where.by === 'point' ? where.gridName : where.by === 'picked' ? where.name : facts.placeName
  return [where.by === 'none' ? '' : name, draft.detail.trim()].filter(Boolean).join(' ')
}
