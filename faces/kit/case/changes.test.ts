import { expect, test } from 'vitest'
import { changesBetween, happenedSince } from './changes.ts'

const seen = {
  version: 3,
  state: 'triaged',
  categoryCode: '0104',
  nature: 'hazard',
  tier: 'grid',
  priority: 'normal',
  ownerRole: 'desk_officer',
  ownerName: '周敏',
  handlerName: null,
  dueAt: '2026-11-27T09:30:00.000Z',
  placeName: '3号楼',
  openQuestion: null,
  answer: null,
} as const

test('tells what changed, from what to what', () => {
  const now = {
    ...seen,
    version: 4,
    state: 'assigned',
    ownerRole: 'micro_grid_member',
    ownerName: null,
    priority: 'urgent',
  } as const
  expect(changesBetween(seen, now)).toEqual([
    { what: 'state', from: 'triaged', to: 'assigned' },
    { what: 'priority', from: 'normal', to: 'urgent' },
    { what: 'owner', from: 'desk_officer|周敏', to: 'micro_grid_member|' },
  ])
})

test('a case without an owner, and one where only a note was added', () => {
  expect(changesBetween(seen, { ...seen, ownerRole: null, ownerName: null })).toEqual([
    { what: 'owner', from: 'desk_officer|周敏', to: null },
  ])
  expect(changesBetween(seen, { ...seen, version: 9 })).toEqual([])
})

test('happenedSince tells what was not seen, in its order', () => {
  const entries = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  expect(happenedSince(new Set(['a']), entries)).toEqual([{ id: 'b' }, { id: 'c' }])
  expect(happenedSince(new Set(['a', 'b', 'c']), entries)).toEqual([])
  expect(happenedSince(null, entries)).toEqual([])
})
