import { describe, expect, test } from 'vitest'
import { ACCESS } from '../modules/cases/access.ts'
import type { State } from '../modules/cases/contract.ts'
import { TRANSITIONS } from '../modules/cases/rules.ts'
import { SEED_CATEGORIES } from '../modules/routing/categories-data.ts'
import { type Actor, may } from '../platform/pure/access.ts'
import { buildCases, type SampleCase, type Step } from './cases.ts'
import { buildSampleCommunities } from './communities/index.ts'
import { contains } from './geometry.ts'
import { LEAVES } from './texts/index.ts'

const UNTIL = new Date('2026-11-20T08:00:00Z')
const worlds = buildSampleCommunities('test').map((community) => ({
  key: community.key,
  community,
  cases: buildCases(community, 'test', UNTIL),
}))

const reportOf = ({ steps }: SampleCase) => {
  const [first] = steps
  if (first?.act !== 'report') throw new Error('a case begins with its report')
  return first.input
}

/** The state after each step, told apart from the generator's own book-keeping; throws when the table of states forbids it. */
const play = (sample: SampleCase): State => {
  const hasOutsideParty = reportOf(sample).channel !== 'member'
  let state: State = 'reported'
  let isDeferral = false
  for (const step of sample.steps.slice(1)) {
    if (step.act === 'report') throw new Error('only the first step is a report')
    const rule = TRANSITIONS[step.act]
    const from: readonly State[] = rule.from
    if (!from.includes(state)) throw new Error(`${sample.key}: ${step.act} from ${state}`)
    if (step.act === 'request') isDeferral = step.input.kind === 'defer'
    const to = targetOf(step, state, hasOutsideParty, isDeferral)
    const allowed: readonly State[] | 'same' = rule.to
    if (allowed === 'same' ? to !== state : !allowed.includes(to))
      throw new Error(`${sample.key}: ${step.act} to ${to}`)
    state = to
  }
  return state
}

const targetOf = (step: Step, state: State, hasOutsideParty: boolean, isDeferral: boolean): State => {
  if (step.act === 'report') return 'reported'
  if (step.act === 'verify') return step.input.passed ? (hasOutsideParty ? 'verified' : 'closed') : 'in_progress'
  if (step.act === 'followUp') return step.input.reached ? (step.input.isContent ? 'closed' : 'in_progress') : state
  if (step.act === 'reopen') return 'in_progress'
  if (step.act === 'grant') return isDeferral ? 'deferred' : 'in_progress'
  if (step.act === 'resolve') return 'resolved'
  // One reporter rates in the tales: nobody else is waited for.
  if (step.act === 'rate') return 'closed'
  const { to } = TRANSITIONS[step.act]
  return to === 'same' ? state : to[0]
}

describe.each(worlds)('$key', ({ community, cases }) => {
  const posts = new Map(community.posts.map((post) => [post.key, post]))
  const grids = new Map(community.grids.map((grid) => [grid.key, grid]))
  const seats = new Set(community.holders.map(({ postKey, personKey }) => `${postKey} ${personKey}`))
  const actorOf = (by: Step['by']): Actor => {
    if (by.kind === 'system') return { kind: 'system', name: 'sweep' }
    const post = by.kind === 'post' ? posts.get(by.postKey) : undefined
    const grants = post ? [{ postId: post.key, role: post.role, gridId: post.gridKey, as: 'holder' as const }] : []
    return { kind: 'person', accountId: '', personId: by.kind === 'post' ? by.personKey : '', grants }
  }
  const pathOf = (key: string | null): string[] =>
    key === null ? [] : [key, ...pathOf(grids.get(key)?.parentKey ?? null)]

  test('every step follows the table of states, and the end is the one foretold', () => {
    for (const sample of cases) expect(`${sample.key} ${play(sample)}`).toBe(`${sample.key} ${sample.endsAs}`)
  })

  test('steps go forward in time and end before the end', () => {
    for (const { steps } of cases) {
      const moments = steps.map(({ at }) => Date.parse(at))
      expect(moments.every((moment, index) => index === 0 || moment > (moments[index - 1] ?? 0))).toBe(true)
      expect(Math.max(...moments)).toBeLessThanOrEqual(UNTIL.getTime())
      expect(Math.min(...moments)).toBeGreaterThan(UNTIL.getTime() - 94 * 86_400_000)
    }
  })

  test('everybody holds the post named and may do what is done; nobody verifies or follows up his own work', () => {
    const faults: string[] = []
    for (const sample of cases) {
      const gridPath = pathOf(sample.gridKey)
      let [owner, handler, helper] = ['', '', '']
      for (const { act, by, input } of sample.steps) {
        const personKey = by.kind === 'post' ? by.personKey : ''
        if (by.kind === 'post' && !seats.has(`${by.postKey} ${by.personKey}`))
          faults.push(`${sample.key} ${by.postKey}`)
        if (act === 'report') continue
        const relations = by.kind === 'reporter' ? ['reporter'] : []
        if (by.kind === 'post' && by.postKey === owner) relations.push('owner')
        if (personKey !== '' && personKey === handler) relations.push('handler')
        if (by.kind === 'post' && by.postKey === helper) relations.push('assistant')
        if (!may(actorOf(by), ACCESS[act], { gridPath, relations })) faults.push(`${sample.key} may not ${act}`)
        if (act === 'assign' || act === 'arbitrate') [owner, handler] = [input.toPostKey, '']
        if (act === 'assist') helper = input.toPostKey
        if (act === 'escalate') [owner, handler] = ['', '']
        if (act === 'claim' || act === 'settle') handler = personKey
        if (act === 'sendBack') [owner, handler] = ['', '']
        if ((act === 'verify' || act === 'followUp') && personKey === handler)
          faults.push(`${sample.key} ${act} of own work`)
      }
    }
    expect(faults).toEqual([])
  })

  test('a place lies in the grid of the case', () => {
    const households = new Map(community.households.map((household) => [household.key, household]))
    const buildings = new Map(community.buildings.map((building) => [building.key, building]))
    const places = new Map(community.places.map((place) => [place.key, place]))
    for (const sample of cases) {
      const { place } = reportOf(sample)
      if (place.by === 'point') {
        expect(place.gridKey).toBe(sample.gridKey)
        expect(contains(grids.get(sample.gridKey)?.shape[0]?.[0] ?? [], place.point)).toBe(true)
      } else if (place.by === 'household') expect(households.get(place.householdKey)?.gridKey).toBe(sample.gridKey)
      else if (place.by === 'building') expect(buildings.get(place.buildingKey)?.gridKey).toBe(sample.gridKey)
      else if (place.by === 'code') expect(places.get(place.placeKey)?.gridKey).toBe(sample.gridKey)
      else expect(place.gridKey).toBe(sample.gridKey)
    }
  })

  test('a merged case joins one of the same leaf that is older, open and waited for from outside', () => {
    const merged = cases.flatMap((sample) =>
      sample.steps.flatMap((step) => (step.act === 'merge' ? [{ sample, step }] : [])),
    )
    expect(merged.length).toBeGreaterThan(5)
    for (const { sample, step } of merged) {
      const target = cases.find(({ key }) => key === step.input.intoCaseKey)
      const before = target?.steps.filter(({ at }) => at < step.at) ?? []
      expect(target?.categoryCode).toBe(sample.categoryCode)
      expect(target?.gridKey).toBe(sample.gridKey)
      expect(Date.parse(target?.steps[0]?.at ?? '')).toBeLessThan(Date.parse(sample.steps[0]?.at ?? ''))
      expect(target && reportOf(target).channel).not.toBe('member')
      expect(target && play({ ...target, steps: before })).not.toBe('closed')
    }
  })

  test('all paths are walked, cases stand open in several states, anonymous and typed reports are among them', () => {
    const paths = new Set(cases.map(({ path }) => path))
    for (const path of [
      'settled',
      'straight',
      'asked',
      'returned',
      'reworked',
      'reopened',
      'rejected',
      'merged',
      'withdrawn',
      'extended',
      'deferred',
      'assisted',
      'watched',
      'stuck',
    ]) {
      expect(paths).toContain(path)
    }
    const open = new Set(cases.filter(({ endsAs }) => endsAs !== 'closed').map(({ endsAs }) => endsAs))
    expect(open.size).toBeGreaterThanOrEqual(5)
    const reports = cases.map(reportOf)
    expect(reports.some(({ channel, reporter }) => channel !== 'member' && reporter === null)).toBe(true)
    expect(new Set(reports.map(({ channel }) => channel)).size).toBe(5)
    expect(reports.some(({ reporter }) => reporter?.personKey)).toBe(true)
    expect(cases.some(({ steps }) => steps.some(({ act }) => act === 'expireRating'))).toBe(true)
    expect(cases.some(({ steps }) => steps.some(({ act }) => act === 'rate'))).toBe(true)
  })

  test('texts are complete, fit the commands, and hardly repeat', () => {
    const told = cases.map((sample) => reportOf(sample).text)
    const answers = cases.flatMap(({ steps }) =>
      steps.flatMap((step) =>
        step.act === 'resolve' || step.act === 'settle' || step.act === 'reject' ? [step.input.answer] : [],
      ),
    )
    for (const text of [...told, ...answers]) {
      expect(text).not.toMatch(/[{}]|undefined|，，|。。|，。|！。/)
      expect(text.length).toBeGreaterThanOrEqual(2)
      expect(text.length).toBeLessThan(300)
    }
    expect(new Set(told).size).toBeGreaterThan(told.length * 0.94)
    expect(new Set(answers).size).toBeGreaterThan(answers.length * 0.7)
  })
})

describe('cases', () => {
  const [shida] = worlds
  test('come in the numbers of their community', () => {
    expect(worlds.map(({ cases }) => cases.length)).toEqual([600, 260, 300, 260, 280])
  })

  test('are the same for the same seed, and as many as asked for', () => {
    if (!shida) throw new Error('no sample')
    expect(buildCases(shida.community, 'test', UNTIL)).toEqual(shida.cases)
    expect(buildCases(shida.community, 'other', UNTIL, { count: 40, days: 30 })).toHaveLength(40)
  })

  test('work of the desk falls into its hours unless it is urgent', () => {
    const urgent = new Set(SEED_CATEGORIES.filter((one) => one.priority === 'urgent').map((one) => one.code))
    const slow = new Set(LEAVES.filter(({ code, hours }) => hours > 3 && !urgent.has(code)).map(({ code }) => code))
    const triages = (shida?.cases ?? [])
      .filter(({ categoryCode }) => slow.has(categoryCode))
      .flatMap(({ steps }) => steps.filter(({ act }) => act === 'triage'))
    expect(triages.length).toBeGreaterThan(200)
    for (const { at } of triages) {
      const local = new Date(Date.parse(at) + 8 * 3_600_000)
      expect([1, 2, 3, 4, 5]).toContain(local.getUTCDay())
      expect(local.getUTCHours()).toBeGreaterThanOrEqual(9)
      expect(local.getUTCHours()).toBeLessThanOrEqual(18)
    }
  })
})

describe('the texts', () => {
  test('cover 91 leaves in 12 classes, at least 8 tales in each class', () => {
    expect(LEAVES).toHaveLength(91)
    const classes = new Map<string, number>()
    for (const { code, tales } of LEAVES) {
      classes.set(code.slice(0, 2), (classes.get(code.slice(0, 2)) ?? 0) + tales.length)
    }
    expect(classes.size).toBe(12)
    for (const count of classes.values()) expect(count).toBeGreaterThanOrEqual(8)
  })

  test('no sentence comes twice or ends with a full stop', () => {
    const sentences = LEAVES.flatMap(({ tales }) =>
      tales.flatMap(({ told, done, spot }) => [told, done, ...(spot ? [spot] : [])]),
    )
    expect(new Set(sentences).size).toBe(sentences.length)
    expect(sentences.filter((sentence) => /[。，！]$/.test(sentence))).toEqual([])
  })
})
