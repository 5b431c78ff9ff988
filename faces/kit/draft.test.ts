import { expect, test } from 'vitest'
import { keepNewest } from './draft.ts'
import { memoryShelf } from './shelf.ts'

test('writes one at a time, and the newest value is the one that stays', async () => {
  const written: string[] = []
  const gates: (() => void)[] = []
  const keeper = keepNewest<string>(async (value) => {
    await new Promise<void>((open) => gates.push(open))
    written.push(value)
  })
  for (const value of ['灯', '灯坏', '灯坏了']) keeper.keep(value)
  expect(gates.length).toBe(1)
  gates[0]()
  await Promise.resolve()
  await new Promise((next) => setTimeout(next))
  gates[1]()
  await keeper.settled()
  expect(written).toEqual(['灯', '灯坏了'])
})

test('settled waits for a value kept meanwhile', async () => {
  const kept: number[] = []
  const keeper = keepNewest<number>(async (value) => {
    kept.push(value)
    if (value < 3) keeper.keep(value + 1)
  })
  keeper.keep(1)
  await keeper.settled()
  expect(kept).toEqual([1, 2, 3])
})

test('clearing a draft takes what lies under it and nothing beside it', async () => {
  const shelf = memoryShelf()
  for (const key of ['report:A', 'report:A/photo/1', 'report:AB']) await shelf.save(key, key)
  await shelf.clear('report:A')
  expect(await shelf.load('report:A')).toBeUndefined()
  expect(await shelf.load('report:A/photo/1')).toBeUndefined()
  expect(await shelf.load('report:AB')).toBe('report:AB')
})
