import { expect, test } from 'vitest'
import { doorAfter, partsOfDay } from './parts-of-day.ts'

const door = (householdId: string, buildingId: string, urgency: number) => ({
  householdId,
  buildingId,
  buildingName: buildingId,
  urgency,
})
const doors = [door('a', '1幢', 2), door('b', '1幢', 0), door('c', '2幢', 1), door('d', '1幢', 2), door('e', '2幢', 0)]

test('late first, then today, then the rest; building by building, in the order in which one walks', () => {
  expect(
    partsOfDay(doors).map((part) => [
      part.tone,
      ...part.buildings.map((one) => [one.name, one.doors.map(({ householdId }) => householdId).join('')]),
    ]),
  ).toEqual([
    ['late', ['1幢', 'b'], ['2幢', 'e']],
    ['soon', ['2幢', 'c']],
    ['fine', ['1幢', 'ad']],
  ])
  expect(partsOfDay([])).toEqual([])
})

test('after a door comes the next of the same building, else the most urgent of the day, never itself', () => {
  expect(doorAfter(doors, 'b')?.householdId).toBe('d')
  expect(doorAfter(doors, 'e')?.householdId).toBe('b')
  expect(doorAfter(doors, 'gone')?.householdId).toBe('b')
  expect(doorAfter(doors.slice(0, 1), 'a')).toBeUndefined()
})
