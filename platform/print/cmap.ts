import { open } from 'node:fs/promises'

/** The glyph of a code point in one font, or 0 (`.notdef`) when the font has none. */
export type GlyphOf = (codePoint: number) => number

/**
 * Reads which characters a TrueType or OpenType font can draw, without loading the whole file (a Chinese font has 10 MB,
 * its character map 200 kB). Follows OpenType 1.9, table `cmap`, subtable formats 12 and 4.
 * @param file path of a .ttf or .otf file (not a collection)
 * @throws if the file is not such a font or has no Unicode character map
 */
export async function readCmap(file: string): Promise<GlyphOf> {
  const handle = await open(file, 'r')
  try {
    const read = async (position: number, length: number): Promise<DataView> => {
      const bytes = new Uint8Array(length)
      const { bytesRead } = await handle.read(bytes, 0, length, position)
      if (bytesRead < length) throw new Error(`${file} ends in the middle of a table`)
      return new DataView(bytes.buffer)
    }
    const header = await read(0, 12)
    if (!FONT_TAGS.includes(header.getUint32(0))) throw new Error(`${file} is not a single TrueType or OpenType font`)
    const table = findTable(await read(12, header.getUint16(4) * 16), CMAP_TAG)
    if (!table) throw new Error(`${file} has no character map`)
    return parseCmap(await read(table.offset, table.length), file)
  } finally {
    await handle.close()
  }
}

/** `0x00010000`, `true` and `OTTO`: the first four bytes of a single font. */
const FONT_TAGS = [0x00010000, 0x74727565, 0x4f54544f]
const CMAP_TAG = 0x636d6170

function findTable(directory: DataView, tag: number): { offset: number; length: number } | undefined {
  for (let at = 0; at < directory.byteLength; at += 16) {
    if (directory.getUint32(at) === tag) {
      return { offset: directory.getUint32(at + 8), length: directory.getUint32(at + 12) }
    }
  }
  return undefined
}

function parseCmap(table: DataView, file: string): GlyphOf {
  const unicode = unicodeSubtables(table)
  const full = unicode.find((at) => table.getUint16(at) === 12)
  if (full !== undefined) return parseFormat12(table, full)
  const basic = unicode.find((at) => table.getUint16(at) === 4)
  if (basic !== undefined) return parseFormat4(table, basic)
  throw new Error(`${file} has no Unicode character map`)
}

/** Offsets of the subtables that map Unicode: platform 0 (except variation sequences, 5), and Windows 1 and 10. */
function unicodeSubtables(table: DataView): number[] {
  const offsets: number[] = []
  for (let i = 0; i < table.getUint16(2); i++) {
    const platform = table.getUint16(4 + i * 8)
    const encoding = table.getUint16(6 + i * 8)
    const isUnicode = platform === 0 ? encoding !== 5 : platform === 3 && (encoding === 1 || encoding === 10)
    if (isUnicode) offsets.push(table.getUint32(8 + i * 8))
  }
  return offsets
}

/** Groups of (first, last, first glyph), sorted by code point. */
function parseFormat12(table: DataView, start: number): GlyphOf {
  const count = table.getUint32(start + 12)
  const groups = new Uint32Array(count * 3)
  for (let i = 0; i < groups.length; i++) groups[i] = table.getUint32(start + 16 + i * 4)
  return (codePoint) => {
    const i = firstNotBelow(count, (group) => groups[group * 3 + 1] >= codePoint)
    if (i === count || groups[i * 3] > codePoint) return 0
    return groups[i * 3 + 2] + codePoint - groups[i * 3]
  }
}

/** Segments of the basic plane with a delta each, or an offset into an array of glyphs. */
function parseFormat4(table: DataView, start: number): GlyphOf {
  const count = table.getUint16(start + 6) / 2
  const ends = start + 14
  const starts = ends + count * 2 + 2
  const deltas = starts + count * 2
  const ranges = deltas + count * 2
  return (codePoint) => {
    if (codePoint > 0xffff) return 0
    const i = firstNotBelow(count, (segment) => table.getUint16(ends + segment * 2) >= codePoint)
    if (i === count) return 0
    const first = table.getUint16(starts + i * 2)
    if (first > codePoint) return 0
    const delta = table.getUint16(deltas + i * 2)
    const range = table.getUint16(ranges + i * 2)
    if (range === 0) return (codePoint + delta) & 0xffff
    const glyph = table.getUint16(ranges + i * 2 + range + (codePoint - first) * 2)
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
}

/** The first index in 0..count whose entry passes; `passes` must be false and then true. */
function firstNotBelow(count: number, passes: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(middle)) high = middle
    else low = middle + 1
  }
  return low
}
