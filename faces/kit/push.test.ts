import { expect, test } from 'vitest'
import { SETTINGS_PAGE } from './messages/words.ts'
import { pushObstacle } from './push.ts'

const able = { isSecure: true, canPush: true, permission: 'default' } as const

test('a browser that can be pushed to has no obstacle', () => {
  expect(pushObstacle('key', able)).toBeNull()
})

test.each([
  [null, able, SETTINGS_PAGE.pushNotSetUp],
  ['key', { ...able, isSecure: false }, SETTINGS_PAGE.pushInsecure],
  ['key', { ...able, canPush: false, permission: null }, SETTINGS_PAGE.pushUnknown],
  ['key', { ...able, permission: 'denied' as const }, SETTINGS_PAGE.pushDenied],
])('what stands in the way is said in words (%#)', (key, means, word) => {
  expect(pushObstacle(key, means)).toBe(word)
})
