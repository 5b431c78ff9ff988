import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pack, unpack } from './unpack.ts'

const LIMITS = { bytes: 1_000_000, entries: 100 }
const all = () => true

describe('unpack', () => {
  test('gives back what was packed', () => {
    const file = fc.tuple(fc.stringMatching(/^[a-z]{1,8}\.xml$/), fc.uint8Array({ maxLength: 300 }))
    fc.assert(
      fc.property(fc.uniqueArray(file, { selector: ([name]) => name, maxLength: 8 }), (files) => {
        const archive = pack(files.map(([name, bytes]) => [name, Buffer.from(bytes)]))
        const unpacked = unpack(archive, all, LIMITS)
        expect(unpacked.ok && [...unpacked.files]).toEqual(files.map(([name, bytes]) => [name, Buffer.from(bytes)]))
      }),
      { seed: 71, numRuns: 100 },
    )
  })

  test('takes only what is wanted', () => {
    const archive = pack([
      ['a.xml', Buffer.from('a')],
      ['b.bin', Buffer.from('b')],
    ])
    const unpacked = unpack(archive, (name) => name.endsWith('.xml'), LIMITS)
    expect(unpacked.ok && [...unpacked.files.keys()]).toEqual(['a.xml'])
  })

  test('a bomb is refused before it is unpacked, one that lies about its size while it is', () => {
    const bomb = deflated('a.xml', Buffer.alloc(50_000_000))
    expect(bomb.length).toBeLessThan(100_000)
    expect(unpack(bomb, all, LIMITS)).toEqual({ ok: false, fault: 'too_large' })
    expect(unpack(deflated('a.xml', Buffer.alloc(50_000_000), 1000), all, LIMITS)).toEqual({
      ok: false,
      fault: 'not_a_zip',
    })
  })

  test('too many entries, the same name twice, encryption and other files are refused', () => {
    const many = pack(Array.from({ length: 101 }, (_, i): [string, Buffer] => [`${i}.xml`, Buffer.alloc(0)]))
    expect(unpack(many, all, LIMITS)).toEqual({ ok: false, fault: 'too_large' })
    const twice = pack([
      ['a.xml', Buffer.from('1')],
      ['a.xml', Buffer.from('2')],
    ])
    expect(unpack(twice, all, LIMITS)).toEqual({ ok: false, fault: 'not_a_zip' })
    const locked = pack([['a.xml', Buffer.from('1')]])
    locked[locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8] |= 1
    expect(unpack(locked, all, LIMITS)).toEqual({ ok: false, fault: 'not_a_zip' })
    for (const other of ['', 'PK', '%PDF-1.7', '网格'.repeat(100)]) {
      expect(unpack(Buffer.from(other), all, LIMITS)).toEqual({ ok: false, fault: 'not_a_zip' })
    }
  })

  test('damage anywhere is found or harmless, never an exception', () => {
    const archive = deflated('xl/workbook.xml', Buffer.from('<workbook/>'.repeat(40)))
    fc.assert(
      fc.property(
        fc.nat(archive.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.nat(archive.length),
        (at, flip, length) => {
          const damaged = Buffer.from(archive)
          damaged[at] ^= flip
          unpack(damaged, all, LIMITS)
          unpack(archive.subarray(0, length), all, LIMITS)
        },
      ),
      { seed: 72, numRuns: 500 },
    )
  })
})

/** An archive with one compressed file, which may lie about its size. */
function deflated(name: string, content: Buffer, statedSize = content.length): Buffer {
  const plain = pack([[name, content]])
  const body = deflateRawSync(content, { level: 9 })
  const head = plain.subarray(0, 30 + name.length)
  const entry = Buffer.from(plain.subarray(30 + name.length + content.length, plain.length - 22))
  const end = Buffer.from(plain.subarray(plain.length - 22))
  const local = Buffer.from(head)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(body.length, 18)
  local.writeUInt32LE(statedSize, 22)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(body.length, 20)
  entry.writeUInt32LE(statedSize, 24)
  end.writeUInt32LE(local.length + body.length, 16)
  return Buffer.concat([local, body, entry, end])
}
