import { describe, expect, test } from 'vitest'
import { ApiError, type Problem } from '../../../kit/problem.ts'
import type { Act } from './acts.ts'
import {
  answered,
  type Batch,
  batchFrom,
  batchOf,
  cutOff,
  failed,
  left,
  type Result,
  retried,
  type Target,
  tally,
  UNDO_MILLIS,
  undoable,
  undoing,
} from './batch.ts'
import { runBatch } from './run-batch.ts'

const target = (id: string, more: Partial<Target> = {}): Target => ({
  id,
  number: id,
  summary: '路灯不亮',
  version: 3,
  state: 'assigned',
  categoryCode: '0104',
  nature: 'help',
  tier: 'grid',
  priority: 'normal',
  ownerPostId: 'former',
  offeredPostId: null,
  ...more,
})
let ids = 0
const how = { newId: () => `command${++ids}`, reason: '点错了' }
const assignTo =
  (toPostId: string) =>
  (one: Target): Act => ({
    name: 'cases.assign',
    input: { caseId: one.id, toPostId },
  })
const three = () => batchOf('assign', [target('a'), target('b', { state: 'triaged' }), target('c')], assignTo('p'), how)
const done: Result = { kind: 'done', state: 'assigned', version: 4 }
const refused: Result = { kind: 'refused', word: { zh: '不行', en: 'no' }, facts: {} }

describe('a batch', () => {
  test('gives every case its own command', () => {
    expect(new Set(three().items.map((item) => item.commandId)).size).toBe(3)
  })

  test('ends with the last answer; what got none is still left', () => {
    let batch = answered(answered(three(), 'a', done, 10), 'b', { ...refused, kind: 'unsent' }, 20)
    expect(left(batch).map(({ caseId }) => caseId)).toEqual(['b', 'c'])
    expect(batch.endedAt).toBeNull()
    batch = answered(answered(batch, 'b', refused, 30), 'c', done, 40)
    expect(batch.endedAt).toBe(40)
    expect(tally(batch)).toMatchObject({ done: 2, refused: 1, left: 0 })
  })

  test('stopped, it keeps what was answered', () => {
    expect(cutOff(answered(three(), 'b', done, 1), 2).items.map(({ caseId }) => caseId)).toEqual(['b'])
  })

  test('comes from the shelf as it was laid there, and nothing else does', () => {
    const batch = three()
    expect(batchFrom(structuredClone(batch))).toEqual(batch)
    for (const raw of [undefined, null, 'x', {}, { verb: 'reject', items: [] }, { verb: 'assign', items: [7] }])
      expect(batchFrom(raw)).toBeUndefined()
  })
})

describe('undoing', () => {
  const ended = () => {
    const one = answered(answered(three(), 'a', done, 10), 'b', done, 10)
    return answered(one, 'c', refused, 10)
  }
  test('takes what was done and leads back, about the version it left', () => {
    const undo = undoing(ended(), 20, how.newId)
    expect(undo.items).toEqual([
      expect.objectContaining({
        caseId: 'a',
        sawVersion: 4,
        undo: null,
        result: null,
        act: { name: 'cases.assign', input: { caseId: 'a', toPostId: 'former' } },
      }),
    ])
  })
  test('is not offered for long, nor for itself, nor before the end', () => {
    expect(undoable(ended(), 10 + UNDO_MILLIS + 1)).toEqual([])
    expect(undoable(answered(three(), 'a', done, 10), 11)).toEqual([])
    const undo = undoing(ended(), 20, how.newId)
    expect(undoable(answered(undo, 'a', done, 21), 22)).toEqual([])
  })
  test('what was so before is not undone', () => {
    const same = answered(
      batchOf('assign', [target('a')], assignTo('former'), how),
      'a',
      { kind: 'already', state: 'assigned' },
      1,
    )
    expect(undoable(same, 2)).toEqual([])
  })
})

test('what had changed is tried again as it stands now, and would go back to there', () => {
  let batch: Batch = answered(three(), 'a', { ...refused, kind: 'changed' }, 10)
  batch = answered(answered(batch, 'b', refused, 10), 'c', done, 10)
  expect(failed(batch).map(({ caseId }) => caseId)).toEqual(['a', 'b'])
  const again = retried(batch, new Map([['a', target('a', { version: 9, ownerPostId: 'newer' })]]), '点错了')
  expect(again.items[0]).toMatchObject({ sawVersion: 9, result: null, undo: { input: { toPostId: 'newer' } } })
  expect(again.items[1]).toMatchObject({ sawVersion: 3, result: null })
  expect(again.items[2].result).toEqual(done)
})

describe('runBatch', () => {
  const fail = (problem: Problem) =>
    Promise.reject(new ApiError(problem, { word: { zh: '不行', en: 'no' }, facts: {} }))
  const run = async (
    answers: (id: string, nth: number) => Promise<{ state: 'assigned'; version: number }>,
    stopAfter = 99,
  ) => {
    const results: Record<string, string> = {}
    const waits: number[] = []
    const tries = new Map<string, number>()
    await runBatch(three().items, {
      send: ({ caseId }) => {
        const nth = (tries.get(caseId) ?? 0) + 1
        tries.set(caseId, nth)
        return answers(caseId, nth)
      },
      wait: async (millis) => {
        waits.push(millis)
      },
      isStopped: () => Object.keys(results).length >= stopAfter,
      onResult: (id, result) => {
        results[id] = result.kind
      },
    })
    return { results, waits }
  }
  const fine = async () => ({ state: 'assigned' as const, version: 4 })

  test('one that is refused holds up nobody', async () => {
    const { results } = await run((id) =>
      id === 'b' ? fail({ kind: 'refused', code: 'case.not_possible_now', facts: {} }) : fine(),
    )
    expect(results).toEqual({ a: 'done', b: 'refused', c: 'done' })
  })
  test('tells a conflict from a refusal, and nothing to do from something done', async () => {
    const { results } = await run(async (id) =>
      id === 'a'
        ? fail({ kind: 'refused', code: 'case.changed_meanwhile', facts: {} })
        : { state: 'assigned', version: id === 'b' ? 3 : 4 },
    )
    expect(results).toEqual({ a: 'changed', b: 'already', c: 'done' })
  })
  test('waits as long as the house asks', async () => {
    const { results, waits } = await run((id, nth) =>
      id === 'a' && nth === 1 ? fail({ kind: 'too_many', retryAfterSeconds: 7 }) : fine(),
    )
    expect(results.a).toBe('done')
    expect(waits).toEqual([7000])
  })
  test('ends where nobody can be reached or is signed in', async () => {
    for (const kind of ['unreachable', 'signed_out'] as const)
      expect((await run(() => fail({ kind }))).results.a).toBe('unsent')
  })
})
