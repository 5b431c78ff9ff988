import { expect, test } from 'vitest'
import { placeCodeIn } from './scanning.ts'

test.each([
  ['https://weige.example.cn/c/8F3KQ2M7XAW', '8F3KQ2M7XAW'],
  ['http://10.0.0.8:8080/c/8f3k-q2m7-xaw?from=board', '8F3KQ2M7XAW'],
  ['8F3KQ2M7XAW', '8F3KQ2M7XAW'],
  ['https://example.cn/pay/8F3KQ2M7XAW', null],
  ['https://weige.example.cn/t/abcdefghijk', null],
  ['您好', null],
  ['', null],
])('%s holds %s', (text, code) => expect(placeCodeIn(text)).toBe(code))
