import { expect, test } from 'vitest'
import { FIRST_REQUEST, readRequest } from './request.ts'

const EXPLAINED = { note: ' 等待配件到货 ' }

test.each([
  ['nothing typed yet', {}, null],
  ['an extension', { ...EXPLAINED, value: '3' }, { kind: 'extend', value: 3, note: '等待配件到货' }],
  ['an extension by a part of a day', { ...EXPLAINED, value: '1.5' }, null],
  ['a deferral without a reason', { ...EXPLAINED, kind: 'defer' }, null],
  [
    'a deferral',
    { ...EXPLAINED, kind: 'defer', value: '30', reason: 'residents_disagree' },
    { kind: 'defer', value: 30, reason: 'residents_disagree', note: '等待配件到货' },
  ],
  ['a deferral too far away', { ...EXPLAINED, kind: 'defer', value: '31', reason: 'residents_disagree' }, null],
])('%s', (_what, typed, asked) => {
  const texts = { ...FIRST_REQUEST, ...typed }
  expect(readRequest({ get: (name) => texts[name] }).asked).toEqual(asked)
})
