import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../architecture/sources.ts'
import { freePort, openTemporary, startServer } from '../support/server.ts'

/** The built program, as an operator starts it, when something is in its way: one clear sentence in both languages and an exit code. */

let folder: string
beforeAll(async () => {
  folder = await openTemporary('weige-start-')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('what is in the way is said', () => {
  test('a port in use', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    const ended = await start({ PORT: String(port), WEIGE_DATA: await data('port') })
    other.close()
    expect(ended.code).toBe(3)
    expect(ended.said).toContain(`端口 ${port} 已被占用`)
    expect(ended.said).toContain(`Port ${port} is in use`)
  }, 60_000)

  test('a second start on the same data', async () => {
    const folderOfBoth = await openTemporary('weige-second-')
    const first = await startServer({ data: folderOfBoth })
    const ended = await start({ PORT: String(await freePort()), WEIGE_DATA: folderOfBoth })
    expect(await first.stop()).toBe(0)
    await rm(folderOfBoth, { recursive: true, force: true })
    expect(ended.code).toBe(3)
    expect(ended.said).toContain('Weige is already running on this data folder')
  }, 60_000)

  test.each<[string, () => Promise<NodeJS.ProcessEnv>, RegExp]>([
    ['a port that is none', async () => ({ PORT: 'abc' }), /PORT 不是端口号.*PORT must be a number/s],
    [
      'a database that does not answer',
      async () => ({ DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/weige` }),
      /连不上数据库.*Cannot reach the database; check DATABASE_URL/s,
    ],
    [
      'a database that is not there',
      async () => ({
        DATABASE_URL: `postgres://postgres@/none?host=${encodeURIComponent(process.env.WEIGE_TEST_SOCKET ?? '')}&port=${process.env.WEIGE_TEST_PORT}`,
      }),
      /连不上数据库.*Cannot reach the database/s,
    ],
    [
      'a data folder that is a file',
      async () => {
        await writeFile(join(folder, 'file'), '')
        return { WEIGE_DATA: join(folder, 'file') }
      },
      /数据文件夹.*data folder/s,
    ],
  ])(
    '%s',
    async (name, env, sentence) => {
      const ended = await start({ PORT: String(await freePort()), WEIGE_DATA: await data(name), ...(await env()) })
      expect(ended.said).toMatch(sentence)
      expect(ended.said).not.toMatch(/ at .*\.mjs:\d+/)
      expect(ended.code).not.toBe(0)
    },
    60_000,
  )

  test('a full disk', async () => {
    const small = await openTemporary('weige-small-')
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', small]).status === 0
    // Only root may mount; where that is not allowed there is no small disk to fill.
    if (!mounted) return
    try {
      const ended = await start({ PORT: String(await freePort()), WEIGE_DATA: join(small, 'data') })
      expect(ended.said).toMatch(/磁盘.*disk/s)
      expect(ended.code).not.toBe(0)
    } finally {
      spawnSync('umount', ['-l', small])
      await rm(small, { recursive: true, force: true })
    }
  }, 120_000)
})

test('a first start that is killed anywhere is made good by the next', async () => {
  const place = await openTemporary('weige-killed-')
  for (const millis of [300, 1200, 2500]) {
    const child = launch({ PORT: String(await freePort()), WEIGE_DATA: place })
    await wait(millis)
    child.kill('SIGKILL')
    if (child.exitCode === null) await once(child, 'exit')
  }
  const server = await startServer({ data: place })
  expect((await fetch(`${server.url}/health`)).ok).toBe(true)
  expect(await server.stop()).toBe(0)
  await rm(place, { recursive: true, force: true })
}, 120_000)

test('an old Node is told so before anything is read', () => {
  const script = `Object.defineProperty(process.versions, 'node', { value: '18.20.0' }); Object.defineProperty(process, 'version', { value: 'v18.20.0' }); require(${JSON.stringify(join(ROOT, 'bin/node-version.cjs'))})`
  const ended = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  expect(ended.status).toBe(1)
  expect(ended.stderr).toContain('Weige needs Node.js 20.19 or later')
  expect(ended.stderr).toContain('当前版本为 v18.20.0')
})

function launch(env: NodeJS.ProcessEnv) {
  return spawn(process.execPath, [join(ROOT, 'dist/weige.mjs'), 'start'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Starts the program and waits for its end; it is killed when it does not end by itself. */
async function start(env: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const child = launch(env)
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), 50_000)
  const [code] = await once(child, 'exit')
  clearTimeout(timer)
  return { code, said }
}

async function data(name: string): Promise<string> {
  const path = join(folder, `data of ${name} 𠮷`)
  await mkdir(path, { recursive: true })
  return path
}
