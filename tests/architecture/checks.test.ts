import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const run = promisify(execFile)
const ROOT = new URL('../..', import.meta.url).pathname

/** Runs a tool of the project; its output is the message when it fails. */
async function check(tool: string, ...args: string[]): Promise<string> {
  try {
    await run(process.execPath, [`${ROOT}/node_modules/${tool}`, ...args], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 })
    return ''
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return `${stdout}\n${stderr}`.trim().slice(0, 8000)
  }
}

describe('tools', () => {
  test('types', { timeout: 240_000 }, async () => {
    expect(await check('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json')).toBe('')
  })

  test('pure files compile without any environment', { timeout: 120_000 }, async () => {
    expect(await check('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.pure.json')).toBe('')
  })

  test('format and lint', { timeout: 120_000 }, async () => {
    expect(await check('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--max-diagnostics=60', '.')).toBe('')
  })

  test('arrows between modules', { timeout: 240_000 }, async () => {
    expect(
      await check(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'err',
        'platform',
        'modules',
        'faces',
        'app',
        'seeds',
      ),
    ).toBe('')
  })
})
