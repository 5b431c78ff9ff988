import { expect, test } from 'vitest'
import { STATES, VERBS } from '../../../modules/cases/contract.ts'
import { TRANSITIONS } from '../../../modules/cases/rules.ts'
import { buttonsFor } from './verbs.ts'

const SYSTEMS: readonly string[] = ['expireAsk', 'expireRating', 'recompute']
const PARTNERS: readonly string[] = ['takeTransfer', 'askTransfer', 'finishTransfer', 'declineTransfer']
const asked = { isMine: true, state: 'asked' } as const

test('every verb that the server allows has its button, the system’s own and a partner’s have none', () => {
  const verbs = buttonsFor({ state: 'triaged', actions: VERBS, assists: [asked] }).map((button) => button.verb)
  expect([...verbs].sort()).toEqual(VERBS.filter((verb) => !SYSTEMS.includes(verb) && !PARTNERS.includes(verb)).sort())
})

test('the next step leads, is possible in its state, and is there at most once', () => {
  for (const state of STATES) {
    const buttons = buttonsFor({ state, actions: VERBS, assists: [asked] })
    const leading = buttons.filter((button) => button.isNext)
    expect(leading.length).toBeLessThanOrEqual(1)
    for (const { verb } of leading) {
      expect(buttons[0].verb).toBe(verb)
      const from: readonly string[] = TRANSITIONS[verb].from
      expect(from).toContain(state)
    }
  }
})

test('a case that was returned twice is arbitrated next', () => {
  expect(buttonsFor({ state: 'triaged', actions: ['note', 'arbitrate'], assists: [] })[0]).toEqual({
    verb: 'arbitrate',
    isNext: true,
  })
})

test('what is not allowed has no button', () => {
  expect(buttonsFor({ state: 'reported', actions: [], assists: [] })).toEqual([])
  expect(buttonsFor({ state: 'reported', actions: ['note'], assists: [] })).toEqual([{ verb: 'note', isNext: false }])
})

test('help that was taken on, or asked of others, is not offered again', () => {
  const actions = ['takeAssist', 'finishAssist'] as const
  for (const assists of [[{ isMine: true, state: 'taken' }], [{ isMine: false, state: 'asked' }]] as const)
    expect(buttonsFor({ state: 'in_progress', actions, assists }).map((one) => one.verb)).toEqual(['finishAssist'])
})
