import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCmap } from './cmap.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cmap-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the character map of a font', () => {
  test('format 12 maps groups, in every plane, and nothing between them', async () => {
    const glyphOf = await readCmap(await fontFile('full.ttf', [{ platform: 3, encoding: 10, bytes: FORMAT_12 }]))
    expect([0x41, 0x43, 0x20bb7, 0x20bb8].map(glyphOf)).toEqual([5, 7, 100, 101])
    expect([0x40, 0x44, 0x20bb6, 0x20bb9, 0x10ffff].map(glyphOf)).toEqual([0, 0, 0, 0, 0])
  })

  test('format 4 maps by delta and by the glyph array', async () => {
    const glyphOf = await readCmap(await fontFile('basic.ttf', [{ platform: 3, encoding: 1, bytes: FORMAT_4 }]))
    expect([0x41, 0x42].map(glyphOf)).toEqual([3, 4])
    expect([0x4e00, 0x4e01, 0x4e02].map(glyphOf)).toEqual([40, 0, 42])
    expect([0x40, 0x43, 0x4dff, 0x4e03, 0x20041].map(glyphOf)).toEqual([0, 0, 0, 0, 0])
  })

  test('format 12 wins over format 4', async () => {
    const both = [
      { platform: 3, encoding: 1, bytes: FORMAT_4 },
      { platform: 3, encoding: 10, bytes: FORMAT_12 },
    ]
    expect((await readCmap(await fontFile('both.ttf', both)))(0x41)).toBe(5)
  })

  test('variation sequences and old encodings are not Unicode maps', async () => {
    const others = [
      { platform: 0, encoding: 5, bytes: FORMAT_12 },
      { platform: 1, encoding: 0, bytes: FORMAT_4 },
    ]
    await expect(readCmap(await fontFile('other.ttf', others))).rejects.toThrow('no Unicode character map')
  })

  test('what is no font, a collection, or cut short is refused', async () => {
    const write = async (name: string, bytes: Uint8Array) => {
      await writeFile(join(folder, name), bytes)
      return join(folder, name)
    }
    await expect(readCmap(await write('text.ttf', Buffer.from('not a font at all')))).rejects.toThrow('not a single')
    await expect(readCmap(await write('many.ttc', Buffer.from('ttcf\0\x01\0\0\0\0\0\x02')))).rejects.toThrow(
      'not a single',
    )
    await expect(readCmap(await write('empty.ttf', new Uint8Array(4)))).rejects.toThrow('ends in the middle')
    await expect(readCmap(await fontFile('cut.ttf', [], 4))).rejects.toThrow('ends in the middle')
  })
})

/** Groups A–C → 5… and U+20BB7–U+20BB8 → 100…. */
const FORMAT_12 = Buffer.concat([u16(12, 0), u32(40, 0, 2, 0x41, 0x43, 5, 0x20bb7, 0x20bb8, 100)])

/** A–B by delta; U+4E00–U+4E02 by the glyph array (39, none, 41) with delta 1; the closing segment. */
const FORMAT_4 = u16(
  ...[4, 46, 0, 6, 0, 0, 0],
  ...[0x42, 0x4e02, 0xffff, 0],
  ...[0x41, 0x4e00, 0xffff],
  ...[(3 - 0x41) & 0xffff, 1, 1],
  ...[0, 4, 0],
  ...[39, 0, 41],
)

type Subtable = { platform: number; encoding: number; bytes: Buffer }

async function fontFile(name: string, subtables: Subtable[], cut = 0): Promise<string> {
  const headers: Buffer[] = []
  let offset = 4 + subtables.length * 8
  for (const { platform, encoding, bytes } of subtables) {
    headers.push(u16(platform, encoding), u32(offset))
    offset += bytes.length
  }
  const cmap = Buffer.concat([u16(0, subtables.length), ...headers, ...subtables.map(({ bytes }) => bytes)])
  const directory = Buffer.concat([Buffer.from('cmap'), u32(0, 28, cmap.length)])
  const font = Buffer.concat([u32(0x00010000), u16(1, 0, 0, 0), directory, cmap])
  await writeFile(join(folder, name), font.subarray(0, font.length - cut))
  return join(folder, name)
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, i) => {
    bytes.writeUInt16BE(value, i * 2)
  })
  return bytes
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, i) => {
    bytes.writeUInt32BE(value, i * 4)
  })
  return bytes
}
