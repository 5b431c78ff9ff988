import type { Page } from 'playwright-core'
import type { TestClock } from '../../platform/clock.ts'

/** A clock that goes on by itself, from a moment of the story, and can be moved. */
export function flowing(start: Date): TestClock {
  let ahead = start.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + ahead),
    set: (to) => {
      ahead = to.getTime() - Date.now()
    },
    advance: (millis) => {
      ahead += millis
    },
  }
}

/** From its next page on a browser has the time of the story. Only dates are moved; what waits a second waits a second. */
export async function tellTime(page: Page, clock: TestClock): Promise<void> {
  await page.context().addInitScript((ahead) => {
    const real = (globalThis as { realDate?: DateConstructor }).realDate ?? Date
    const shifted = class extends real {
      constructor(...given: [] | [number | string | Date]) {
        if (given.length === 0) super(real.now() + ahead)
        else super(...given)
      }
      static override now = () => real.now() + ahead
    }
    Object.assign(globalThis, { realDate: real, Date: shifted })
  }, clock.now().getTime() - Date.now())
}

/**
 * From its next page on a browser has the time of the story, and hours can be let pass there at once, with everything that waits in them: `jump`.
 * Timers run in the order in which they are due, as they would have.
 */
export async function holdTime(page: Page, clock: TestClock): Promise<void> {
  await page.context().addInitScript((ahead) => {
    // A later script of the same browser only tells the time anew.
    const tell: unknown = Reflect.get(globalThis, 'tellAhead')
    if (typeof tell === 'function') return tell(ahead)
    const real = { Date, setTimeout, clearTimeout, now: Date.now }
    const waiting = new Map<number, { due: number; every: number | null; act: () => void; realId: number }>()
    let jumped = ahead
    let last = 0
    const now = () => real.now.call(real.Date) + jumped
    const shifted = class extends real.Date {
      constructor(...given: [] | [number | string | Date]) {
        if (given.length === 0) super(now())
        else super(...given)
      }
      static override now = now
    }
    const arm = (id: number, due: number, every: number | null, act: () => void) => {
      const realId = Number(real.setTimeout.call(globalThis, () => fire(id), Math.max(0, due - now())))
      waiting.set(id, { due, every, act, realId })
    }
    const fire = (id: number) => {
      const one = waiting.get(id)
      if (!one) return
      waiting.delete(id)
      if (one.every !== null) arm(id, one.due + Math.max(1, one.every), one.every, one.act)
      one.act()
    }
    const start = (isRepeated: boolean) => {
      return (act: (...given: unknown[]) => void, millis = 0, ...given: unknown[]) => {
        const id = ++last
        arm(id, now() + millis, isRepeated ? millis : null, () => act(...given))
        return id
      }
    }
    const stop = (id: number | undefined) => {
      const one = id === undefined ? undefined : waiting.get(id)
      if (id === undefined || !one) return
      real.clearTimeout.call(globalThis, one.realId)
      waiting.delete(id)
    }
    const jump = (millis: number, isAsleep: boolean) => {
      const until = now() + millis
      if (isAsleep) {
        jumped += millis
        for (const [id, one] of [...waiting])
          if (one.due <= until) {
            real.clearTimeout.call(globalThis, one.realId)
            one.due = until
            fire(id)
          }
      }
      while (!isAsleep) {
        const [next] = [...waiting].sort(([, one], [, other]) => one.due - other.due)
        if (!next || next[1].due > until) break
        const [id, one] = next
        jumped += Math.max(0, one.due - now())
        real.clearTimeout.call(globalThis, one.realId)
        fire(id)
      }
      jumped += Math.max(0, until - now())
      // What waits on is armed anew: it is nearer now.
      for (const [id, one] of [...waiting]) {
        real.clearTimeout.call(globalThis, one.realId)
        arm(id, one.due, one.every, one.act)
      }
    }
    Object.assign(globalThis, {
      Date: shifted,
      setTimeout: start(false),
      setInterval: start(true),
      clearTimeout: stop,
      clearInterval: stop,
      jump,
      tellAhead: (next: number) => {
        jumped = next
      },
    })
  }, clock.now().getTime() - Date.now())
}

/** Lets time pass in a browser that was told to hold it. Asleep, as a computer that was shut, what waited meanwhile comes once at its end. */
export async function jump(page: Page, millis: number, how: 'awake' | 'asleep' = 'awake'): Promise<void> {
  await page.evaluate(`jump(${millis}, ${how === 'asleep'})`)
}
