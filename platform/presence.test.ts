import { expect, test } from 'vitest'
import { openPresence } from './presence.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 16, 1, 30, seconds))
const wang = { accountId: 'w', name: '王某', role: 'desk_officer' }
const li = { accountId: 'l', name: '李某', role: 'community_officer' }
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

test('others see who writes and since when; nobody sees himself', () => {
  const presence = openPresence()
  expect(presence.write('c', wang, at(0))).toBe(true)
  expect(presence.write('c', wang, at(10))).toBe(false)
  expect(presence.others('c', 'l', at(12))).toEqual([
    { name: '王某', role: 'desk_officer', since: at(0).toISOString() },
  ])
  expect(presence.others('c', 'w', at(12))).toEqual([])
  expect(presence.others('other', 'l', at(12))).toEqual([])
})

test('without a sign of life he is gone after half a minute, and at once when he leaves', () => {
  const presence = openPresence()
  presence.write('c', wang, at(0))
  presence.write('c', li, at(5))
  expect(names(presence.others('c', 'x', at(30)))).toEqual(['王某', '李某'])
  expect(names(presence.others('c', 'x', at(31)))).toEqual(['李某'])
  expect(presence.leave('c', 'l')).toBe(true)
  expect(presence.leave('c', 'l')).toBe(false)
  expect(presence.others('c', 'x', at(31))).toEqual([])
  // Who comes back begins anew.
  presence.write('c', wang, at(40))
  expect(presence.others('c', 'x', at(41))[0].since).toBe(at(40).toISOString())
})

test('who looked is told for a while', () => {
  const presence = openPresence()
  presence.look('c', 'l', at(0))
  expect(presence.lookers('c', at(60))).toEqual(['l'])
  expect(presence.lookers('c', at(91))).toEqual([])
})

test('the memory is bounded, in places and at one place', () => {
  const presence = openPresence()
  for (let n = 0; n < 6000; n++) presence.write(`c${n}`, wang, at(0))
  expect(presence.size()).toBe(5000)
  for (let n = 0; n < 100; n++) presence.write('crowd', { ...wang, accountId: `a${n}` }, at(0))
  expect(presence.others('crowd', 'x', at(1))).toHaveLength(50)
  for (let n = 0; n < 6000; n++) presence.look(`d${n}`, 'l', at(100))
  expect(presence.size()).toBe(5000)
})

test('places that nobody is at any more make room by themselves', () => {
  const presence = openPresence()
  for (let n = 0; n < 100; n++) presence.write(`c${n}`, wang, at(0))
  presence.write('now', wang, at(60))
  expect(presence.size()).toBe(1)
})
