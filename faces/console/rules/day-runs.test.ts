import { expect, test } from 'vitest'
import { runsOf, sayDate, sayRun, yearsOf } from './day-runs.ts'

const day = (date: string, kind: 'holiday' | 'makeup' = 'holiday', name = '春节') => ({ date, kind, name, source: 's' })

test('neighbouring days of a holiday are one run, across the end of a month and whatever the order', () => {
  const runs = runsOf([day('2026-02-01'), day('2026-01-31'), day('2026-02-02')])
  expect(runs).toEqual([{ kind: 'holiday', name: '春节', source: 's', from: '2026-01-31', to: '2026-02-02', count: 3 }])
})

test('a gap, another kind or another name begins a new run', () => {
  const runs = runsOf([
    day('2026-02-14', 'makeup'),
    day('2026-02-15'),
    day('2026-02-17'),
    day('2026-02-18', 'holiday', '其他'),
  ])
  expect(runs.map((run) => run.from)).toEqual(['2026-02-14', '2026-02-15', '2026-02-17', '2026-02-18'])
})

test('years', () => {
  expect(yearsOf([day('2027-01-01'), day('2026-02-01'), day('2026-03-01')])).toEqual(['2026', '2027'])
  expect(yearsOf([])).toEqual([])
})

test('days are said as people say them', () => {
  const [run] = runsOf([day('2026-10-01'), day('2026-10-02')])
  expect(sayRun(run, 'zh')).toBe('10月1日 周四 – 10月2日 周五')
  expect(sayRun(runsOf([day('2026-01-04')])[0], 'en')).toBe('Sunday 4 January')
  expect(sayDate('2026-12-31', 'zh')).toBe('2026年12月31日 周四')
})
