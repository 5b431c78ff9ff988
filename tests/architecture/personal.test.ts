import { expect, test } from 'vitest'
import { modules } from '../../app/modules.ts'
import { OWNERS } from './ownership.ts'

/** Tables that name a person, of modules that say nothing of it: what is kept of her there, and why it may stay. */
const STAYS: Readonly<Record<string, string>> = {
  grids: 'who drew, issued and imported: the act of a post, not a fact about her',
  calendars: 'who published: the act of a post',
  routing: 'who published: the act of a post',
  cases: 'the file of a case, which the law asks to be kept, without name and number',
  dashboards: 'counts of days',
  reports: 'who took a file out of the house and who agreed: the act of a post',
  deliberation: 'what a household voted belongs to the count, which anybody can repeat',
}

test('every module says what it keeps of a person and how it is deleted, or why it may stay', () => {
  const silent = modules.filter((one) => one.personal === undefined && one.name !== 'admin').map(({ name }) => name)
  expect(silent.filter((name) => STAYS[name] === undefined)).toEqual([])
  for (const name of silent) expect(OWNERS).toHaveProperty([`modules/${name}`])
})
