import { expect, test } from 'vitest'
import { pinFault } from '../../faces/field/offline/pin.ts'
import { answersFor } from '../../faces/field/offline/precached.ts'
import { markOf } from '../../platform/pure/marks.ts'

const HOME = 'https://weige.example'
const FILES = ['/field', '/field.webmanifest', '/assets/field/a.js']
const ask = (url: string, mode: RequestMode = 'cors', method = 'GET') => answersFor({ url, mode, method }, HOME, FILES)

test('every page of the app is one page; data, uploads and other faces go to the network', () => {
  expect(ask(`${HOME}/field`, 'navigate')).toBe('/field')
  expect(ask(`${HOME}/field/case/1?x=2`, 'navigate')).toBe('/field')
  expect(ask(`${HOME}/assets/field/a.js`)).toBe('/assets/field/a.js')
  for (const url of ['/fieldwork', '/console', '/r', '/']) expect(ask(HOME + url, 'navigate')).toBeNull()
  for (const url of ['/api/people.me', '/files', '/live', '/assets/staff/b.js']) expect(ask(HOME + url)).toBeNull()
  expect(ask(`${HOME}/assets/field/a.js`, 'cors', 'POST')).toBeNull()
  expect(ask('https://elsewhere.example/assets/field/a.js')).toBeNull()
})

test('a PIN is six digits and neither a run nor one digit', () => {
  for (const pin of ['', '12345', '1234567', 'abcdef']) expect(pinFault(pin)).toBe('pinWrong')
  for (const pin of ['123456', '654321', '000000', '888888']) expect(pinFault(pin)).toBe('pinEasy')
  for (const pin of ['258036', '135790', '102030']) expect(pinFault(pin)).toBeNull()
})

test('a mark tells rows apart, and is the same on both sides', () => {
  expect(markOf('')).toBe(markOf(''))
  expect(new Set(Array.from({ length: 20_000 }, (_, i) => markOf(`case/${i}`))).size).toBe(20_000)
  expect(markOf('王大爷')).not.toBe(markOf('王大娘'))
})
