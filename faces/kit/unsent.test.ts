import { expect, test } from 'vitest'
import { sealedFor } from './unsent.ts'

const ids = () => {
  let last = 0
  return () => `id-${++last}`
}

test('the same words after a reload go out as the very act that was not answered, though the case moved on', () => {
  const next = ids()
  const first = sealedFor(undefined, { caseId: 'a', text: '看过了', sawVersion: 3 }, next)
  const again = sealedFor(JSON.parse(JSON.stringify(first)), { caseId: 'a', text: '看过了', sawVersion: 4 }, next)
  expect(again).toEqual(first)
  expect(JSON.parse(again.input)).toEqual({ caseId: 'a', text: '看过了', sawVersion: 3 })
})

test('other words are another act', () => {
  const next = ids()
  const first = sealedFor(undefined, { caseId: 'a', text: '看过了' }, next)
  expect(sealedFor(first, { caseId: 'a', text: '修好了' }, next).commandId).not.toBe(first.commandId)
})

test('what makes no sense on the shelf counts as nothing', () => {
  for (const kept of [null, 'x', { commandId: 1 }, { commandId: 'old', same: '{}' }])
    expect(sealedFor(kept, { a: 1 }, ids()).commandId).toBe('id-1')
})
