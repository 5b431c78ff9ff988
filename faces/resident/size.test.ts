import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

type Entry = { file: string; css?: string[]; imports?: string[] }

const outDir = mkdtempSync(join(tmpdir(), 'weige-resident-'))
let manifest: Record<string, Entry> = {}

beforeAll(async () => {
  const inline = { logLevel: 'silent', build: { outDir, emptyOutDir: false } } as const
  const builder = await createBuilder({ configFile: 'vite.config.ts', ...inline })
  await builder.build(builder.environments.resident)
  manifest = JSON.parse(readFileSync(join(outDir, 'resident/manifest.json'), 'utf8'))
}, 120_000)
afterAll(() => rmSync(outDir, { recursive: true, force: true }))

describe.each(['resident/index.html', 'resident/chooser.html'])('%s', (page) => {
  test('loads at most 100 kB of JavaScript and 20 kB of styles at first (gzip)', () => {
    const { scripts, styles } = firstLoad(page)
    expect(scripts.length).toBeGreaterThan(0)
    expect(gzipped(scripts)).toBeLessThanOrEqual(100_000)
    expect(gzipped(styles)).toBeLessThanOrEqual(20_000)
  })

  test('ships Preact, no React, no Zod', () => {
    const text = firstLoad(page).scripts.map(read).join('')
    expect(text).toContain('__k')
    expect(text).not.toMatch(/react\.production|ZodError|_zod/)
  })

  test('asks no other host, and has no inline script or style', () => {
    const html = read(page)
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
    expect(html).not.toMatch(/<style|style="|<script(?![^>]*\bsrc=)/)
  })

  test('leaves the place where the server lays in what it knows', () => {
    expect(read(page)).toContain('<!--start-->')
  })
})

/** What a page fetches before it can be used: its script, what that imports at once, and their styles. */
function firstLoad(page: string): { scripts: string[]; styles: string[] } {
  const [scripts, styles, seen] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const follow = (key: string) => {
    const entry = manifest[key]
    if (seen.has(key)) return
    seen.add(key)
    scripts.add(entry.file)
    for (const style of entry.css ?? []) styles.add(style)
    for (const next of entry.imports ?? []) follow(next)
  }
  follow(page)
  return { scripts: [...scripts], styles: [...styles] }
}

function gzipped(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).length, 0)
}

function read(file: string): string {
  return readFileSync(join(outDir, file), 'utf8')
}
