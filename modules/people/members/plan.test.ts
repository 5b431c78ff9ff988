import { describe, expect, test } from 'vitest'
import { UNNAMED } from '../rules.ts'
import { countVerdicts, listFaults } from './counts.ts'
import { type Known, planMembers } from './plan.ts'
import type { MemberRow } from './sheet.ts'

const row = (number: number, more: Partial<MemberRow> = {}): MemberRow => ({
  row: number,
  name: '张小雨',
  phone: '15400000001',
  role: null,
  gridId: null,
  tags: [],
  isContactPublic: null,
  ...more,
})
const known: Known = { name: '张小雨', tags: ['volunteer'], isContactPublic: true, posts: [], isHere: true }
const verdicts = (rows: MemberRow[], onFile?: Known) =>
  planMembers(rows, new Map(onFile ? [['15400000001', onFile]] : [])).rows.map((one) => one.verdict)

describe('what a row will come to', () => {
  test.each<[string, Partial<MemberRow>, Partial<Known> | null, string]>([
    ['nobody on file', {}, null, 'created'],
    ['all of it on file', { tags: ['volunteer'], isContactPublic: true }, {}, 'unchanged'],
    ['a new tag', { tags: ['party_member'] }, {}, 'changed'],
    ['consent withdrawn', { isContactPublic: false }, {}, 'changed'],
    ['consent not mentioned', { isContactPublic: null }, {}, 'unchanged'],
    ['a new post', { role: 'micro_grid_member', gridId: 'micro' }, {}, 'changed'],
    [
      'the post held',
      { role: 'micro_grid_member', gridId: 'micro' },
      { posts: [{ role: 'micro_grid_member', gridId: 'micro' }] },
      'unchanged',
    ],
    ['known to another community only', {}, { isHere: false }, 'changed'],
    ['known by number only', {}, { name: UNNAMED }, 'changed'],
  ])('%s', (_what, asked, onFile, verdict) => {
    expect(verdicts([row(2, asked)], onFile === null ? undefined : { ...known, ...onFile })).toEqual([verdict])
  })

  test('later rows build on earlier ones', () => {
    expect(verdicts([row(2), row(3, { tags: ['volunteer'] }), row(4, { tags: ['volunteer'] })])).toEqual([
      'created',
      'changed',
      'unchanged',
    ])
  })

  test('an office and an administrator’s post exclude each other also within the sheet', () => {
    const { rows, faults } = planMembers(
      [row(2, { role: 'system_admin', gridId: 'street' }), row(3, { role: 'subdistrict_officer', gridId: 'street' })],
      new Map(),
    )
    expect(rows.map((one) => one.member.row)).toEqual([2])
    expect(faults).toEqual([
      { row: 3, column: '岗位', code: 'members.role_excluded', facts: { value: '街道工作人员' } },
    ])
  })
})

test('verdicts are counted', () => {
  expect(countVerdicts(['created', 'changed', 'created', 'unchanged'])).toEqual({
    created: 2,
    changed: 1,
    unchanged: 1,
  })
})

test('five hundred faults are listed in the order of rows, and how many more there are', () => {
  const fault = (number: number) => ({ row: number, column: '姓名', code: 'members.name_missing', facts: {} })
  const first = listFaults(Array.from({ length: 600 }, (_, index) => fault(602 - index)))
  expect(first).toHaveLength(501)
  expect(first[0].row).toBe(3)
  expect(first.at(-1)).toMatchObject({ code: 'import_note.more_faults', facts: { count: 100 } })
  expect(listFaults([...first, fault(900)]).at(-1)).toMatchObject({ facts: { count: 101 } })
})
