import { describe, expect, test } from 'vitest'
import { OUTCOMES, STATES } from '../../../modules/cases/contract.ts'
import { DEFER_WORDS } from '../../../modules/cases/words.ts'
import { EVENTS } from '../../../modules/events.ts'
import { INTERNAL_STEPS, STEP_WORDS } from '../../../modules/intake/words.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { Speech } from '../../kit/language.ts'
import { type Followed, headline, promises, stepTitle } from './promise.ts'
import { FOLLOW } from './words.ts'

const speech: Speech = {
  language: 'zh',
  t: (word) => word.zh,
  moment: (at) => at,
  list: (parts) => parts.join('、'),
  pick: (zh) => zh,
}

const now = new Date('2026-11-23T02:00:00Z')
const report: Followed = {
  caseId: '0190a000-0000-7000-8000-000000000009',
  number: '2026-000123',
  state: 'reported',
  text: '楼道灯坏了',
  placeName: '8栋2单元',
  gridName: '第12微网格',
  reportedAt: '2026-11-23T01:00:00Z',
  dueAt: '2026-11-27T09:30:00Z',
  nextDeadlineAt: '2026-11-23T03:00:00Z',
  isDueProvisional: false,
  ownerRole: 'main_grid_lead',
  ownerName: null,
  ownerPhone: null,
  answer: null,
  outcome: null,
  answeredAt: null,
  rateUntil: null,
  rating: null,
  ownVerdict: null,
  openQuestion: null,
  leadCaseId: '',
  mergedIntoNumber: null,
  hasJoined: false,
  version: 1,
  files: [],
  voices: [],
  steps: [],
  actions: [],
}
const wordsOf = (one: Followed) => promises(one, now).map((promise) => promise.word)

describe('promises', () => {
  test('a new report says by when it is taken up, then by when it is answered', () => {
    expect(wordsOf(report)).toEqual([FOLLOW.takenUpBy, FOLLOW.answerBy])
  })

  test('one that was looked at says by when somebody is found for it', () => {
    expect(wordsOf({ ...report, state: 'triaged', dueAt: null })).toEqual([FOLLOW.arrangedBy])
  })

  test('a date that has passed is said to have passed, never shown as still to come', () => {
    expect(wordsOf({ ...report, state: 'in_progress', dueAt: '2026-11-20T09:30:00Z' })).toEqual([FOLLOW.late])
    expect(wordsOf({ ...report, nextDeadlineAt: '2026-11-23T01:59:00Z' })).toEqual([FOLLOW.answerBy])
  })

  test('a provisional date says so', () => {
    expect(wordsOf({ ...report, state: 'assigned', isDueProvisional: true })).toEqual([
      FOLLOW.answerBy,
      FOLLOW.provisional,
    ])
  })

  test('an answered report says until when it can be rated, a closed one promises nothing', () => {
    expect(wordsOf({ ...report, state: 'verified', rateUntil: '2026-12-07T02:00:00Z' })).toEqual([FOLLOW.rateUntil])
    expect(wordsOf({ ...report, state: 'closed' })).toEqual([])
  })
})

test('an open question comes before the state', () => {
  expect(headline({ ...report, state: 'in_progress', openQuestion: '哪一层?' })).toBe(FOLLOW.questionTitle)
})

test('only who can rate is asked to: one whose report was merged is told that it is answered', () => {
  expect(headline({ ...report, state: 'verified', actions: ['rate'] })).not.toBe(FOLLOW.answered)
  expect(headline({ ...report, state: 'verified', mergedIntoNumber: '261129-000001' })).toBe(FOLLOW.answered)
})

test('no state of the machine is shown as its own name', () => {
  for (const state of STATES) {
    const word = headline({ ...report, state })
    expect(word.zh).not.toContain(state)
    expect(word.en).not.toBe(state)
  }
  expect(OUTCOMES.length).toBeGreaterThan(0)
})

describe('stepTitle', () => {
  test('every fact of a case has a sentence for its reporter', () => {
    const facts = Object.keys(EVENTS).filter((name) => name.startsWith('case.'))
    const known = (name: string) => STEP_WORDS[name] !== undefined || INTERNAL_STEPS.includes(name)
    expect(facts.filter((name) => !known(name))).toEqual([])
  })

  test('an internal fact has no sentence', () => {
    expect(INTERNAL_STEPS.filter((name) => STEP_WORDS[name])).toEqual([])
  })

  test('a step names who has it, until when and why', () => {
    const step = { at: report.reportedAt, text: null, role: null, until: null, reason: null }
    expect(stepTitle({ ...step, key: 'case.assigned', role: 'micro_grid_member' }, '负责人', speech).facts.role).toBe(
      ROLE_WORDS.micro_grid_member.zh,
    )
    expect(stepTitle({ ...step, key: 'case.deferred', reason: 'needs_funds' }, '', speech).facts.reason).toBe(
      DEFER_WORDS.needs_funds.zh,
    )
  })

  test('a step not known here still says that there is progress', () => {
    const step = { key: 'case.something_new', at: report.reportedAt, text: null, role: null, until: null, reason: null }
    expect(stepTitle(step, '', speech).word).toBe(FOLLOW.newStep)
  })
})
