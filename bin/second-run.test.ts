import { expect, test } from 'vitest'
import { filesToRunAgain, joined } from './second-run.mjs'

const totals = (
  files: Record<string, { passed: number; failed: number; skipped: number }>,
  failed: number,
  of = 300,
) => ({
  passed: 4000,
  skipped: 2,
  failed,
  files,
  of,
})
const one = { passed: 3, failed: 1, skipped: 0 }

test.each([
  ['a story that failed', { 'tests/stories/rules.test.ts': one }, 1, 300, ['tests/stories/rules.test.ts']],
  ['nothing', {}, 0, 300, []],
  ['a test that is no story', { 'tests/offline/chaos.test.ts': one }, 1, 300, []],
  ['a story beside a test that is none', { 'tests/stories/a.test.ts': one, 'modules/a.test.ts': one }, 2, 300, []],
  ['an error that no test caught', { 'tests/stories/a.test.ts': one }, 2, 300, []],
  ['a run of one file', { 'tests/stories/a.test.ts': one }, 1, 1, []],
  ['four stories', Object.fromEntries([1, 2, 3, 4].map((n) => [`tests/stories/s${n}.test.ts`, one])), 4, 300, []],
] as const)('run again after %s', (_, files, failed, of, again) => {
  expect(filesToRunAgain(totals({ ...files }, failed, of))).toEqual(again)
})

test('the totals are those of the second run where there was one', () => {
  const first = totals({ 'tests/stories/a.test.ts': one }, 1)
  expect(joined(first, { passed: 4, failed: 0, skipped: 0 })).toEqual({ passed: 4001, failed: 0, skipped: 2 })
  expect(joined(first, { passed: 3, failed: 1, skipped: 0 })).toEqual({ passed: 4000, failed: 1, skipped: 2 })
})
