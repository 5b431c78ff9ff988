import { describe, expect, test } from 'vitest'
import { inventName, inventPhone } from './names.ts'
import { createRandom } from './random.ts'

describe('invented people', () => {
  const random = createRandom('names')
  const names = Array.from({ length: 5000 }, (_, index) => inventName(random, index % 2 ? 'female' : 'male'))

  test('names have two to eight characters and no half of a surrogate pair', () => {
    for (const name of names) expect(name).toMatch(/^[\p{Script=Han}·]{2,8}$/u)
  })

  test('names vary, and the awkward ones are among them', () => {
    expect(new Set(names).size).toBeGreaterThan(3500)
    const all = names.join('')
    for (const rare of ['𠮷', '㛃', '龘', '·', '欧阳']) expect(all).toContain(rare)
  })

  test('phones have eleven digits, begin with the unassigned 154 and are never given twice', () => {
    const phones = [0, 1, 2].flatMap((series) =>
      Array.from({ length: 3000 }, (_, index) => inventPhone(series, index * 331)),
    )
    for (const phone of phones) expect(phone).toMatch(/^154\d{8}$/)
    expect(new Set(phones).size).toBe(phones.length)
    expect(() => inventPhone(100, 0)).toThrow('out of range')
    expect(() => inventPhone(0, 1e6)).toThrow('out of range')
  })
})
