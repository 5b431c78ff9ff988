import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { withLock } from './lock.mjs'
import { isRunning, markOf, ownMark } from './processes.mjs'

vi.setConfig({ testTimeout: 60_000 })

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weige-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Adds one to the number in a file, with a pause between reading and writing in which another could do the same. */
const COUNT = `
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { withLock } from ${JSON.stringify(new URL('lock.mjs', import.meta.url).href)}
const [lock, file] = process.argv.slice(1)
for (let left = 25; left > 0; left -= 1) {
  await withLock(lock, async () => {
    const seen = Number(readFileSync(file, 'utf8'))
    await wait(1)
    writeFileSync(file, String(seen + 1))
  })
}
`

describe('withLock', () => {
  test('gives back what the work gives, and is free again after work that fails', async () => {
    expect(await withLock(folder, () => 7)).toBe(7)
    await expect(withLock(folder, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await withLock(folder, async () => 8)).toBe(8)
  })

  test('lets one at a time work, among processes and within one', async () => {
    const file = join(folder, 'count')
    writeFileSync(file, '0')
    const lock = join(folder, 'lock')
    const run = () =>
      new Promise((resolve) =>
        spawn(process.execPath, ['--input-type=module', '-e', COUNT, lock, file], { stdio: 'inherit' }).on(
          'exit',
          resolve,
        ),
      )
    const here = async () => {
      for (let left = 25; left > 0; left -= 1) {
        await withLock(lock, async () => {
          const seen = Number(readFileSync(file, 'utf8'))
          await new Promise((resolve) => setImmediate(resolve))
          writeFileSync(file, String(seen + 1))
        })
      }
    }
    expect(await Promise.all([run(), run(), here(), here()])).toEqual([0, 0, undefined, undefined])
    expect(readFileSync(file, 'utf8')).toBe('100')
    expect(readdirSync(lock)).toHaveLength(1)
  })

  test('takes the lock of a process that died with it, even when its number is in use again', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    symlinkSync(`${dead} 1`, join(folder, 'lock-4'))
    expect(await withLock(folder, () => 'taken')).toBe('taken')
    symlinkSync(`${process.pid} 1`, join(folder, 'lock-99'))
    expect(await withLock(folder, () => 'taken again')).toBe('taken again')
    expect(readdirSync(folder)).toEqual(['lock-100'])
  })

  test('tells once whom it waits for', async () => {
    const told: number[] = []
    let finish = () => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const first = withLock(folder, () => held)
    const second = withLock(
      folder,
      () => 'after',
      (pid) => {
        told.push(pid)
        finish()
      },
    )
    await first
    expect(await second).toBe('after')
    expect(told).toEqual([process.pid])
  })
})

describe('marks of processes', () => {
  test('a running process keeps its mark and a finished one has none', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] })
    const mark = markOf(child.pid ?? 0)
    expect(mark).toMatch(new RegExp(`^${child.pid} `))
    expect(markOf(child.pid ?? 0)).toBe(mark)
    expect(isRunning(mark ?? '')).toBe(true)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(isRunning(mark ?? '')).toBe(false)
    expect(isRunning(ownMark())).toBe(true)
  })

  test('a zombie does not count as running', async () => {
    // The shell replaces itself by a program that never asks after the child it now has.
    const parent = spawn('/bin/sh', ['-c', "sh -c 'echo $$; exit 0' & exec sleep 30"], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (text) => resolve(Number(String(text)))),
    )
    const state = () => spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
    while (!state().startsWith('Z')) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(markOf(pid)).toBeUndefined()
    parent.kill('SIGKILL')
  })
})
