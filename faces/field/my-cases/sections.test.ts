import { expect, test } from 'vitest'
import { sectionsOf } from './sections.ts'

const now = new Date('2026-11-23T02:00:00Z')
const line = (id: string, nextDeadlineAt: string | null) => ({ id, state: 'assigned' as const, nextDeadlineAt })

test('overdue first, then within a day, then the rest, each in the order given; empty parts are left out', () => {
  const lines = [
    line('a', '2026-11-20T02:00:00Z'),
    line('b', '2026-11-22T02:00:00Z'),
    line('c', '2026-12-23T02:00:00Z'),
    line('d', null),
  ]
  expect(sectionsOf(lines, now).map(({ tone, lines: part }) => [tone, part.map((one) => one.id)])).toEqual([
    ['late', ['a', 'b']],
    ['fine', ['c', 'd']],
  ])
  expect(sectionsOf([], now)).toEqual([])
})
