import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Account, chooseAccount } from './account.ts'
import { removeEmbedded } from './server.ts'
import { makeFolder, makeStage, query, runProgram, untilLeft } from './testing.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const isRoot = process.getuid?.() === 0
const self: Account = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0, isSelf: true }
/** Whom root hands the server to: an ordinary user that can also start it himself. */
const ordinary = isRoot ? chooseAccount('/tmp/nothing') : self
const starters = isRoot
  ? [
      { who: 'root', account: self },
      { who: 'an ordinary user', account: ordinary },
    ]
  : [{ who: 'an ordinary user', account: self }]

const folders: string[] = []
let stage = { folder: '', node: '' }

function newFolder(account?: Account): string {
  folders.push(makeFolder(account))
  return folders.at(-1) ?? ''
}

/** The server's parent, and that one's other children. */
function keepersOf(server: number): number[] {
  const rows = spawnSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n')
  const parents = new Map(
    rows.map((row) => row.trim().split(/\s+/).map(Number)).map(([pid, ppid]) => [pid ?? 0, ppid ?? 0]),
  )
  const keeper = parents.get(server) ?? 0
  return [keeper, ...[...parents].flatMap(([pid, parent]) => (parent === keeper && pid !== server ? [pid] : []))]
}

async function finish(run: Awaited<ReturnType<typeof runProgram>>): Promise<void> {
  run.child.stdin?.end()
  expect(await run.ended).toBe(0)
}

beforeAll(async () => {
  stage = await makeStage(ordinary)
  folders.push(stage.folder)
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe.each(starters)('processes of $who', ({ account }) => {
  test('two first starts at once make one database and one server, which ends with its starter', async () => {
    const dataDir = join(newFolder(account), 'db')
    const runs = await Promise.all([runProgram(stage, dataDir, account), runProgram(stage, dataDir, account)])
    expect(runs.map(({ told }) => told.isOurs).sort()).toEqual([false, true])
    expect(runs[0].told.pid).toBe(runs[1].told.pid)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('cluster'))).toEqual(['cluster'])
    expect(statSync(join(dataDir, 'cluster')).uid).toBe(account.isSelf ? ordinary.uid : account.uid)

    const [starter, guest] = runs[0].told.isOurs ? runs : [runs[1], runs[0]]
    await finish(guest)
    expect(await query(starter.told, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    await finish(starter)
    await untilLeft(dataDir)
  })

  test('a starter that is killed takes its server along, and the next start has the data', async () => {
    const dataDir = join(newFolder(account), 'db')
    const first = await runProgram(stage, dataDir, account)
    await query(first.told, 'CREATE TABLE kept AS SELECT 42 AS n')
    first.child.kill('SIGKILL')
    const second = await runProgram(stage, dataDir, account)
    expect(second.told.isOurs).toBe(true)
    expect(await query(second.told, 'SELECT n FROM kept')).toEqual([{ n: 42 }])

    // When the keeper dies too, nobody is left to stop the server, and the next start finds an orphan.
    for (const pid of keepersOf(second.told.pid)) process.kill(pid, 'SIGKILL')
    second.child.kill('SIGKILL')
    await second.ended
    const third = await runProgram(stage, dataDir, account)
    expect(third.told.isOurs).toBe(true)
    expect(third.told.pid).not.toBe(second.told.pid)
    expect(await query(third.told, 'SELECT n FROM kept')).toEqual([{ n: 42 }])
    await finish(third)
    await untilLeft(dataDir)
  })
})

if (isRoot) {
  describe('root and others', () => {
    test('root keeps the data elsewhere when the folder cannot be entered by the server', async () => {
      const closed = newFolder()
      chmodSync(closed, 0o700)
      const dataDir = join(closed, 'db')
      const first = await runProgram(stage, dataDir, self)
      await query(first.told, 'CREATE TABLE kept AS SELECT 42 AS n')
      await finish(first)
      const elsewhere = readFileSync(join(dataDir, 'location'), 'utf8')
      expect(elsewhere).toMatch(/^\/tmp\/weige\/data-/)
      expect(statSync(join(elsewhere, 'cluster')).uid).toBe(ordinary.uid)

      const second = await runProgram(stage, dataDir, self)
      expect(await query(second.told, 'SELECT n FROM kept')).toEqual([{ n: 42 }])
      const copy = join(newFolder(), 'db')
      cpSync(dataDir, copy, { recursive: true, verbatimSymlinks: true })
      const refused = await runProgram(stage, copy, self)
      expect(refused.told).toMatchObject({ code: 'already_running', message: expect.stringContaining('is a copy') })
      await finish(second)

      await removeEmbedded(dataDir)
      expect(existsSync(elsewhere)).toBe(false)
      expect(existsSync(dataDir)).toBe(false)
    })

    test('root opens the data folder itself, as far as its user needs to pass through', async () => {
      const dataDir = newFolder()
      chmodSync(dataDir, 0o700)
      await finish(await runProgram(stage, dataDir, self))
      expect(statSync(dataDir).mode & 0o777).toBe(0o711)
      expect(existsSync(join(dataDir, 'location'))).toBe(false)
    })

    test('data move out of a folder that root has closed, and follow a project that is moved', async () => {
      const open = newFolder()
      const first = await runProgram(stage, join(open, 'db'), self)
      await query(first.told, 'CREATE TABLE kept AS SELECT 42 AS n')
      await finish(first)
      chmodSync(open, 0o700)
      const second = await runProgram(stage, join(open, 'db'), self)
      await finish(second)
      renameSync(join(open, 'db'), join(open, 'moved'))
      const third = await runProgram(stage, join(open, 'moved'), self)
      expect(await query(third.told, 'SELECT n FROM kept')).toEqual([{ n: 42 }])
      await finish(third)
      await removeEmbedded(join(open, 'moved'))
    })

    test("in an ordinary user's folder the server runs as that user, who can then start it without root", async () => {
      const dataDir = join(newFolder(ordinary), 'db')
      const byRoot = await runProgram(stage, dataDir, self)
      await query(byRoot.told, 'CREATE TABLE kept AS SELECT 42 AS n')
      const joined = await runProgram(stage, dataDir, ordinary)
      expect(joined.told).toMatchObject({ isOurs: false, pid: byRoot.told.pid })
      await finish(joined)
      await finish(byRoot)
      const byUser = await runProgram(stage, dataDir, ordinary)
      expect(await query(byUser.told, 'SELECT n FROM kept')).toEqual([{ n: 42 }])
      await finish(byUser)
    })

    test('an ordinary user is told whose the data are', async () => {
      const dataDir = join(newFolder(), 'db')
      await finish(await runProgram(stage, dataDir, self))
      const refused = await runProgram(stage, dataDir, ordinary)
      expect(refused.told).toMatchObject({ code: 'unreachable_folder' })
      expect(refused.told.message).toContain('Start as the user it belongs to, or as root.')
      expect(await refused.ended).toBe(1)
    })

    test('data restored by root go back to the account that serves them', async () => {
      const dataDir = join(newFolder(), 'db')
      const first = await runProgram(stage, dataDir, self)
      await query(first.told, 'CREATE TABLE kept AS SELECT 42 AS n')
      await finish(first)
      spawnSync('chown', ['-R', 'root', dataDir])
      const second = await runProgram(stage, dataDir, self)
      expect(await query(second.told, 'SELECT n FROM kept')).toEqual([{ n: 42 }])
      await finish(second)
    })
  })
}
