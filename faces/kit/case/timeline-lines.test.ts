import { describe, expect, test } from 'vitest'
import type { TimelineEntry } from '../../../modules/cases/contract.ts'
import { say } from '../../../platform/pure/words.ts'
import { factLines, headingOf } from './timeline-lines.ts'

const zh = {
  t: (word: Parameters<typeof say>[0], facts = {}) => say(word, 'zh', facts),
  category: (code: string) => (code === '0104' ? '燃气泄漏' : null),
}
const entry = (event: string, facts: TimelineEntry['facts']): TimelineEntry => ({
  id: 'e',
  at: '2026-11-23T02:00:00Z',
  event,
  byName: null,
  byRole: null,
  text: null,
  facts,
})

describe('a timeline says', () => {
  test('to whom a case was given and by when', () => {
    const lines = factLines(
      entry('case.assigned', {
        toRole: 'micro_grid_member',
        toName: '李雪',
        dueAt: 'D',
        provisional: true,
        ruledBy: 'category',
      }),
      zh,
    )
    expect(lines).toEqual(['交给微网格员 李雪', 'D前办理（暂估）'])
  })

  test('why it came back, how a check ended, what the reporter thinks', () => {
    expect(factLines(entry('case.sent_back', { reason: 'wrong_duty', count: 2 }), zh)).toEqual(['职责不符', '第 2 次'])
    expect(factLines(entry('case.verified', { passed: false }), zh)).toEqual(['核查没有通过，继续办理'])
    expect(factLines(entry('case.rated', { rating: 2, verdict: 'not_content' }), zh)).toEqual(['2 星', '不满意'])
  })

  test('what was asked for and what came of it', () => {
    const at = '2026-11-30T09:30:00.000Z'
    const lines = (event: string, facts: TimelineEntry['facts']) => factLines(entry(event, facts), zh)
    expect(lines('case.requested', { kind: 'defer', value: 90, reason: 'needs_funds', by: at })).toEqual([
      '挂账 90 天',
      '需立项或资金',
      `${at}前答复`,
    ])
    expect(lines('case.requested', { kind: 'extend', value: 1, reason: '', by: at })).toEqual(['延期', `${at}前答复`])
    expect(lines('case.extended', { from: 'A', to: at })).toEqual([`期限改到${at}`])
    expect(lines('case.deferred', { reason: 'needs_policy', reviewAt: at })).toEqual(['需上级政策', `${at}复核`])
    expect(lines('case.escalated', { from: 'grid', to: 'community', receiveBy: at })).toEqual([
      '网格（微事） → 社区（小事）',
      `${at}前接收`,
    ])
    expect(lines('case.assist_asked', { dueAt: at })).toEqual([`${at}前完成`])
    expect(lines('case.contacted', { way: 'phone', reached: false })).toEqual(['电话', '没有联系上'])
    expect(lines('case.supervised', { by: at, automatic: true })).toEqual(['久拖未办，自动督办', `${at}前答复`])
    expect(lines('case.reminded', { clock: 'handle', percent: 80 })).toEqual(['办理时限已过 80%'])
    expect(lines('case.reminded', { clock: 'claim', percent: 100 })).toEqual(['领办时限已到'])
    expect(lines('case.raised', { clock: 'assist', days: 1 })).toEqual(['协办时限已到'])
    const moved = { why: 'calendar', moved: 'handle', from: 'A', to: at }
    expect(lines('case.recomputed', { ...moved, promised: at })).toEqual([
      '工作日历有变动',
      `办理时限：A 改为 ${at}`,
      `答复报告人的日期改到${at}`,
    ])
    expect(lines('case.recomputed', moved)).toContain('答复报告人的日期不变')
  })

  test('nothing raw: values without a word are left out', () => {
    expect(
      factLines(entry('case.triaged', { category: '9999', tier: 'galaxy', priority: 'constructor', x: 'y' }), zh),
    ).toEqual([])
    expect(say(headingOf(entry('case.something_new', {})), 'zh')).toBe('有更新')
    expect(say(headingOf(entry('case.claimed', {})), 'zh')).toBe('领办')
  })
})
