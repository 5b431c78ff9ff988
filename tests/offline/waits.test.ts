import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { begunBy, mayWait, WAITS } from '../../faces/field/offline/waits.ts'
import { VECTORS } from './vectors.ts'

const FACE = join(import.meta.dirname, '../../faces/field')

/** What needs a network, and where that is said in plain words before anything is filled in. */
const NEEDS_A_NETWORK: Readonly<Record<string, string>> = {
  'grids.verifyHousehold': 'doors/home-page.tsx',
  'people.verifyResidents': 'doors/home-page.tsx',
  'care.logContact': 'doors/log-page.tsx',
  'care.changeFacts': 'doors/care-page.tsx',
  'care.changeGrade': 'doors/care-page.tsx',
  'people.registerResidence': 'doors/person-pages.tsx',
  'people.correctResident': 'doors/person-pages.tsx',
  'people.endResidence': 'doors/person-pages.tsx',
  'people.registerProxy': 'family/family-page.tsx',
  'people.endProxy': 'family/family-page.tsx',
  'help.ask': 'help/help-pages.tsx',
  'help.accept': 'help/help-pages.tsx',
  'help.sayDone': 'help/help-pages.tsx',
  'help.giveBack': 'help/help-pages.tsx',
  'help.withdraw': 'help/help-pages.tsx',
  'people.stateAbsence': 'me/duty-pages.tsx',
  'people.endAbsence': 'me/duty-pages.tsx',
  'people.setSkills': 'me/duty-pages.tsx',
  'rosters.askSwap': 'me/duty-pages.tsx',
  'rosters.answerSwap': 'me/duty-pages.tsx',
  'rosters.withdrawSwap': 'me/duty-pages.tsx',
  'handovers.sign': 'me/duty-pages.tsx',
  'handovers.addLine': 'me/duty-pages.tsx',
  'handovers.refuse': 'me/duty-pages.tsx',
  'support.say': 'me/duty-pages.tsx',
  'support.withdraw': 'me/duty-pages.tsx',
  'support.agree': 'me/duty-pages.tsx',
  'support.endSupporter': 'me/duty-pages.tsx',
  'support.talkTo': 'me/duty-pages.tsx',
}

test('every act of the members’ phone waits for a network by a rule, or says that it needs one', () => {
  const acts = new Set(
    readdirSync(FACE, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => [...readFileSync(join(FACE, name), 'utf8').matchAll(/useAct\('([a-zA-Z.]+)'/g)])
      .map((found) => found[1]),
  )
  expect([...acts].filter((name) => !mayWait(name) && NEEDS_A_NETWORK[name] === undefined)).toEqual([])
  expect(Object.keys(NEEDS_A_NETWORK).filter((name) => !acts.has(name) || mayWait(name))).toEqual([])
  for (const page of new Set(Object.values(NEEDS_A_NETWORK)))
    expect(readFileSync(join(FACE, page), 'utf8'), page).toMatch(/useAway|useAwayAtFirst|NeedsLine/)
})

test('each rule for what arrives late is tried by vectors', () => {
  const tried = new Set(VECTORS.flatMap(({ steps }) => steps.map(([step]) => step)))
  const by = { adds: 'note', possible: 'visit', seen: 'claim what I saw', later: 'visit', first: 'adds home' } as const
  for (const { late } of Object.values(WAITS)) expect(tried).toContain(by[late])
})

test('only a flat that was added begins something', () => {
  expect(begunBy('grids.addHousehold', { householdId: 'h' })).toBe('h')
  expect(begunBy('grids.correctHousehold', { householdId: 'h' })).toBe('')
  expect(begunBy('toString', { householdId: 'h' })).toBe('')
})
