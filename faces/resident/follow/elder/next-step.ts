import { type Followed, isLate } from '../promise.ts'

/** What a reporter may do or read on a page of its own in elder mode. */
export const ELDER_PAGES = [
  'reply',
  'rate',
  'unsolved',
  'urge',
  'add',
  'owner',
  'photos',
  'story',
  'report',
  'withdraw',
] as const
export type ElderPage = (typeof ELDER_PAGES)[number]

/** The one large button of the first page: what is asked of her, else how to reach who has it, else how to hurry it. Null: nothing is left. */
export function nextStep(report: Followed, now: Date): ElderPage | 'call' | null {
  const may = pagesOf(report)
  if (may.includes('reply')) return 'reply'
  if (may.includes('rate')) return 'rate'
  if (may.includes('urge') && isLate(report, now)) return 'urge'
  if (report.ownerPhone && report.state !== 'closed') return 'call'
  return (['urge', 'add', 'unsolved'] as const).find((page) => may.includes(page)) ?? null
}

/** The pages that this report has, in the order in which they are offered. */
export function pagesOf(report: Followed): readonly ElderPage[] {
  const { actions, openQuestion } = report
  const has: Readonly<Record<ElderPage, boolean>> = {
    reply: openQuestion !== null && actions.includes('supply'),
    rate: actions.includes('rate'),
    unsolved: actions.includes('reopen'),
    urge: actions.includes('urge'),
    add: openQuestion === null && actions.includes('supply'),
    owner: report.state !== 'closed' || report.ownerPhone !== null,
    photos: report.answer !== null && report.files.some((file) => !file.isMine),
    story: true,
    report: true,
    withdraw: actions.includes('withdraw'),
  }
  return ELDER_PAGES.filter((page) => has[page])
}
