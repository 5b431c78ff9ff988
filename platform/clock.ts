/** Where the time comes from. Only doors, sweeps and schedules ask it; everything else is handed `now`. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock for tests and stories: stands still until it is moved. */
export type TestClock = Clock & { set(to: Date): void; advance(millis: number): void }

export function testClock(start: Date): TestClock {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    set: (to) => {
      at = to.getTime()
    },
    advance: (millis) => {
      at += millis
    },
  }
}
