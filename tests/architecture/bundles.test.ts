import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

/** What each page may weigh before it can be used, in bytes of gzip: with the first thing that it shows, where that is loaded apart. */
const PAGES = [
  { of: 'resident', page: 'resident/index.html', shows: [], scripts: 100_000, styles: 20_000 },
  { of: 'resident', page: 'resident/chooser.html', shows: [], scripts: 100_000, styles: 20_000 },
  { of: 'field', page: 'field/index.html', shows: [], scripts: 100_000, styles: 20_000 },
  {
    of: 'client',
    page: 'console/index.html',
    shows: ['console/sign-in/sign-in-page.tsx'],
    scripts: 500_000,
    styles: 20_000,
  },
  { of: 'client', page: 'console/index.html', shows: ['console/desk/desk-page.tsx'], scripts: 500_000, styles: 20_000 },
] as const
/** All that the members' phone app can ever load: what a phone keeps to open without a network. */
const FIELD_WHOLE = 350_000
const MANIFESTS = { resident: 'resident', field: 'field', client: 'staff' } as const

type Entry = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] }

const outDir = mkdtempSync(join(tmpdir(), 'weige-bundles-'))
const manifests: Record<string, Record<string, Entry>> = {}

beforeAll(async () => {
  // As it is shipped: within a test run pages would be built with what helps while developing.
  vi.stubEnv('NODE_ENV', 'production')
  const inline = { logLevel: 'silent', build: { outDir, emptyOutDir: false } } as const
  const builder = await createBuilder({ configFile: 'vite.config.ts', ...inline })
  for (const [environment, folder] of Object.entries(MANIFESTS)) {
    await builder.build(builder.environments[environment])
    manifests[environment] = JSON.parse(read(`${folder}/manifest.json`))
  }
}, 240_000)
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(outDir, { recursive: true, force: true })
})

describe.each(PAGES)('$page $shows', ({ of, page, shows, scripts, styles }) => {
  test(`loads at most ${scripts / 1000} kB of scripts and ${styles / 1000} kB of styles at first (gzip)`, () => {
    const first = filesOf(of, [page, ...shows], false)
    expect(first.scripts.length).toBeGreaterThan(0)
    expect(gzipped(first.scripts)).toBeLessThanOrEqual(scripts)
    expect(gzipped(first.styles)).toBeLessThanOrEqual(styles)
  })

  test('asks no other host, and has no inline script or style', () => {
    const html = read(page)
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
    expect(html).not.toMatch(/<style|style="|<script(?![^>]*\bsrc=)/)
  })
})

describe.each(PAGES.filter((one) => one.of !== 'client'))('$page', ({ of, page }) => {
  test('ships Preact, no React, no Zod', () => {
    const text = filesOf(of, [page], true).scripts.map(read).join('')
    expect(text).toContain('__k')
    expect(text).not.toMatch(/react\.production|ZodError|_zod/)
  })

  test('leaves the place where the server lays in what it knows', () => {
    expect(read(page)).toContain('<!--start-->')
  })
})

test(`the members' phone app weighs at most ${FIELD_WHOLE / 1000} kB in all (gzip)`, () => {
  const { scripts, styles } = filesOf('field', ['field/index.html'], true)
  expect(gzipped([...scripts, ...styles])).toBeLessThanOrEqual(FIELD_WHOLE)
})

/** The scripts and styles that modules need at once, or with all they may load later. */
function filesOf(
  environment: string,
  modules: readonly string[],
  isWhole: boolean,
): { scripts: string[]; styles: string[] } {
  const [scripts, styles, seen] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const follow = (key: string) => {
    const entry = manifests[environment][key]
    if (seen.has(key)) return
    seen.add(key)
    scripts.add(entry.file)
    for (const style of entry.css ?? []) styles.add(style)
    for (const next of [...(entry.imports ?? []), ...(isWhole ? (entry.dynamicImports ?? []) : [])]) follow(next)
  }
  modules.forEach(follow)
  return { scripts: [...scripts], styles: [...styles] }
}

function gzipped(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).length, 0)
}

function read(file: string): string {
  return readFileSync(join(outDir, file), 'utf8')
}
