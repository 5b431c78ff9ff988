import type { Sample } from './mp4.ts'

const MATRIX = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000]

/** A whole MP4 of one track of AAC: the tables first, so that it sounds before it has come whole. */
export function writeMp4(samples: readonly Sample[], timescale: number, config: Buffer, entry: Buffer): Buffer {
  const units = samples.reduce((sum, one) => sum + one.duration, 0)
  const ftyp = box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42isom', 'latin1'))
  const channels = entry.readUInt16BE(16) === 2 ? 2 : 1
  // The length of the tables does not depend on where the sound begins, so they are made twice.
  const tables = (at: number) =>
    moov(samples, units, timescale, sampleEntry(config, channels, entry.readUInt32BE(24)), at)
  const start = ftyp.length + tables(0).length + 8
  return Buffer.concat([ftyp, tables(start), box('mdat', ...samples.map((one) => one.bytes))])
}

function moov(samples: readonly Sample[], units: number, timescale: number, entry: Buffer, at: number): Buffer {
  const stbl = box(
    'stbl',
    full('stsd', u32(1), entry),
    full('stts', ...durations(samples)),
    full('stsc', u32(1, 1, samples.length, 1)),
    full('stsz', u32(0, samples.length, ...samples.map((one) => one.bytes.length))),
    full('stco', u32(1, at)),
  )
  const dinf = box('dinf', full('dref', u32(1), box('url ', u32(1))))
  const minf = box('minf', full('smhd', u32(0)), dinf, stbl)
  const mdhd = full('mdhd', u32(0, 0, timescale, units), Buffer.from([0x55, 0xc4, 0, 0]))
  const hdlr = full('hdlr', u32(0), Buffer.from('soun'), u32(0, 0, 0), Buffer.from('\0'))
  const tkhd = box('tkhd', u32(1, 0, 0, 1, 0, units, 0, 0, 0, 0x01000000, ...MATRIX, 0, 0))
  const mvhd = full('mvhd', u32(0, 0, timescale, units, 0x10000, 0x01000000, 0, 0, ...MATRIX, 0, 0, 0, 0, 0, 0, 2))
  return box('moov', mvhd, box('trak', tkhd, box('mdia', mdhd, hdlr, minf)))
}

function durations(samples: readonly Sample[]): Buffer[] {
  const runs: { times: number; duration: number }[] = []
  for (const { duration } of samples) {
    const last = runs.at(-1)
    if (last?.duration === duration) last.times++
    else runs.push({ times: 1, duration })
  }
  return [u32(runs.length), ...runs.map((one) => u32(one.times, one.duration))]
}

function sampleEntry(config: Buffer, channels: number, rate: number): Buffer {
  const specific = Buffer.concat([Buffer.from([5, config.length]), config])
  const decoder = Buffer.concat([Buffer.from([4, 13 + specific.length, 0x40, 0x15, 0, 0, 0]), u32(0, 0), specific])
  const outer = Buffer.concat([Buffer.from([3, 6 + decoder.length, 0, 1, 0]), decoder, Buffer.from([6, 1, 2])])
  const head = Buffer.alloc(28)
  head.writeUInt16BE(1, 6)
  head.writeUInt16BE(channels, 16)
  head.writeUInt16BE(16, 18)
  head.writeUInt32BE(rate, 24)
  return box('mp4a', head, full('esds', outer))
}

function box(name: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([u32(8 + body.length), Buffer.from(name, 'latin1'), body])
}

/** A box with a version and flags, both zero. */
function full(name: string, ...parts: readonly Buffer[]): Buffer {
  return box(name, u32(0), ...parts)
}

function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, i * 4)
  return bytes
}
