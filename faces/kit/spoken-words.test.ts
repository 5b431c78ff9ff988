import { expect, test } from 'vitest'
import { spokenWords } from './spoken-words.ts'

test('a keyword with a gap is said as its parts, none of which stands in another word', () => {
  expect(spokenWords(['消防通道', '通道…堵', '楼道…堆'])).toEqual(['消防通道', '堵', '楼道', '堆'])
  expect(spokenWords([])).toEqual([])
})
