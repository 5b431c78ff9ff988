import { expect, test } from 'vitest'
import { pickBuildings } from './pick-buildings.ts'

const entrances = ['1', '2'].map((one) => ({ id: one, name: `${one}单元`, initials: `${one}dy` }))
const buildings = [
  { id: 'a', name: '3幢', compoundName: '银河花园', initials: 'yhhy3z', entrances },
  { id: 'b', name: '13幢', compoundName: '银河花园', initials: 'yhhy13z', entrances },
  { id: 'c', name: '3幢', compoundName: '学府里', initials: 'xfl3z', entrances: [] },
]

test.each([
  ['', ['a', 'b', 'c'], ''],
  ['yh', ['a', 'b'], ''],
  ['yhhy 3', ['a'], ''],
  ['3幢', ['a', 'c'], ''],
  ['3z', ['a', 'c'], ''],
  ['xfl', ['c'], ''],
  ['yhhy3z302', ['a'], '302'],
  ['302', ['a', 'b', 'c'], '302'],
  ['qq', [], ''],
  ['3z q', [], ''],
])('%s: %j, room %s', (search, ids, room) => {
  const picks = pickBuildings(buildings, search)
  expect(picks.map((one) => one.id)).toEqual(ids)
  expect(picks.every((one) => one.room === room)).toBe(true)
})

test('a search for one entrance chooses it with the building; one that means all of them does not', () => {
  expect(pickBuildings(buildings, '3z2dy')).toMatchObject([{ id: 'a', entrance: '2单元' }])
  expect(pickBuildings(buildings, 'yhhy3z')).toMatchObject([{ id: 'a', entrance: '' }])
})
