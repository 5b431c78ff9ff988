import type { Queries } from '../../../modules/api.ts'
import { DEFER_WORDS, PLAIN_STATE_WORDS, VERDICT_WORDS } from '../../../modules/cases/words.ts'
import { STEP_WORDS } from '../../../modules/intake/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import type { Facts, Word } from '../../../platform/pure/words.ts'
import type { Speech } from '../../kit/language.ts'
import { roleName } from '../../kit/role-name.ts'
import { FOLLOW, RATINGS } from './words.ts'

export type Followed = OutputOf<Queries['intake.follow']>

type Step = Followed['steps'][number]

/** A sentence to show, with its facts. */
export type Sentence = { readonly word: Word; readonly facts: Facts }

/** What has become of the report, as its title. */
export function headline(report: Followed): Word {
  if (report.openQuestion !== null) return FOLLOW.questionTitle
  if (report.state === 'verified' && !report.actions.includes('rate')) return FOLLOW.answered
  return PLAIN_STATE_WORDS[report.state]
}

/**
 * What is promised now, soonest first: by when somebody takes it up, by when the answer comes, until when it can be rated. A date
 * that has passed is said to have passed. Nothing for a report that has ended.
 */
export function promises(report: Followed, now: Date): readonly Sentence[] {
  if (report.state === 'closed') return []
  if (report.state === 'verified')
    return report.rateUntil ? [{ word: FOLLOW.rateUntil, facts: { at: report.rateUntil } }] : []
  if (report.state === 'deferred')
    return report.nextDeadlineAt ? [{ word: FOLLOW.reviewedBy, facts: { at: report.nextDeadlineAt } }] : []
  const isPast = (at: string) => new Date(at) < now
  const found: Sentence[] = []
  const early = EARLY[report.state]
  if (early && report.nextDeadlineAt && !isPast(report.nextDeadlineAt) && report.openQuestion === null)
    found.push({ word: early, facts: { at: report.nextDeadlineAt } })
  if (report.dueAt) {
    found.push(
      isPast(report.dueAt) ? { word: FOLLOW.late, facts: {} } : { word: FOLLOW.answerBy, facts: { at: report.dueAt } },
    )
    if (report.isDueProvisional) found.push({ word: FOLLOW.provisional, facts: {} })
  }
  return found
}

/** Whether the promised date has passed without an answer. */
export function isLate({ state, dueAt }: Followed, now: Date): boolean {
  return state !== 'closed' && state !== 'verified' && state !== 'deferred' && dueAt !== null && new Date(dueAt) < now
}

/** What is promised first while nobody works on it yet. */
const EARLY: Partial<Record<Followed['state'], Word>> = { reported: FOLLOW.takenUpBy, triaged: FOLLOW.arrangedBy }

/** The title of a step in plain words. `owner` names who has it when the step does not. */
export function stepTitle(step: Step, owner: string, speech: Speech): Sentence {
  const word = STEP_WORDS[step.key]
  if (!word) return { word: FOLLOW.newStep, facts: {} }
  const role = step.role ? roleName(step.role, speech).toLowerCase() : owner
  const reason = step.reason ? speech.t(DEFER_WORDS[step.reason]) : undefined
  return { word, facts: { role, until: step.until ?? undefined, reason } }
}

/** What this reporter has said of the answer: as rated, or of a matter that several reported, whether she is content. */
export function givenOf({ rating, ownVerdict }: Followed): Word | undefined {
  const rated = RATINGS.find((one) => Number(one.value) === rating)
  if (rated) return rated.word
  return ownVerdict === null || ownVerdict === 'not_solved' ? undefined : VERDICT_WORDS[ownVerdict]
}
