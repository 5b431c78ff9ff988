import { describe, expect, test } from 'vitest'
import { type Before, BULK_VERBS, contraryOf, startsFrom } from './acts.ts'

const before: Before = {
  id: 'c1',
  state: 'assigned',
  categoryCode: '0104',
  nature: 'help',
  tier: 'grid',
  priority: 'normal',
  ownerPostId: 'p1',
  offeredPostId: null,
}
const undo = (verb: (typeof BULK_VERBS)[number], more: Partial<Before> = {}) =>
  contraryOf(verb, { ...before, ...more }, '点错了')

describe('contraryOf', () => {
  test('a new category goes back to the former one, with all that came with it', () => {
    expect(undo('triage', { state: 'triaged' })).toEqual({
      name: 'cases.triage',
      input: { caseId: 'c1', categoryCode: '0104', nature: 'help', tier: 'grid', priority: 'normal' },
    })
  })
  test('there is no way back to before the first category', () => {
    expect(undo('triage', { state: 'reported', categoryCode: null })).toBeNull()
    expect(undo('triage', { state: 'reported' })).toBeNull()
  })
  test('what was taken from a post goes back to it, with the second post it was offered to', () => {
    expect(undo('assign')).toEqual({ name: 'cases.assign', input: { caseId: 'c1', toPostId: 'p1' } })
    expect(undo('assign', { offeredPostId: 'p2' })).toMatchObject({ input: { toPostId: 'p1', alsoToPostId: 'p2' } })
  })
  test('what nobody had is given back only by who has it now', () => {
    expect(undo('assign', { state: 'triaged' })).toBeNull()
  })
  test('merged is taken apart, with a reason', () => {
    expect(undo('merge', { state: 'reported' })).toEqual({
      name: 'cases.unmerge',
      input: { caseId: 'c1', reason: '点错了' },
    })
  })
  test('what was said or told stays', () => {
    expect([undo('note'), undo('urge'), undo('supervise')]).toEqual([null, null, null])
  })
})

test('startsFrom follows the table of states and verbs', () => {
  expect(BULK_VERBS.filter((verb) => startsFrom(verb, 'reported'))).toEqual([
    'triage',
    'note',
    'urge',
    'supervise',
    'merge',
  ])
  expect(BULK_VERBS.filter((verb) => startsFrom(verb, 'closed'))).toEqual([])
})
