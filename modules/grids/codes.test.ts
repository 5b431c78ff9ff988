import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CodeForm,
  type GridCodeKind,
  makeCode,
  nextGridCode,
  PLACE_CODE,
  parseGridCode,
  readCode,
  showCode,
  TRACKING_CODE,
} from './codes.ts'

const COMMUNITY = '510112003007'
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const seeded = { seed: 20260609, numRuns: 300 }

describe('grid codes', () => {
  test.each([
    [COMMUNITY, 'main', COMMUNITY, 0],
    [`${COMMUNITY}A01`, 'main', COMMUNITY, 1],
    [`${COMMUNITY}B02`, 'main', COMMUNITY, 101],
    [`${COMMUNITY}001`, 'ordinary', COMMUNITY, 1],
    [`${COMMUNITY}799`, 'ordinary', COMMUNITY, 799],
    [`${COMMUNITY}801`, 'dedicated', COMMUNITY, 801],
    [`${COMMUNITY}Y012`, 'compound', COMMUNITY, 12],
    [`${COMMUNITY}012159`, 'micro', `${COMMUNITY}012`, 159],
    [`${COMMUNITY}803001`, 'micro', `${COMMUNITY}803`, 1],
  ])('%s is %s', (code, kind, parent, serial) => {
    expect(parseGridCode(code)).toEqual({ kind, community: COMMUNITY, parent, serial })
  })

  test.each([
    ['', '51011200300', '510112000000', '510112003000', '510112000007', '910112003007'],
    [
      `${COMMUNITY}000`,
      `${COMMUNITY}800`,
      `${COMMUNITY}01`,
      `${COMMUNITY}0011`,
      `${COMMUNITY}800001`,
      `${COMMUNITY}001000`,
    ],
    [
      `${COMMUNITY}A00`,
      `${COMMUNITY}A001`,
      `${COMMUNITY}O01`,
      `${COMMUNITY}a01`,
      `${COMMUNITY}Y01`,
      `${COMMUNITY}Y000`,
    ],
    [` ${COMMUNITY}`, `${COMMUNITY}001\n`, `${COMMUNITY}００１`],
  ])('these are none: %s %s %s', (...codes) => {
    for (const code of codes) expect(parseGridCode(code)).toBeUndefined()
  })

  test('the next one follows the highest ever given; gaps of retired grids are not filled', () => {
    const used = ['001', '002', '005', '801', '001001', 'Y003'].map((tail) => COMMUNITY + tail)
    expect(nextGridCode('ordinary', COMMUNITY, used)).toBe(`${COMMUNITY}006`)
    expect(nextGridCode('dedicated', COMMUNITY, used)).toBe(`${COMMUNITY}802`)
    expect(nextGridCode('compound', COMMUNITY, used)).toBe(`${COMMUNITY}Y004`)
    expect(nextGridCode('micro', `${COMMUNITY}001`, used)).toBe(`${COMMUNITY}001002`)
    expect(nextGridCode('micro', `${COMMUNITY}002`, used)).toBe(`${COMMUNITY}002001`)
    expect(nextGridCode('ordinary', `${COMMUNITY}A01`, [])).toBe(`${COMMUNITY}001`)
    expect(nextGridCode('ordinary', '510112003008', used)).toBe('510112003008001')
  })

  test('the first main grid has the code of the community, the next ones a letter and two digits', () => {
    expect(nextGridCode('main', COMMUNITY, [])).toBe(COMMUNITY)
    expect(nextGridCode('main', COMMUNITY, [COMMUNITY])).toBe(`${COMMUNITY}A01`)
    expect(nextGridCode('main', COMMUNITY, [COMMUNITY, `${COMMUNITY}A99`])).toBe(`${COMMUNITY}B01`)
    expect(nextGridCode('main', COMMUNITY, [`${COMMUNITY}Z98`])).toBe(`${COMMUNITY}Z99`)
    expect(nextGridCode('main', COMMUNITY, [COMMUNITY, `${COMMUNITY}Z99`])).toBe(`${COMMUNITY}A01`)
  })

  test('numbers that were never given are used when the highest is gone, and none twice', () => {
    const kinds: [GridCodeKind, string, number][] = [
      ['ordinary', COMMUNITY, 799],
      ['dedicated', COMMUNITY, 199],
      ['micro', `${COMMUNITY}801`, 999],
    ]
    for (const [kind, parent, count] of kinds) {
      const given = new Set<string>()
      for (let code = nextGridCode(kind, parent, given); code; code = nextGridCode(kind, parent, given)) {
        expect(given.has(code)).toBe(false)
        expect(parseGridCode(code)?.kind).toBe(kind)
        given.add(code)
      }
      expect(given.size).toBe(count)
    }
    expect(nextGridCode('ordinary', COMMUNITY, [`${COMMUNITY}799`, `${COMMUNITY}001`])).toBe(`${COMMUNITY}002`)
  })

  test.each<[GridCodeKind, string]>([
    ['micro', COMMUNITY],
    ['micro', `${COMMUNITY}001001`],
    ['ordinary', `${COMMUNITY}001`],
    ['main', '510112003000'],
    ['ordinary', 'x'],
  ])('%s under %s is refused', (kind, parent) => {
    expect(() => nextGridCode(kind, parent, [])).toThrow(RangeError)
  })
})

describe.each<[string, CodeForm, number]>([
  ['place code', PLACE_CODE, 7],
  ['tracking code', TRACKING_CODE, 10],
])('%s', (_, form, length) => {
  const code = fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => makeCode(form, bytes))

  test('carries all its random bits in plain characters', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: length, maxLength: length }), (bytes) => {
        const made = makeCode(form, bytes)
        expect(made).toHaveLength(form.characters + 1)
        const bits = Array.from(made.slice(0, -1), (one) => ALPHABET.indexOf(one).toString(2).padStart(5, '0')).join('')
        const source = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
        expect(bits).toBe(source.slice(0, form.characters * 5))
      }),
      seeded,
    )
    expect(() => makeCode(form, new Uint8Array(length - 1))).toThrow(RangeError)
  })

  test('is read back from what is printed, however it is typed', () => {
    fc.assert(
      fc.property(code, (made) => {
        const shown = showCode(form, made)
        expect(shown.replaceAll('-', '')).toBe(made)
        const sloppy = shown.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' – ')
        const wide = Array.from(shown, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join('')
        for (const typed of [made, shown, ` ${sloppy}\n`, wide, shown.replaceAll('1', 'I').replaceAll('-', '—')]) {
          expect(readCode(form, typed)).toEqual({ ok: true, code: made })
        }
      }),
      seeded,
    )
  })

  test('each single wrong character and each exchange of two different ones is found', () => {
    fc.assert(
      fc.property(code, (made) => {
        const characters = [...made]
        for (const [i, was] of characters.entries()) {
          for (const other of ALPHABET) {
            if (other !== was)
              expect(readCode(form, characters.with(i, other).join(''))).toEqual({ ok: false, fault: 'mistyped' })
          }
          for (const [j, also] of characters.entries()) {
            const exchanged = characters.with(i, also).with(j, was).join('')
            if (also !== was) expect(readCode(form, exchanged)).toEqual({ ok: false, fault: 'mistyped' })
          }
        }
      }),
      { ...seeded, numRuns: 10 },
    )
  })

  test('says what is wrong', () => {
    const made = makeCode(form, new Uint8Array(length).fill(0xa7))
    expect(readCode(form, ' - ')).toEqual({ ok: false, fault: 'empty' })
    expect(readCode(form, made.slice(1))).toEqual({ ok: false, fault: 'wrong_length' })
    expect(readCode(form, `${made}0`)).toEqual({ ok: false, fault: 'wrong_length' })
    expect(readCode(form, made.replace(/^./, 'U'))).toEqual({ ok: false, fault: 'wrong_character' })
    expect(readCode(form, made.replace(/^./, '网'))).toEqual({ ok: false, fault: 'wrong_character' })
    expect(readCode(form, made.replace(/^./, '𠮷'))).toEqual({ ok: false, fault: 'wrong_character' })
  })
})

test('the two forms are grouped for reading and told apart by length', () => {
  expect(showCode(PLACE_CODE, makeCode(PLACE_CODE, Uint8Array.of(1, 35, 69, 103, 137, 171, 205)))).toBe('04HM-ASW9-NFM')
  expect(showCode(TRACKING_CODE, makeCode(TRACKING_CODE, new Uint8Array(10)))).toBe('0000-0000-0000-00000')
  expect(readCode(PLACE_CODE, makeCode(TRACKING_CODE, new Uint8Array(10)))).toEqual({
    ok: false,
    fault: 'wrong_length',
  })
})
