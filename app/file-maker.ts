import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { House } from '../platform/house.ts'
import type { Log } from '../platform/log.ts'

/** Makes files in the background. */
export type FileMaker = {
  /** Makes all that is asked for. @returns how many files were made */
  work(): Promise<number>
  /** Stops after the page or row under way; what was begun is made anew by the next maker. */
  stop(): Promise<void>
}

/** A maker that says nothing for so long is taken for dead. */
const HOLD_SECONDS = 60
/** Progress is written down at most so often. */
const TELL_MILLIS = 1_000
const LOOK_MILLIS = 2_000

/**
 * Looks for files to make every two seconds, one at a time; a maker that dies leaves its file to the next one.
 * @param make makes all that is asked for, until it is told to stop
 */
export function startMaking(name: string, log: Log, make: (isStopping: () => boolean) => Promise<number>): FileMaker {
  let isStopping = false
  let atWork: Promise<number> = Promise.resolve(0)
  const makeAll = () => make(() => isStopping)
  const work = () => {
    atWork = atWork.then(makeAll, makeAll)
    return atWork
  }
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy || isStopping) return
    isBusy = true
    work()
      .catch((error) => log.error({ what: name, error: String(error) }, 'background work failed'))
      .finally(() => {
        isBusy = false
      })
  }, LOOK_MILLIS)
  timer.unref()
  return {
    work,
    stop: async () => {
      isStopping = true
      clearInterval(timer)
      await atWork.catch(() => undefined)
    },
  }
}

/** Until when what is taken now is held for its maker. */
export function heldUntil(house: House): Date {
  return new Date(house.clock.now().getTime() + HOLD_SECONDS * 1000)
}

/** Writes progress down, but not more often than anybody can read it. */
export function seldom(tell: (done: number) => Promise<unknown>): (done: number) => Promise<void> {
  let toldAt = 0
  return async (done) => {
    if (performance.now() - toldAt <= TELL_MILLIS) return
    toldAt = performance.now()
    await tell(done)
  }
}

/** Deletes files older than they are kept, and halves of files that nobody goes on with. */
export async function dropOlder(folder: string, days: number, now: Date): Promise<void> {
  for (const tenant of await readdir(folder).catch(() => []))
    for (const name of await readdir(join(folder, tenant))) {
      const path = join(folder, tenant, name)
      const { mtimeMs } = await stat(path)
      if (now.getTime() - mtimeMs > days * 86_400_000) await rm(path, { force: true })
    }
}
