import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'

/** What the build says of a chunk: its file, its styles, and what it needs at once and later. */
const Chunk = z.object({
  file: z.string(),
  css: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
  dynamicImports: z.array(z.string()).default([]),
})
type Chunks = Record<string, z.infer<typeof Chunk>>

const BUILT = new URL('../../dist/faces/', import.meta.url)
const FIRST = ['console/index.html', 'console/desk/desk-page.tsx']
const LATER = [
  'console/case/case-pane.tsx',
  'console/enter/enter-page.tsx',
  'console/grids/grids-page.tsx',
  'console/imports/import-page.tsx',
  'console/people/people-page.tsx',
  'console/rules/rules-page.tsx',
  'console/shell/more-page.tsx',
  'console/sign-in/sign-in-page.tsx',
]
const MOST_BYTES = 500_000

test('the console opens with at most 500 kB, packed', async () => {
  const chunks = await readChunks()
  const files = new Set(FIRST.flatMap((name) => needed(chunks, name)))
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(new URL(file, BUILT))).length))
  const sum = sizes.reduce((total, size) => total + size, 0)
  expect(sum, `${files.size} files`).toBeGreaterThan(10_000)
  expect(sum, `${files.size} files`).toBeLessThan(MOST_BYTES)
})

test('every other page is fetched when it is opened', async () => {
  const chunks = await readChunks()
  const files = new Set(FIRST.flatMap((name) => needed(chunks, name)))
  for (const name of LATER) {
    expect(Object.keys(chunks), name).toContain(name)
    expect([...files], name).not.toContain(chunks[name].file)
  }
})

async function readChunks(): Promise<Chunks> {
  return z.record(z.string(), Chunk).parse(JSON.parse(await readFile(new URL('staff/manifest.json', BUILT), 'utf8')))
}

/** The files that a chunk brings with it, its own first. */
function needed(chunks: Chunks, name: string, seen = new Set<string>()): string[] {
  if (seen.has(name)) return []
  seen.add(name)
  const { file, css, imports } = chunks[name]
  return [file, ...css, ...imports.flatMap((one) => needed(chunks, one, seen))]
}
