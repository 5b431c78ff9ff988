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
