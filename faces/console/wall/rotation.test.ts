import { describe, expect, test } from 'vitest'
import { AT_FIRST, HOLD_MILLIS, isStill, partsAtOnce, type Rotation, scenesOf, type Turn, turned } from './rotation.ts'

const turnsFrom = (turns: readonly [Turn, number][], scenes = 3) =>
  turns.reduce<Rotation>((at, [turn, now]) => turned(at, turn, scenes, now), AT_FIRST)
const tick = { kind: 'tick' } as const

describe('scenes go round', () => {
  test('one after another and from the last to the first', () => {
    expect(turnsFrom([[tick, 1]]).scene).toBe(1)
    expect(
      turnsFrom([
        [tick, 1],
        [tick, 2],
        [tick, 3],
      ]).scene,
    ).toBe(0)
    expect(turnsFrom([[tick, 1]], 1).scene).toBe(0)
  })

  test('a touch holds them for a while', () => {
    const held = turnsFrom([[{ kind: 'touch' }, 1000]])
    expect(isStill(held, 1000)).toBe(true)
    expect(turned(held, tick, 3, 1000 + HOLD_MILLIS - 1).scene).toBe(0)
    expect(turned(held, tick, 3, 1000 + HOLD_MILLIS).scene).toBe(1)
  })

  test('paused they stand until somebody goes on', () => {
    const paused = turnsFrom([[{ kind: 'pause' }, 0]])
    expect(turned(paused, tick, 3, HOLD_MILLIS * 100).scene).toBe(0)
    expect(turned(turned(paused, { kind: 'pause' }, 3, 0), tick, 3, 0).scene).toBe(1)
  })

  test('by hand also back, also while paused', () => {
    expect(turnsFrom([[{ kind: 'step', by: -1 }, 0]]).scene).toBe(2)
    expect(
      turnsFrom([
        [{ kind: 'pause' }, 0],
        [{ kind: 'step', by: 1 }, 0],
      ]),
    ).toMatchObject({ scene: 1, isPaused: true })
  })
})

test.each([
  [1920, 4],
  [1366, 4],
  [3840, 8],
  [390, 8],
])('%i pixels wide: %i parts at once', (width, parts) => expect(partsAtOnce(width, 8)).toBe(parts))

test('no part is lost between scenes', () => {
  expect(scenesOf([1, 2, 3, 4, 5], 4)).toEqual([[1, 2, 3, 4], [5]])
  expect(scenesOf([1, 2], 8)).toEqual([[1, 2]])
})
