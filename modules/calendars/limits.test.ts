import { describe, expect, test } from 'vitest'
import { type Limit, sayLimit } from './limits.ts'

describe('limits in words', () => {
  test.each<[Limit, string, string]>([
    [{ value: 3, unit: 'wd' }, '3 个工作日', '3 working days'],
    [{ value: 1, unit: 'wd' }, '1 个工作日', '1 working day'],
    [{ value: 4, unit: 'wh' }, '4 个工作时', '4 working hours'],
    [{ value: 15, unit: 'm' }, '15 分钟', '15 minutes'],
    [{ value: 24, unit: 'h' }, '24 小时', '24 hours'],
    [{ value: 15, unit: 'd' }, '15 个自然日', '15 calendar days'],
    [{ value: 0, unit: 'm' }, '立即', 'at once'],
  ])('%o', (limit, zh, en) => {
    expect(sayLimit(limit, 'zh')).toBe(zh)
    expect(sayLimit(limit, 'en')).toBe(en)
  })
})
