import { describe, expect, test } from 'vitest'
import { isPhone, tidyPhone } from './phone.ts'

describe('phones', () => {
  test.each([
    '13800000009',
    '138 0000 0009',
    '138-0000-0009',
    '+8613800000009',
    '008613800000009',
    '１３８００００0009',
  ])('%s is one', (text) => {
    expect(isPhone(text)).toBe(true)
    expect(tidyPhone(text)).toBe('13800000009')
  })
  test.each(['', '1380000000', '138000000099', '02812345678', 'abc'])('%s is none', (text) => {
    expect(isPhone(text)).toBe(false)
  })
})
