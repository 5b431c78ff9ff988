import { cleanAmr } from './frames.ts'
import { writeMp4 } from './mp4-write.ts'
import { BadSound, insist, part, type Sound } from './sound.ts'

type Box = {
  readonly name: string
  readonly body: Buffer /** Where the box begins in the file. */
  readonly at: number
}
/** One frame of a track, and for how long it sounds in units of the track. */
export type Sample = { readonly bytes: Buffer; readonly duration: number }
type Track = { id: number; timescale: number; handler: string; kind: string; entry: Buffer; samples: Sample[] }

/** What a whole file may hold; `udta` and `meta` with names and places are left out with everything else. */
const OUTSIDE = [
  'ftyp',
  'styp',
  'moov',
  'moof',
  'mdat',
  'free',
  'skip',
  'wide',
  'sidx',
  'mfra',
  'uuid',
  'meta',
  'udta',
  'pdin',
]
/** More frames than a minute can have. */
const MOST_SAMPLES = 20_000

/** AAC in MP4 as iPhones record it, whole or in fragments (ISO/IEC 14496-12 and -14), or AMR in 3GP; one track of sound. */
export function cleanMp4(bytes: Buffer): Sound {
  const boxes = boxesIn(bytes, 0)
  insist(
    boxes.every(({ name }) => OUTSIDE.includes(name)),
    'box',
  )
  const moov = need(boxes, 'moov')
  const inside = boxesIn(moov.body, moov.at + 8)
  const tracks = inside.filter(({ name }) => name === 'trak').map((one) => readTrack(bytes, one))
  insist(tracks.length === 1 && tracks[0].handler === 'soun', 'not one track of sound')
  const [track] = tracks
  for (const box of boxes) if (box.name === 'moof') readFragment(bytes, box, inside, track)
  insist(track.samples.length > 0 && track.samples.length < MOST_SAMPLES, 'samples')
  // Tables that point to the same bytes over and over would make a large sound out of a small file.
  insist(track.samples.reduce((sum, one) => sum + one.bytes.length, 0) <= bytes.length, 'samples twice')
  if (track.kind === 'samr')
    return cleanAmr(Buffer.concat([Buffer.from('#!AMR\n'), ...track.samples.map((one) => one.bytes)]))
  insist(track.kind === 'mp4a', 'codec')
  const units = track.samples.reduce((sum, one) => sum + one.duration, 0)
  const config = audioConfig(track.entry)
  return {
    mediaType: 'audio/mp4',
    millis: Math.round((units * 1000) / track.timescale),
    bytes: writeMp4(track.samples, track.timescale, config, track.entry),
  }
}

function readTrack(file: Buffer, trak: Box): Track {
  const inside = boxesIn(trak.body, 0)
  const mdia = boxesIn(need(inside, 'mdia').body, 0)
  const mdhd = need(mdia, 'mdhd').body
  const timescale = mdhd.readUInt32BE(mdhd[0] === 1 ? 20 : 12)
  insist(timescale > 0, 'timescale')
  const handler = need(mdia, 'hdlr').body.toString('latin1', 8, 12)
  const stbl = boxesIn(need(boxesIn(need(mdia, 'minf').body, 0), 'stbl').body, 0)
  const entries = boxesIn(need(stbl, 'stsd').body.subarray(8), 0)
  insist(entries.length === 1, 'kinds')
  return {
    id: need(inside, 'tkhd').body.readUInt32BE(need(inside, 'tkhd').body[0] === 1 ? 20 : 12),
    timescale,
    handler,
    kind: entries[0].name,
    entry: entries[0].body,
    samples: handler === 'soun' ? samplesOf(file, stbl) : [],
  }
}

/** The samples of a whole file, by its tables. */
function samplesOf(file: Buffer, stbl: readonly Box[]): Sample[] {
  const sizes = need(stbl, 'stsz').body
  const count = sizes.readUInt32BE(8)
  insist(count < MOST_SAMPLES, 'samples')
  const same = sizes.readUInt32BE(4)
  const durations = runs(need(stbl, 'stts').body, count)
  const wide = stbl.find(({ name }) => name === 'co64')
  const chunks = (wide ?? need(stbl, 'stco')).body
  const chunkCount = chunks.readUInt32BE(4)
  const chunkAt = (i: number) => (wide ? Number(chunks.readBigUInt64BE(8 + i * 8)) : chunks.readUInt32BE(8 + i * 4))
  const stsc = need(stbl, 'stsc').body
  const samples: Sample[] = []
  let rule = 0
  for (let chunk = 0; chunk < chunkCount && samples.length < count; chunk++) {
    while (rule + 1 < stsc.readUInt32BE(4) && stsc.readUInt32BE(8 + (rule + 1) * 12) <= chunk + 1) rule++
    const inChunk = stsc.readUInt32BE(12 + rule * 12)
    let at = chunkAt(chunk)
    for (let i = 0; i < inChunk && samples.length < count; i++) {
      const n = samples.length
      const size = same || sizes.readUInt32BE(12 + n * 4)
      samples.push({ bytes: part(file, at, size), duration: durations[n] })
      at += size
    }
  }
  insist(samples.length === count, 'fewer samples than counted')
  return samples
}

function runs(stts: Buffer, count: number): number[] {
  const durations: number[] = []
  for (let i = 0; i < stts.readUInt32BE(4) && durations.length < count; i++) {
    const times = Math.min(stts.readUInt32BE(8 + i * 8), count - durations.length)
    for (let n = 0; n < times; n++) durations.push(stts.readUInt32BE(12 + i * 8))
  }
  insist(durations.length === count, 'durations')
  return durations
}

const TFHD = { base: 0x01, description: 0x02, duration: 0x08, size: 0x10 } as const
const TRUN = { offset: 0x01, first: 0x04, duration: 0x100, size: 0x200, flags: 0x400, composition: 0x800 } as const

/** The samples of one fragment. */
function readFragment(file: Buffer, moof: Box, moov: readonly Box[], track: Track): void {
  const trex = moov
    .filter(({ name }) => name === 'mvex')
    .flatMap(({ body }) => boxesIn(body, 0))
    .find(({ name, body }) => name === 'trex' && body.readUInt32BE(4) === track.id)?.body
  for (const traf of boxesIn(moof.body, 0).filter(({ name }) => name === 'traf')) {
    const inside = boxesIn(traf.body, 0)
    const tfhd = need(inside, 'tfhd').body
    const flags = tfhd.readUInt32BE(0) & 0xffffff
    insist(tfhd.readUInt32BE(4) === track.id, 'another track')
    const base = flags & TFHD.base ? Number(tfhd.readBigUInt64BE(8)) : moof.at
    const take = numbersFrom(tfhd, flags & TFHD.base ? 16 : 8)
    if (flags & TFHD.description) take()
    const duration = flags & TFHD.duration ? take() : (trex?.readUInt32BE(12) ?? 0)
    const size = flags & TFHD.size ? take() : (trex?.readUInt32BE(16) ?? 0)
    let from = base
    for (const { name, body } of inside)
      if (name === 'trun') from = readRun(file, body, { base, from, duration, size }, track)
  }
}

function readRun(
  file: Buffer,
  trun: Buffer,
  { base, from, duration, size }: { base: number; from: number; duration: number; size: number },
  track: Track,
): number {
  const flags = trun.readUInt32BE(0) & 0xffffff
  const count = trun.readUInt32BE(4)
  insist(track.samples.length + count < MOST_SAMPLES, 'samples')
  const take = numbersFrom(trun, 8)
  // The offset may lie before the base.
  let where = flags & TRUN.offset ? base + (take() | 0) : from
  if (flags & TRUN.first) take()
  for (let i = 0; i < count; i++) {
    const its = flags & TRUN.duration ? take() : duration
    const length = flags & TRUN.size ? take() : size
    if (flags & TRUN.flags) take()
    if (flags & TRUN.composition) take()
    track.samples.push({ bytes: part(file, where, length), duration: its })
    where += length
  }
  return where
}

/** Reads one number of 32 bits after the other. */
function numbersFrom(bytes: Buffer, start: number): () => number {
  let at = start
  return () => {
    at += 4
    return bytes.readUInt32BE(at - 4)
  }
}

/** What a decoder must know (ISO/IEC 14496-3 AudioSpecificConfig), out of the descriptors of the entry. */
function audioConfig(entry: Buffer): Buffer {
  // The sound entry of version 0; QuickTime's version 1 has 16 bytes more.
  const esds = need(boxesIn(entry.subarray(entry.readUInt16BE(8) === 1 ? 44 : 28), 0), 'esds').body
  const outer = descriptor(esds, 4, 3)
  const decoder = descriptor(outer, 3, 4)
  insist(decoder[0] === 0x40, 'not AAC')
  const config = descriptor(decoder, 13, 5)
  insist(config.length >= 2 && config.length <= 16, 'config')
  return config
}

function descriptor(bytes: Buffer, from: number, tag: number): Buffer {
  insist(part(bytes, from, 1)[0] === tag, 'descriptor')
  let at = from + 1
  let length = 0
  for (let i = 0; i < 4; i++) {
    const byte = part(bytes, at++, 1)[0]
    length = length * 128 + (byte & 0x7f)
    if (byte < 0x80) break
  }
  return part(bytes, at, length)
}

function boxesIn(bytes: Buffer, offset: number): Box[] {
  const boxes: Box[] = []
  for (let at = 0; at < bytes.length; ) {
    const short = part(bytes, at, 8).readUInt32BE(0)
    const head = short === 1 ? 16 : 8
    const size = short === 1 ? Number(part(bytes, at, 16).readBigUInt64BE(8)) : short === 0 ? bytes.length - at : short
    insist(size >= head, 'box size')
    boxes.push({
      name: bytes.toString('latin1', at + 4, at + 8),
      body: part(bytes, at + head, size - head),
      at: offset + at,
    })
    at += size
  }
  return boxes
}

function need(boxes: readonly Box[], name: string): Box {
  const found = boxes.find((one) => one.name === name)
  if (!found) throw new BadSound(`box ${name} missing`)
  return found
}
