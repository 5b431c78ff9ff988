import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createBuilder } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

type Entry = { file: string; css?: string[]; imports?: string[] }

const PAGE = 'field/index.html'
const outDir = mkdtempSync(join(tmpdir(), 'weige-field-'))
let scripts: string[] = []
let styles: string[] = []

beforeAll(async () => {
  const inline = { logLevel: 'silent', build: { outDir, emptyOutDir: false } } as const
  const builder = await createBuilder({ configFile: 'vite.config.ts', ...inline })
  await builder.build(builder.environments.field)
  const manifest: Record<string, Entry> = JSON.parse(read('field/manifest.json'))
  const seen = new Set<string>()
  const follow = (key: string) => {
    if (seen.has(key)) return
    seen.add(key)
    const entry = manifest[key]
    scripts = [...scripts, entry.file]
    styles = [...styles, ...(entry.css ?? [])]
    for (const next of entry.imports ?? []) follow(next)
  }
  follow(PAGE)
}, 120_000)
afterAll(() => rmSync(outDir, { recursive: true, force: true }))

test('loads at most 100 kB at first (gzip), scripts and styles together', () => {
  expect(scripts.length).toBeGreaterThan(0)
  expect(styles.length).toBeGreaterThan(0)
  const sizes = [...scripts, ...styles].map((file) => gzipSync(readFileSync(join(outDir, file))).length)
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(100_000)
})

test('ships Preact, no React, no Zod', () => {
  const text = scripts.map(read).join('')
  expect(text).toContain('__k')
  expect(text).not.toMatch(/react\.production|ZodError|_zod/)
})

test('asks no other host, has no inline script or style, and leaves the place where the server lays in what it knows', () => {
  const html = read(PAGE)
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(html).not.toMatch(/<style|style="|<script(?![^>]*\bsrc=)/)
  expect(html).toContain('<!--start-->')
})

function read(file: string): string {
  return readFileSync(join(outDir, file), 'utf8')
}
