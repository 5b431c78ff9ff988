import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLive } from './live.ts'

class FakeSource {
  static readonly CLOSED = 2
  static all: FakeSource[] = []
  readyState = 0
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  constructor() {
    FakeSource.all.push(this)
  }
  addEventListener() {}
  close() {
    this.readyState = FakeSource.CLOSED
  }
}

beforeEach(() => {
  FakeSource.all = []
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeSource)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const opened = () => {
  const changes: boolean[] = []
  const close = openLive(1, { onChange: () => changes.push(true) })
  return { changes, close, newest: () => FakeSource.all[FakeSource.all.length - 1] }
}

test('a line that the browser gives up, as after a proxy’s 502, is opened again, and the gap counts as a change', () => {
  const { changes, newest } = opened()
  newest().onopen?.()
  newest().readyState = FakeSource.CLOSED
  newest().onerror?.()
  expect(FakeSource.all).toHaveLength(1)
  vi.advanceTimersByTime(10_000)
  expect(FakeSource.all).toHaveLength(2)
  expect(changes).toHaveLength(0)
  newest().onopen?.()
  expect(changes).toHaveLength(1)
})

test('while the browser itself comes back, it is left alone; closed, nothing is opened any more', () => {
  const { close, newest } = opened()
  newest().onerror?.()
  vi.advanceTimersByTime(60_000)
  expect(FakeSource.all).toHaveLength(1)
  newest().readyState = FakeSource.CLOSED
  newest().onerror?.()
  close()
  vi.advanceTimersByTime(60_000)
  expect(FakeSource.all).toHaveLength(1)
})
