import { chmodSync, cpSync, lstatSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Account, chooseAccount, runAs } from './account.ts'
import { findNative, prepareBinaries } from './binaries.ts'
import { makeFolder } from './testing.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const account: Account = chooseAccount('/tmp/nothing')
const folders: string[] = []
let native = ''
let copies = ''

beforeEach(() => {
  const folder = makeFolder()
  folders.push(folder)
  native = join(folder, 'package', 'native')
  copies = join(folder, 'copies')
  cpSync(dirname(findNative()), dirname(native), { recursive: true, verbatimSymlinks: true })
  for (const link of linksIn(native)) rmSync(link)
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function linksIn(folder: string): string[] {
  return readdirSync(join(folder, 'lib'))
    .map((name) => join(folder, 'lib', name))
    .filter((path) => lstatSync(path).isSymbolicLink())
}

describe('prepareBinaries', () => {
  test('adds the links that npm leaves out when install scripts are switched off', () => {
    const told: string[] = []
    const binaries = prepareBinaries(
      native,
      account,
      () => copies,
      (line) => told.push(line),
    )
    expect(binaries.postgres).toBe(join(native, 'bin', 'postgres'))
    expect(binaries.major).toBe('17')
    expect(linksIn(native).length).toBeGreaterThan(0)
    expect(runAs(account, binaries.initdb, ['--version']).stdout).toContain('17.')
    expect(told).toEqual([])
  })

  test('copies the programs when the account cannot reach them, once, and lets nobody but the copier change them', () => {
    if (account.isSelf) chmodSync(join(native, 'lib'), 0o500)
    else chmodSync(dirname(native), 0o700)
    const told: string[] = []
    const say = (line: string) => told.push(line)
    const first = prepareBinaries(native, account, () => copies, say)
    expect(first.postgres.startsWith(copies)).toBe(true)
    expect(runAs(account, first.initdb, ['--version']).stdout).toContain('17.')
    expect(lstatSync(first.postgres).mode & 0o022).toBe(0)
    expect(prepareBinaries(native, account, () => copies, say)).toEqual(first)
    expect(told).toHaveLength(1)
    expect(readdirSync(copies)).toHaveLength(1)
    chmodSync(join(native, 'lib'), 0o755)
  })

  test('says what is wrong when the programs do not run here', () => {
    cpSync('/bin/false', join(native, 'bin', 'postgres'), { dereference: true })
    expect(() =>
      prepareBinaries(
        native,
        account,
        () => copies,
        () => {},
      ),
    ).toThrow(expect.objectContaining({ code: 'no_binaries', message: expect.stringContaining('DATABASE_URL') }))
  })
})
