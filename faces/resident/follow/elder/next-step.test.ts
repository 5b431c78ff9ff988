import { describe, expect, test } from 'vitest'
import type { Followed } from '../promise.ts'
import { nextStep, pagesOf } from './next-step.ts'

const now = new Date('2026-11-23T02:00:00Z')
const report: Followed = {
  caseId: '0190a000-0000-7000-8000-000000000009',
  number: '2026-000123',
  state: 'in_progress',
  text: '楼道灯坏了',
  placeName: '8栋2单元',
  gridName: '第12微网格',
  reportedAt: '2026-11-23T01:00:00Z',
  dueAt: '2026-11-27T09:30:00Z',
  nextDeadlineAt: '2026-11-27T09:30:00Z',
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
  leadCaseId: '0190a000-0000-7000-8000-000000000009',
  mergedIntoNumber: null,
  hasJoined: false,
  version: 1,
  files: [],
  voices: [],
  steps: [],
  actions: ['supply', 'urge', 'withdraw'],
}
const late = { dueAt: '2026-11-20T09:30:00Z' }

describe('the one large button', () => {
  test.each<[string, Partial<Followed>, ReturnType<typeof nextStep>]>([
    ['a question comes before all', { openQuestion: '几点在家？', ownerPhone: '15400000000', ...late }, 'reply'],
    ['an answer is rated', { state: 'verified', answer: '修好了', actions: ['rate', 'reopen'] }, 'rate'],
    ['what is late is urged', { ownerPhone: '15400000000', ...late }, 'urge'],
    ['who has it is called', { ownerPhone: '15400000000' }, 'call'],
    ['without a number one urges', {}, 'urge'],
    ['who may only add adds', { actions: ['supply'] }, 'add'],
    [
      'rated already: "not solved" is left',
      { state: 'closed', ownerPhone: '15400000000', actions: ['reopen'] },
      'unsolved',
    ],
    ['at the end nothing', { state: 'closed', actions: [] }, null],
  ])('%s', (_, more, expected) => {
    expect(nextStep({ ...report, ...more }, now)).toBe(expected)
  })
})

test('what cannot be done has no page; what happened and what was said always have', () => {
  expect(pagesOf(report)).toEqual(['urge', 'add', 'owner', 'story', 'report', 'withdraw'])
  expect(pagesOf({ ...report, state: 'closed', actions: [] })).toEqual(['story', 'report'])
})
