import { describe, expect, test } from 'vitest'
import { preferred } from './language.ts'
import { ApiError, isUnreachable, type Problem, sentenceFor } from './problem.ts'
import { sayTo } from './say.ts'
import { photoFault } from './upload.ts'
import { PHOTO_FAULT, PROBLEM } from './words.ts'

const now = new Date('2026-11-23T02:00:00Z')

test('instants among facts are said as dates, other facts as they are', () => {
  const word = { zh: '{name}最迟 {at}', en: '{name} by {at}' }
  const facts = { name: '2026-11', at: '2026-11-27T09:30:00.000Z' }
  expect(sayTo('zh', now, word, facts)).toBe('2026-11最迟 11月27日 周五 17:30')
  expect(sayTo('en', now, word, facts)).toBe('2026-11 by Friday 27 November 17:30')
})

test('Chinese when the person reads it at all', () => {
  expect(preferred(['en-US', 'zh-CN'])).toBe('zh')
  expect(preferred(['en-GB', 'fr'])).toBe('en')
  expect(preferred([])).toBe('zh')
})

describe('sentenceFor', () => {
  const problems: Problem[] = [
    { kind: 'unreachable' },
    { kind: 'invalid', faults: [{ path: 'text', message: 'too_short' }] },
    { kind: 'not_found', what: 'case' },
    { kind: 'forbidden', act: 'assign', who: '' },
    { kind: 'forbidden', act: 'assign', who: '总网格长' },
    { kind: 'refused', code: 'case.x', facts: {} },
    { kind: 'signed_out' },
    { kind: 'too_many', retryAfterSeconds: 30 },
    { kind: 'failed' },
    { kind: 'failed', commandId: 'c-1' },
  ]
  test('every problem has a whole sentence in both languages', () => {
    for (const problem of problems) {
      const { word, facts } = sentenceFor(problem, {})
      for (const language of ['zh', 'en'] as const) expect(sayTo(language, now, word, facts)).not.toMatch(/[{}]/)
    }
  })

  test('a refusal takes its module’s sentence, and falls back when there is none', () => {
    const known = { 'case.x': { zh: '不行', en: 'no' } }
    expect(sentenceFor({ kind: 'refused', code: 'case.x', facts: {} }, known).word).toBe(known['case.x'])
    expect(sentenceFor({ kind: 'refused', code: 'case.y', facts: {} }, known).word).toBe(PROBLEM.refused)
  })

  test('only a command that may still arrive keeps its id', () => {
    const errors = problems.map((problem) => new ApiError(problem, sentenceFor(problem, {})))
    expect(errors.filter(isUnreachable).map((error) => error.problem.kind)).toEqual(['unreachable'])
  })
})

describe('photoFault', () => {
  const jpeg = { name: 'a.jpg', type: 'image/jpeg', size: 3_000_000 }
  test('a photo is taken', () => expect(photoFault(jpeg)).toBeNull())
  test('what cannot be read is explained before anything is sent', () => {
    expect(photoFault({ ...jpeg, type: 'image/heic' })).toBe(PHOTO_FAULT.heic)
    expect(photoFault({ ...jpeg, type: '', name: 'IMG_1.HEIC' })).toBe(PHOTO_FAULT.heic)
    expect(photoFault({ ...jpeg, type: 'application/pdf' })).toBe(PHOTO_FAULT.notPicture)
    expect(photoFault({ ...jpeg, type: 'image/svg+xml' })).toBe(PHOTO_FAULT.notPicture)
    expect(photoFault({ ...jpeg, size: 21 * 1024 * 1024 })).toBe(PHOTO_FAULT.tooBig)
  })
})
