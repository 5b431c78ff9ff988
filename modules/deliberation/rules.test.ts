import { describe, expect, test } from 'vitest'
import {
  addUp,
  choicesFault,
  decide,
  leastFor,
  reaches,
  readEntries,
  replaceFault,
  SHARES,
  type Tally,
  topicFault,
  type VoteRules,
} from './rules.ts'

const RULES: VoteRules = { quorum: 'over_half', threshold: 'over_half', thresholdOf: 'cast', maxChoices: 1 }
const STANCES = ['for', 'against', 'abstain'] as const
/** Votes for, against and abstaining. */
const three = (...votes: number[]): Tally[] =>
  votes.map((n, index) => ({ position: index + 1, stance: STANCES[index] ?? 'for', votes: n }))
/** Votes for plans, all of which would be adopted. */
const plans = (...votes: number[]): Tally[] =>
  votes.map((n, index) => ({ position: index + 1, stance: 'for', votes: n }))

describe('shares are whole households, never rounded', () => {
  test.each([
    ['over_half', 5, 10, false],
    ['over_half', 6, 10, true],
    ['over_half', 1, 1, true],
    ['two_thirds', 2, 3, true],
    ['two_thirds', 66, 100, false],
    ['two_thirds', 67, 100, true],
    ['three_quarters', 3, 4, true],
    ['three_quarters', 74, 100, false],
    ['most', 1, 100, true],
    ['none', 0, 100, true],
  ] as const)('%s: %i of %i', (share, part, whole, isEnough) => {
    expect(reaches(part, whole, SHARES[share])).toBe(isEnough)
  })

  test('the least number is the first that reaches it', () => {
    for (const share of Object.values(SHARES))
      for (let whole = 1; whole <= 200; whole++) {
        const least = leastFor(whole, share)
        expect(reaches(least, whole, share)).toBe(true)
        if (least > 0) expect(reaches(least - 1, whole, share)).toBe(false)
      }
  })
})

describe('how a vote ends', () => {
  test.each([
    ['enough took part and agreed', RULES, 10, 6, three(4, 2, 0), 'adopted', 'passed', [1]],
    ['nobody voted', RULES, 10, 0, three(0, 0, 0), 'failed', 'no_votes', []],
    ['half is not more than half', RULES, 10, 5, three(5, 0, 0), 'failed', 'no_quorum', []],
    ['any number will do', { ...RULES, quorum: 'none' }, 10, 1, three(1, 0, 0), 'adopted', 'passed', [1]],
    ['half of those who voted is too few', RULES, 10, 6, three(3, 1, 2), 'failed', 'below_threshold', []],
    [
      'most is enough where most is asked',
      { ...RULES, threshold: 'most' },
      10,
      6,
      three(3, 1, 2),
      'adopted',
      'passed',
      [1],
    ],
    ['against has most', RULES, 10, 6, three(2, 4, 0), 'failed', 'rejected', []],
    ['equal', RULES, 10, 6, three(3, 3, 0), 'failed', 'tie', []],
    ['all abstain', RULES, 10, 6, three(0, 0, 6), 'failed', 'below_threshold', []],
    [
      'two thirds of all',
      { ...RULES, threshold: 'two_thirds', thresholdOf: 'all' },
      9,
      9,
      three(6, 3, 0),
      'adopted',
      'passed',
      [1],
    ],
    [
      'of all, not of those who voted',
      { ...RULES, thresholdOf: 'all' },
      10,
      6,
      three(5, 1, 0),
      'failed',
      'below_threshold',
      [],
    ],
    ['one of three plans', { ...RULES, threshold: 'most' }, 10, 9, plans(2, 4, 3), 'adopted', 'passed', [2]],
    [
      'two of four, best first',
      { ...RULES, threshold: 'most', maxChoices: 2 },
      10,
      8,
      plans(3, 5, 1, 4),
      'adopted',
      'passed',
      [2, 4],
    ],
    [
      'several: only those that reach the share',
      { ...RULES, maxChoices: 2 },
      10,
      8,
      plans(3, 5, 1, 4),
      'adopted',
      'passed',
      [2],
    ],
    [
      'several: equal ones are not cut in two',
      { ...RULES, threshold: 'most', maxChoices: 2 },
      10,
      8,
      plans(5, 3, 3, 0),
      'adopted',
      'passed',
      [1],
    ],
    [
      'several: all equal',
      { ...RULES, threshold: 'most', maxChoices: 2 },
      10,
      8,
      plans(3, 3, 3, 0),
      'failed',
      'tie',
      [],
    ],
  ] as const)('%s', (_what, rules, roll, cast, tallies, outcome, reason, winners) => {
    expect(decide(rules, roll, cast, tallies)).toEqual({ outcome, reason, winners })
  })

  test('adding up: each household once per option', () => {
    const options = plans(0, 0, 0)
    expect(addUp(options, [{ choices: [1, 3] }, { choices: [3] }]).map((one) => one.votes)).toEqual([1, 0, 2])
  })
})

describe('what may be opened', () => {
  const now = new Date('2026-11-16T01:30:00Z')
  const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
  const draft = {
    kind: 'vote' as const,
    options: [
      { text: '同意', stance: 'for' as const },
      { text: '不同意', stance: 'against' as const },
    ],
    maxChoices: 1,
    opensAt: now,
    closesAt: at(48),
  }
  test.each([
    ['a plain vote', draft, undefined],
    ['one option', { ...draft, options: draft.options.slice(1) }, 'topic.options_missing'],
    ['an opinion with options', { ...draft, kind: 'opinion' as const }, 'topic.options_not_asked'],
    ['two alike', { ...draft, options: [draft.options[0], draft.options[0]] }, 'topic.options_alike'],
    [
      'nothing to adopt',
      { ...draft, options: draft.options.map((one, i) => ({ text: `${one.text}${i}`, stance: 'against' as const })) },
      'topic.nothing_proposed',
    ],
    ['all may be chosen', { ...draft, maxChoices: 2 }, 'topic.too_many_choices'],
    ['in the past', { ...draft, opensAt: at(-1) }, 'topic.opens_wrong'],
    ['too far ahead', { ...draft, opensAt: at(24 * 61), closesAt: at(24 * 62) }, 'topic.opens_wrong'],
    ['too short', { ...draft, closesAt: at(0.5) }, 'topic.closes_wrong'],
    ['too long', { ...draft, closesAt: at(24 * 91) }, 'topic.closes_wrong'],
  ])('%s', (_what, one, fault) => {
    expect(topicFault(one, now)).toBe(fault)
  })

  test.each([
    [3, 1, [1], undefined],
    [3, 1, [4], 'vote.choices_wrong'],
    [3, 2, [1, 1], 'vote.choices_wrong'],
    [3, 1, [1, 2], 'vote.too_many_choices'],
  ])('of %i, at most %i: %j', (options, most, choices, fault) => {
    expect(choicesFault(options, most, choices)).toBe(fault)
  })
})

describe('one household, one vote', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 16, hour))
  const phone = { id: 'p', way: 'phone' as const, votedAt: at(2) }
  const proxy = { id: 'x', way: 'proxy' as const, votedAt: at(2) }
  test.each([
    ['the first', undefined, { way: 'phone', expects: null, votedAt: at(3) }, undefined],
    ['a change that one knows of', phone, { way: 'phone', expects: 'p', votedAt: at(3) }, undefined],
    [
      'somebody of the family was faster',
      phone,
      { way: 'phone', expects: null, votedAt: at(3) },
      'vote.household_voted',
    ],
    ['what one knew of is gone', undefined, { way: 'phone', expects: 'p', votedAt: at(3) }, 'vote.household_voted'],
    ['a proxy over the own word', phone, { way: 'proxy', expects: 'p', votedAt: at(3) }, 'vote.own_word_stands'],
    ['a proxy changes what he voted', proxy, { way: 'proxy', expects: 'x', votedAt: at(3) }, undefined],
    ['the own word over a proxy', proxy, { way: 'phone', expects: 'x', votedAt: at(3) }, undefined],
    ['a paper handed in later', phone, { way: 'paper', expects: null, votedAt: at(3) }, undefined],
    ['a paper handed in before', phone, { way: 'paper', expects: null, votedAt: at(1) }, 'paper.older'],
    ['a paper handed in before a proxy voted', proxy, { way: 'paper', expects: null, votedAt: at(1) }, undefined],
    ['a paper, and nothing before', undefined, { way: 'paper', expects: null, votedAt: at(1) }, undefined],
  ] as const)('%s', (_what, standing, next, fault) => {
    expect(replaceFault(standing, next)).toBe(fault)
  })

  test.each([
    [[[1]], 'waiting'],
    [[[1], [1]], 'agreed'],
    [
      [
        [2, 1],
        [1, 2],
      ],
      'agreed',
    ],
    [[[1], [2]], 'differing'],
    [[[1], [2], [2]], 'agreed'],
    [[[1], [2], [3]], 'none_of_both'],
  ])('entries %j: %s', (entries, state) => {
    expect(readEntries(entries)).toBe(state)
  })
})
