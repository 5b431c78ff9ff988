import { describe, expect, test } from 'vitest'
import { visitsShown } from './queries/level-visits.ts'
import { VISIT_COUNTS, VISIT_VOLUMES, type VisitCounts } from './rules.ts'

/** What is told of doors and visits side by side, and what is not. */
const place = (code: string, [doors, reached, due, visited, visits, met]: readonly number[], memberGrids = 9) => ({
  place: code,
  memberGrids,
  counts: {
    doors,
    doors_reached: reached,
    doors_due: due,
    doors_visited: visited,
    visits,
    visits_met: met,
  } satisfies VisitCounts,
})
const LARGE = [400, 90, 120, 80, 150, 99]
const MIDDLE = [300, 60, 90, 45, 80, 44]

describe('outside the street', () => {
  test('fewer than five doors or visits are hidden, and with them what they would follow from', () => {
    const shown = visitsShown([place('a', LARGE), place('b', MIDDLE), place('c', [200, 3, 4, 4, 6, 2])], true)
    expect(shown.ofLine('c').counts).toEqual({
      doors: 200,
      doors_reached: null,
      doors_due: null,
      doors_visited: null,
      visits: 6,
      visits_met: null,
    })
    // One hidden number would be the rest of the sum.
    expect(shown.ofLine('b').counts).toMatchObject({
      doors_due: null,
      doors_visited: null,
      visits: 80,
      visits_met: null,
    })
    expect(shown.ofLine('a').counts).toMatchObject({ doors_due: 120, doors_visited: 80, visits_met: 99 })
    expect(shown.total.counts).toMatchObject({ doors: 900, doors_due: 214, visits: 236 })
  })

  test('a share is hidden where what it is a share of is; none is no secret', () => {
    const shown = visitsShown(
      [place('a', LARGE), place('b', [80, 0, 0, 0, 0, 0]), place('c', [3, 0, 2, 0, 0, 0])],
      true,
    )
    expect(shown.ofLine('c').counts).toMatchObject({ doors: null, doors_due: null, doors_visited: null, visits: 0 })
    expect(shown.ofLine('b').counts).toMatchObject({ doors: null, doors_due: 0, doors_visited: 0, visits: 0 })
  })

  test('of a place with one or two micro grids only the doors; its visits are not the rest of a sum either', () => {
    const shown = visitsShown([place('a', LARGE), place('b', MIDDLE), place('few', [90, 40, 30, 20, 50, 25], 2)], true)
    expect(shown.ofLine('few')).toEqual({ isVolumeOnly: true, counts: { doors: 90, doors_due: 30 } })
    expect(shown.ofLine('b')).toMatchObject({
      isVolumeOnly: false,
      counts: { doors: 300, visits: null, visits_met: null },
    })
    expect(shown.ofLine('a').counts.visits).toBe(150)
    const alone = visitsShown([place('few', [90, 40, 30, 20, 50, 25], 2)], true)
    expect(alone.total).toEqual({ isVolumeOnly: true, counts: { doors: 90, doors_due: 30 } })
  })

  test('no number that is told is one to four, whatever the places are', () => {
    let seed = 11
    const random = (n: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % n
    }
    for (let round = 0; round < 200; round++) {
      const places = Array.from({ length: 1 + random(8) }, (_, i) => {
        const [doors, due, visits] = [random(40), random(20), random(30)]
        const counts = [doors, random(doors + 1), due, random(due + 1), visits, random(visits + 1)]
        return place(`p${i}`, counts, random(6))
      })
      const shown = visitsShown(places, true)
      for (const count of VISIT_COUNTS) {
        const told = places.map((one) => shown.ofLine(one.place).counts[count])
        for (const n of [...told, shown.total.counts[count]])
          expect(n == null || n === 0 || n >= 5, JSON.stringify({ count, places })).toBe(true)
        // With the sum, one place alone that is not told would be.
        const untold = places.filter((one) => shown.ofLine(one.place).counts[count] == null)
        const isSumTold = shown.total.counts[count] != null
        const isSecret = untold.some(
          ({ counts, memberGrids }) =>
            (counts[count] > 0 && counts[count] < 5) || (memberGrids < 3 && !VISIT_VOLUMES.includes(count)),
        )
        if (isSumTold && isSecret) expect(untold.length, JSON.stringify({ count, places })).toBeGreaterThan(1)
      }
    }
  })
})

test('within the street all of it is told, but of one or two people only the doors', () => {
  const shown = visitsShown(
    [place('a', LARGE), place('c', [3, 1, 2, 1, 2, 1]), place('few', [9, 4, 3, 2, 5, 2], 1)],
    false,
  )
  expect(shown.ofLine('c').counts).toMatchObject({ doors: 3, doors_visited: 1, visits_met: 1 })
  expect(shown.ofLine('few')).toEqual({ isVolumeOnly: true, counts: { doors: 9, doors_due: 3 } })
  expect(shown.total.counts.visits).toBe(157)
  expect(shown.ofLine('nowhere')).toMatchObject({ isVolumeOnly: false, counts: { doors: 0, visits: 0 } })
})
