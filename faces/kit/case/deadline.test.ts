import { describe, expect, test } from 'vitest'
import { sayAge, sayDeadline } from './deadline.ts'

const now = new Date('2026-11-23T02:00:00Z')
const open = (nextDeadlineAt: string | null) => ({ state: 'assigned', nextDeadlineAt }) as const

describe('sayDeadline', () => {
  test.each([
    ['2026-11-21T02:00:00Z', 'late', '超期 2天', '2 days overdue'],
    ['2026-11-23T01:59:00Z', 'late', '超期 1分钟', '1 minute overdue'],
    ['2026-11-23T05:00:00Z', 'soon', '还剩 3小时', '3 hours left'],
    ['2026-11-24T02:00:00Z', 'soon', '还剩 24小时', '24 hours left'],
    ['2026-11-27T02:00:00Z', 'fine', '还剩 4天', '4 days left'],
  ])('%s is %s', (at, tone, zh, en) => {
    expect(sayDeadline(open(at), 'zh', now)).toEqual({ tone, text: zh })
    expect(sayDeadline(open(at), 'en', now)).toEqual({ tone, text: en })
  })

  test('a closed case is never late', () => {
    expect(sayDeadline({ state: 'closed', nextDeadlineAt: '2026-01-01T00:00:00Z' }, 'zh', now).tone).toBe('none')
    expect(sayDeadline(open(null), 'zh', now).tone).toBe('none')
  })
})

test('sayAge', () => {
  expect(sayAge('2026-11-23T01:59:40Z', 'zh', now)).toBe('刚刚')
  expect(sayAge('2026-11-20T02:00:00Z', 'zh', now)).toBe('3天前')
  expect(sayAge('2026-11-20T02:00:00Z', 'en', now)).toBe('3 days ago')
})
