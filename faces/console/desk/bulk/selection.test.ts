import { describe, expect, test } from 'vitest'
import { allOf, MOST_CHOSEN, NOTHING, reaching, refreshed, type Selection, toggled } from './selection.ts'

type Line = { readonly id: string; readonly version?: number }
const order: Line[] = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))
const none: Selection<Line> = NOTHING
const ids = (selection: Selection<Line>) => [...selection.lines.keys()].sort().join('')
const from = (id: string, now = none) => toggled(now, { id })

describe('toggled', () => {
  test('takes in and lets go', () => {
    expect(ids(from('c', from('a')))).toBe('ac')
    expect(ids(from('a', from('c', from('a'))))).toBe('c')
  })
  test('stops at the most', () => {
    const full = allOf(Array.from({ length: MOST_CHOSEN + 7 }, (_, i) => ({ id: `n${i}` })))
    expect(full.lines.size).toBe(MOST_CHOSEN)
    expect(toggled(full, { id: 'a' }).lines.size).toBe(MOST_CHOSEN)
    expect(toggled(full, { id: 'n3' }).lines.size).toBe(MOST_CHOSEN - 1)
  })
})

describe('reaching', () => {
  test('takes all between the anchor and here, both ways', () => {
    expect(ids(reaching(from('b'), 'd', order))).toBe('bcd')
    expect(ids(reaching(from('d'), 'b', order))).toBe('bcd')
  })
  test('shrinks again and turns over at the anchor', () => {
    const wide = reaching(from('c'), 'e', order)
    expect(ids(reaching(wide, 'd', order))).toBe('cd')
    expect(ids(reaching(wide, 'a', order))).toBe('abc')
  })
  test('keeps what was chosen elsewhere', () => {
    expect(ids(reaching(from('c', from('a')), 'd', order))).toBe('acd')
  })
  test('an anchor that has left the list is no anchor', () => {
    expect(ids(reaching(from('gone'), 'b', order))).toBe('bgone')
    expect(ids(reaching(none, 'b', order))).toBe('b')
  })
})

test('refreshed follows what is on screen and nothing else', () => {
  const now = from('a', from('b'))
  expect(refreshed(now, [{ id: 'z' }])).toBe(now)
  const next = refreshed(now, [
    { id: 'a', version: 2 },
    { id: 'z', version: 2 },
  ])
  expect(next.lines.get('a')).toEqual({ id: 'a', version: 2 })
  expect(ids(next)).toBe('ab')
})
