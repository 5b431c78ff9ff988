import type { State } from '../../../modules/cases/contract.ts'
import { saySpan } from '../../../platform/pure/time.ts'
import type { Language } from '../../../platform/pure/words.ts'

/** How a deadline stands: missed, within a day, further off, or none. */
export type DeadlineTone = 'late' | 'soon' | 'fine' | 'none'
export type Deadline = { readonly tone: DeadlineTone; readonly text: string }

const SOON_MINUTES = 24 * 60
const NONE: Deadline = { tone: 'none', text: '' }

/** What is left until a deadline, or by how much it was missed, in words. Closed cases have none. */
export function sayDeadline(
  theCase: { state: State; nextDeadlineAt: string | null },
  language: Language,
  now: Date,
): Deadline {
  if (theCase.state === 'closed' || theCase.nextDeadlineAt === null) return NONE
  return sayDue(theCase.nextDeadlineAt, language, now)
}

/** What is left until something is due, or by how much it is late, in words. */
export function sayDue(dueAt: string, language: Language, now: Date): Deadline {
  const minutes = (new Date(dueAt).getTime() - now.getTime()) / 60_000
  const span = saySpan(Math.abs(minutes), language)
  if (minutes < 0) return { tone: 'late', text: language === 'zh' ? `超期 ${span}` : `${span} overdue` }
  return { tone: minutes <= SOON_MINUTES ? 'soon' : 'fine', text: language === 'zh' ? `还剩 ${span}` : `${span} left` }
}

/** How long ago something was, in words. */
export function sayAge(at: string, language: Language, now: Date): string {
  const minutes = (now.getTime() - new Date(at).getTime()) / 60_000
  if (minutes < 1) return language === 'zh' ? '刚刚' : 'just now'
  const span = saySpan(minutes, language)
  return language === 'zh' ? `${span}前` : `${span} ago`
}
