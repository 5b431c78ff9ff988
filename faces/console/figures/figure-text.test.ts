import { describe, expect, test } from 'vitest'
import { sayFigure, sayShare, saySureness, sayWorking } from './figure-text.ts'

describe('figures in words', () => {
  test.each([
    [1, '100%'],
    [0, '0%'],
    [0.875, '87.5%'],
    [2 / 3, '66.7%'],
    [0.99999, '100%'],
  ])('%d is %s', (share, said) => expect(sayShare(share)).toBe(said))

  test('a count, a share, and nothing to be a share of', () => {
    expect(sayFigure('open', { open: 12 })).toBe('12')
    expect(sayFigure('open', {})).toBe('0')
    expect(sayFigure('on_time_rate', { due: 8, due_on_time: 7 })).toBe('87.5%')
    expect(sayFigure('on_time_rate', {})).toBe('—')
  })

  test('a share of few says how unsure it is; a count says nothing; more returns than dispatches stay within 100 %', () => {
    expect(saySureness('on_time_rate', { due: 8, due_on_time: 7 })).toBe('52.9%–97.8%')
    expect(saySureness('open', { open: 8 })).toBeNull()
    expect(saySureness('on_time_rate', {})).toBeNull()
    expect(saySureness('return_rate', { dispatched: 2, sent_back: 3 })).toMatch(/–100%$/)
  })

  test.each([
    [59.6, '60 分钟', '60 min'],
    [120, '2 小时', '2 h'],
    [1230, '20.5 小时', '20.5 h'],
  ])('%d working minutes', (minutes, zh, en) => {
    expect(sayWorking(minutes, 'zh')).toBe(zh)
    expect(sayWorking(minutes, 'en')).toBe(en)
  })
})
