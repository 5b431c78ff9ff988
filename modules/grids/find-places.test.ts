import { expect, test } from 'vitest'
import { findPlaces, holds, wordsOf } from './find-places.ts'
import { initialsOf } from './initials.ts'

const place = (text: string) => ({ id: text, named: { text, initials: initialsOf(text) } })

test.each([
  ['银河花园 3幢', 'yhhy3z'],
  ['重庆路2号院', 'cql2hy'],
  ['长寿苑', 'csy'],
  ['厦门街Ａ座', 'xmjaz'],
  ['2单元', '2dy'],
  ['3栋', '3z'],
  ['𠮷祥里', '𠮷xl'],
  ['西区(北)', 'xq(b)'],
  ['', ''],
])('%s → %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
  expect(initialsOf(name)).toBe(initials)
})

test.each([
  ['yhhy', true],
  ['yh', true],
  ['hy3', true],
  ['YHHY3Z', true],
  ['银河h园', true],
  ['银河花园', true],
  ['3幢', true],
  ['３栋', true],
  ['3号楼', true],
  ['3d', true],
  ['3z2dy', true],
  ['3幢2单元', true],
  ['2dy', true],
  ['yh3z', true],
  ['银河3', true],
  ['yh2z', false],
  ['13幢', false],
  ['yy', false],
  ['hyy', false],
])('%s in 银河花园 3幢 2单元: %s', (search, isThere) => {
  const { named } = place('银河花园 3幢 2单元')
  expect(wordsOf(search).every((word) => holds(named, word))).toBe(isThere)
})

test('a number is found from its beginning', () => {
  expect(holds(place('银河花园13幢').named, '3z')).toBe(false)
  expect(holds(place('银河花园13幢').named, '13z')).toBe(true)
  expect(holds(place('银河花园31幢').named, '3')).toBe(true)
})

test('rows of an older server have no letters: names are found all the same', () => {
  expect(holds({ text: '银河花园3幢', initials: '' }, '银河')).toBe(true)
  expect(holds({ text: '银河花园3幢', initials: '' }, 'yh')).toBe(false)
})

const doors = ['银河花园 3幢 1单元', '银河花园 3幢 2单元', '银河花园 13幢 1单元', '幸福里 1幢 1单元'].map(place)
test.each([
  ['yhhy', ['银河花园 3幢 1单元', '银河花园 3幢 2单元', '银河花园 13幢 1单元'], []],
  ['yhhy 3z', ['银河花园 3幢 1单元', '银河花园 3幢 2单元'], []],
  ['3z2dy', ['银河花园 3幢 2单元'], []],
  ['3z2dy302', ['银河花园 3幢 2单元'], ['302']],
  ['yh3z302', ['银河花园 3幢 1单元', '银河花园 3幢 2单元'], ['302']],
  ['yhhy3z302', ['银河花园 3幢 1单元', '银河花园 3幢 2单元'], ['302']],
  ['幸福里 1幢 302室', ['幸福里 1幢 1单元'], ['302']],
  ['302', doors.map((one) => one.id), ['302']],
  ['', doors.map((one) => one.id), []],
])('%s finds %j and leaves %j', (search, ids, rest) => {
  const got = findPlaces(search, doors)
  expect(got.found.map((one) => one.id)).toEqual(ids)
  expect(got.rest).toEqual(rest)
})

test('of no places none are found, and all is left', () => {
  expect(findPlaces('yh 302', [])).toEqual({ found: [], rest: ['yh', '302'] })
})
