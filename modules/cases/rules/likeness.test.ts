import { describe, expect, test } from 'vitest'
import {
  AT_TRIAGE,
  BEFORE_SENDING,
  guessAlike,
  isAlike,
  isForAnyone,
  isJoinable,
  isNear,
  kindsAlike,
  type Likeness,
  likenessScore,
  likenessWords,
} from './likeness.ts'

const HERE: Likeness = {
  metres: 20,
  isSameBuilding: false,
  isSameGrid: true,
  ageDays: 2,
  kind: 'leaf',
  words: ['路灯'],
}

describe('what may be the same matter', () => {
  test.each<[string, Partial<Likeness>, boolean, boolean]>([
    ['same kind, near, recent', {}, true, true],
    ['same kind without a shared word', { words: [] }, true, true],
    ['150 m is near enough for strangers', { metres: 150 }, true, true],
    ['farther than that is for the desk only', { metres: 151 }, false, true],
    ['301 m is nobody’s', { metres: 301 }, false, false],
    ['far, but the same building', { metres: 400, isSameBuilding: true }, true, true],
    ['no point, same grid', { metres: null }, true, true],
    ['no point, another grid', { metres: null, isSameGrid: false }, false, false],
    ['31 days old is for the desk only', { ageDays: 31 }, false, true],
    ['91 days old', { ageDays: 91 }, false, false],
    ['same class takes a word', { kind: 'class', words: [] }, false, false],
    ['same class with a word', { kind: 'class' }, true, true],
    ['unknown kind with one word', { kind: 'unknown' }, false, false],
    ['unknown kind with two', { kind: 'unknown', words: ['路灯', '不亮'] }, true, true],
    ['another class with two', { kind: 'other', words: ['路灯', '不亮'] }, false, false],
    ['another class with three', { kind: 'other', words: ['路灯', '不亮', '东门'] }, true, true],
  ])('%s', (_, changes, beforeSending, atTriage) => {
    const one = { ...HERE, ...changes }
    expect(isAlike(one, BEFORE_SENDING)).toBe(beforeSending)
    expect(isAlike(one, AT_TRIAGE)).toBe(atTriage)
  })

  test('kinds', () => {
    expect(kindsAlike('0303', '0303')).toBe('leaf')
    expect(kindsAlike('0303', '0301')).toBe('class')
    expect(kindsAlike('0303', '0401')).toBe('other')
    expect(kindsAlike(null, '0401')).toBe('unknown')
  })

  test('what words speak for says something for a kind, never against it', () => {
    expect(guessAlike(['0303', '0401'], '0401')).toBe('leaf')
    expect(guessAlike(['0303', '0401'], '0405')).toBe('class')
    expect(guessAlike(['0303', '0401'], '0905')).toBe('unknown')
    expect(guessAlike([], '0401')).toBe('unknown')
    expect(guessAlike(['0303'], null)).toBe('unknown')
  })

  test('the same building comes before the next one, a shared kind before a shared word', () => {
    expect(likenessScore({ ...HERE, isSameBuilding: true })).toBeGreaterThan(likenessScore(HERE))
    expect(likenessScore(HERE)).toBeGreaterThan(
      likenessScore({ ...HERE, kind: 'other', words: ['路灯', '不亮', '东门'] }),
    )
    expect(isNear({ metres: 149, isSameBuilding: false, isSameGrid: false }, BEFORE_SENDING)).toBe(true)
  })

  test('words that say what it is about', () => {
    expect(likenessWords('路灯的 light 不亮了')).toEqual(expect.arrayContaining(['路灯', 'light']))
    expect(likenessWords('路灯了')).not.toContain('灯了')
  })
})

describe('what strangers may hear of', () => {
  const open = { isSorted: true, isSensitive: false, nature: 'help', householdId: null, soundsSensitive: false }
  test('shared places only', () => {
    expect(isForAnyone(open)).toBe(true)
    expect(isForAnyone({ ...open, isSorted: false })).toBe(false)
    expect(isForAnyone({ ...open, isSensitive: true })).toBe(false)
    expect(isForAnyone({ ...open, soundsSensitive: true })).toBe(false)
    expect(isForAnyone({ ...open, nature: 'complaint' })).toBe(false)
    expect(isForAnyone({ ...open, householdId: 'h' })).toBe(false)
  })
  test('nobody joins what has a result', () => {
    expect(
      ['reported', 'triaged', 'assigned', 'in_progress', 'deferred'].every((one) => isJoinable(one as 'reported')),
    ).toBe(true)
    expect(['resolved', 'verified', 'closed'].some((one) => isJoinable(one as 'closed'))).toBe(false)
  })
})
