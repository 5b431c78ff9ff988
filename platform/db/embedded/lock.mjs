import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isRunning, ownMark } from './processes.mjs'

const FREE = 'free'

/**
 * Runs `work` while no other process runs its own under the same folder, and gives back what it gives.
 * `waiting` is called once with the other's process number when somebody else is at work.
 *
 * The folder holds numbered symbolic links whose text is their holder's mark. The highest number is the lock; it is
 * free when its holder is dead or has left. Taking it means making the next number, which only one can do. The highest
 * is never removed, so one who read an old state finds a higher number than his own and steps back.
 */
export async function withLock(folder, work, waiting) {
  const leave = await take(folder, waiting)
  try {
    return await work()
  } finally {
    leave()
  }
}

async function take(folder, waiting) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let isTold = false
  for (;;) {
    const top = Math.max(0, ...numbersIn(folder))
    const holder = top === 0 ? FREE : readHolder(join(folder, `lock-${top}`))
    if (holder !== undefined && (holder === FREE || !isRunning(holder))) {
      const leave = claim(folder, top + 1)
      if (leave !== undefined) return leave
    } else if (holder !== undefined) {
      if (!isTold) waiting?.(Number(holder.split(' ', 1)[0]))
      isTold = true
      await wait(40)
    }
  }
}

/** The link that marks the lock as left is made beforehand, so that leaving works on a disk that has become full. */
function claim(folder, number) {
  const lock = join(folder, `lock-${number}`)
  const left = join(folder, `left-${number}-${randomUUID()}`)
  symlinkSync(FREE, left)
  try {
    symlinkSync(ownMark(), lock)
  } catch (error) {
    rmSync(left, { force: true })
    if (error.code === 'EEXIST') return undefined
    throw error
  }
  const names = readdirSync(folder)
  if (names.some((name) => name.startsWith('lock-') && numberOf(name) > number)) {
    rmSync(lock, { force: true })
    rmSync(left, { force: true })
    return undefined
  }
  for (const name of names) if (numberOf(name) < number) rmSync(join(folder, name), { force: true })
  return () => renameSync(left, lock)
}

function readHolder(link) {
  try {
    return readlinkSync(link)
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function numbersIn(folder) {
  return readdirSync(folder).flatMap((name) => (name.startsWith('lock-') ? [numberOf(name)] : []))
}

function numberOf(name) {
  return Number(name.split('-')[1])
}
