import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 60_000 })

const root = new URL('..', import.meta.url).pathname
let project = ''

/** Stands in for npm: notes that it ran, then makes the two packages the build needs, or fails with the words given. */
const NPM = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
appendFileSync('npm-runs', process.argv.slice(2).join(' ') + '\\n')
if (process.env.NPM_WORDS) {
  console.error(process.env.NPM_WORDS)
  process.exit(1)
}
if (process.env.NPM_HANGS) {
  process.on('SIGTERM', () => {})
  setInterval(() => {}, 1000)
} else {
  const make = (name, text) => {
    mkdirSync('node_modules/' + name, { recursive: true })
    writeFileSync('node_modules/' + name + '/package.json', '{"type":"module","main":"index.js"}')
    writeFileSync('node_modules/' + name + '/index.js', "import fs from 'node:fs'\\n" + text)
  }
  const server = "fs.appendFileSync('builds', 'server '); fs.copyFileSync(o.entryPoints[0], o.outfile)"
  make('esbuild', 'export async function build(o) { process.chdir(o.absWorkingDir); ' + server + ' }')
  const faces = "fs.appendFileSync('builds', 'faces '); fs.mkdirSync('dist/faces', { recursive: true })"
  make('vite', 'export async function createBuilder() { return { async buildApp() { ' + faces + ' } } }')
}
`

const PROGRAM = `
console.log('runs with', process.argv.slice(2).join(' '))
process.exitCode = 7
`

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'weige-setup-'))
  for (const part of ['bin', 'platform/db/embedded/lock.mjs', 'platform/db/embedded/processes.mjs']) {
    cpSync(join(root, part), join(project, part), { recursive: true })
  }
  mkdirSync(join(project, 'app'))
  writeFileSync(join(project, 'app', 'weige.ts'), PROGRAM)
  writeFileSync(join(project, 'package.json'), '{"type":"module"}')
  writeFileSync(join(project, 'package-lock.json'), '{"packages":{"":{}}}')
  writeFileSync(join(project, 'npm-cli.js'), NPM)
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

function begin(program: string, args: string[] = [], env: Record<string, string> = {}): ChildProcess {
  const { npm_lifecycle_event: _, ...inherited } = process.env
  return spawn(process.execPath, [join(project, 'bin', program), ...args], {
    cwd: tmpdir(),
    env: { ...inherited, npm_execpath: join(project, 'npm-cli.js'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function finish(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, out, err }
}

const run = (program: string, args: string[] = [], env: Record<string, string> = {}) =>
  finish(begin(program, args, env))
const text = (file: string) => (existsSync(join(project, file)) ? readFileSync(join(project, file), 'utf8') : '')

describe('npm start', () => {
  test('installs, builds and becomes the program; the second time it only becomes it', async () => {
    const first = await run('start.mjs', ['--port', '8081'])
    expect(first).toMatchObject({ code: 7, err: '' })
    expect(first.out).toContain('npm ci')
    expect(first.out).toContain('runs with start --sample --port 8081')
    const second = await run('start.mjs')
    expect(second).toEqual({ code: 7, out: 'runs with start --sample\n', err: '' })
    expect(text('npm-runs').split('\n')).toHaveLength(2)
    expect(text('builds')).toBe('server faces ')
  })

  test('two at once install and build once', async () => {
    const both = await Promise.all([run('start.mjs'), run('start.mjs')])
    expect(both.map(({ code }) => code)).toEqual([7, 7])
    expect(text('npm-runs').split('\n')).toHaveLength(2)
    expect(text('builds')).toBe('server faces ')
  })

  test('builds again when a source has changed, not when a test has; installs again when the lock has', async () => {
    await run('start.mjs')
    writeFileSync(join(project, 'app', 'weige.test.ts'), 'changed')
    await run('start.mjs')
    expect(text('builds')).toBe('server faces ')
    writeFileSync(join(project, 'app', 'weige.ts'), "console.log('changed')")
    expect((await run('start.mjs')).out).toContain('changed')
    expect(text('builds')).toBe('server faces server faces ')
    writeFileSync(join(project, 'package-lock.json'), '{"packages":{"":{"version":"2"}}}')
    await run('start.mjs')
    expect(text('npm-runs').split('\n')).toHaveLength(3)
  })

  test('takes what somebody has installed with npm himself when it is what the lock asks for', async () => {
    const lock = {
      packages: {
        '': {},
        'node_modules/a': { version: '1.0.0' },
        'node_modules/b': { version: '2.0.0', optional: true },
      },
    }
    await run('start.mjs')
    writeFileSync(join(project, 'package-lock.json'), JSON.stringify(lock))
    const installed = join(project, 'node_modules', '.package-lock.json')
    writeFileSync(installed, JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }))
    await run('start.mjs')
    expect(text('npm-runs').split('\n')).toHaveLength(2)
    writeFileSync(join(project, 'node_modules', '.weige-lock'), 'other')
    writeFileSync(installed, JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.1' } } }))
    await run('start.mjs')
    expect(text('npm-runs').split('\n')).toHaveLength(3)
  })

  test.each([
    ['npm error code ENOTFOUND', 'npm cannot reach its registry'],
    ['npm error code ENOSPC', 'is full'],
    ['npm error code EACCES', 'npm may not write'],
    ['npm error code EUSAGE', 'do not fit together'],
    ['npm error code EWHATEVER', 'npm ci failed'],
  ])('says what is wrong when npm says %s', async (words, sentence) => {
    const failed = await run('start.mjs', [], { NPM_WORDS: words })
    expect(failed.code).toBe(1)
    expect(failed.err).toContain(sentence)
    expect(failed.err).not.toMatch(/\n\s+at /)
    expect(existsSync(join(project, 'node_modules'))).toBe(false)
  })

  test('a signal while npm runs ends npm, even one that does not listen, and leaves no lock', async () => {
    const child = begin('start.mjs', [], { NPM_HANGS: '1' })
    const ended = finish(child)
    while (text('npm-runs') === '') await new Promise((resolve) => setTimeout(resolve, 10))
    child.kill('SIGTERM')
    const { code, err } = await ended
    expect(code).toBe(1)
    expect(err).toContain('Installing was interrupted')
    expect((await run('start.mjs')).code).toBe(7)
  })

  test('a build that fails says so and leaves nothing that looks built', async () => {
    await run('start.mjs')
    writeFileSync(
      join(project, 'node_modules', 'vite', 'index.js'),
      "export function createBuilder() { throw new Error('no page') }",
    )
    writeFileSync(join(project, 'app', 'weige.ts'), 'changed')
    const failed = await run('start.mjs')
    expect(failed.code).toBe(1)
    expect(failed.err).toContain('no page')
    expect((await run('start.mjs')).code).toBe(1)
  })
})

describe('weige', () => {
  test("hands the operator's words over, and keeps standard output for the program's result", async () => {
    const { code, out, err } = await run('weige', ['doctor', '--json'])
    expect({ code, out }).toEqual({ code: 7, out: 'runs with doctor --json\n' })
    expect(err).toContain('npm ci')
  })
})

describe('an old Node', () => {
  test.each(['8.17.0', '18.20.8', '20.18.3', '21.7.3', '22.12.0'])('%s is told what is needed', async (version) => {
    const pretend = join(project, 'pretend.cjs')
    writeFileSync(pretend, `Object.defineProperty(process.versions, 'node', { value: '${version}' })`)
    const told = await run('start.mjs', [], { NODE_OPTIONS: `--require ${pretend}` })
    expect(told.code).toBe(1)
    expect(told.err).toContain('Weige needs Node.js 20.19 or later')
    expect(readdirSync(project)).not.toContain('npm-runs')
  })
})
