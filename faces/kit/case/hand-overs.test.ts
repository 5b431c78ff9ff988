import { expect, test } from 'vitest'
import { handOvers } from './hand-overs.ts'

const AT = '2026-11-16T02:00:00.000Z'
const LATER = '2026-11-18T02:00:00.000Z'
const clock = { startedAt: AT, pausedAt: null, stoppedAt: null }
const theCase = { claimedAt: null, dueAt: LATER, resolvedAt: null, assists: [], transfers: [] }

test('what was passed up is received when it is assigned on, what was assigned when it is claimed', () => {
  const passed = handOvers({ ...theCase, state: 'triaged', clocks: [{ ...clock, kind: 'assign', dueAt: AT }] })
  expect(passed).toEqual([
    { key: 'own', name: null, task: null, received: { at: null, dueAt: AT }, done: { at: null, dueAt: LATER } },
  ])
  const claimed = handOvers({ ...theCase, state: 'in_progress', claimedAt: AT, clocks: [] })
  expect(claimed[0].received).toEqual({ at: AT, dueAt: null })
  expect(handOvers({ ...theCase, state: 'reported', clocks: [] })).toEqual([])
})

test('a post that helps stands beside its owner with the task and both of its dates, until it is released', () => {
  const assist = {
    id: 'a',
    postId: 'p',
    postLabel: '学校专属网格 专属网格员 卫校员',
    state: 'asked' as const,
    task: '把课桌搬走',
    result: null,
    receiveBy: AT,
    takenAt: null,
    dueAt: LATER,
    endedAt: null,
    isMine: false,
  }
  const of = (one: object) =>
    handOvers({ ...theCase, state: 'in_progress', clocks: [], assists: [{ ...assist, ...one }] }).at(1)
  expect(of({})).toMatchObject({
    name: '学校专属网格 专属网格员 卫校员',
    task: '把课桌搬走',
    received: { at: null, dueAt: AT },
    done: { at: null, dueAt: LATER },
  })
  // Done without a word before: then it was received too.
  expect(of({ state: 'done', endedAt: LATER })).toMatchObject({ received: { at: LATER }, done: { at: LATER } })
  expect(of({ state: 'released', endedAt: LATER })).toBeUndefined()
})

test('an organization outside stands beside our own owner with both of its dates, until it is over', () => {
  const transfer = {
    id: 't',
    organizationName: '安居物业',
    contactName: null,
    phoneMasked: null,
    state: 'sent' as const,
    sentAt: AT,
    receiveBy: AT,
    takenAt: null,
    dueAt: LATER,
    isProvisional: false,
    replyBy: null,
    endedAt: null,
    declineReason: null,
    linkUntil: LATER,
    sharesContact: false,
    sharedPhotos: 0,
    thread: [],
    fileIds: [],
  }
  const of = (one: object) =>
    handOvers({ ...theCase, state: 'in_progress', clocks: [], transfers: [{ ...transfer, ...one }] }).at(1)
  expect(of({})).toMatchObject({
    name: '安居物业',
    received: { at: null, dueAt: AT },
    done: { at: null, dueAt: LATER },
  })
  expect(of({ state: 'done', takenAt: AT, endedAt: LATER })).toMatchObject({
    received: { at: AT },
    done: { at: LATER },
  })
  expect(of({ state: 'ended' })).toBeUndefined()
})
