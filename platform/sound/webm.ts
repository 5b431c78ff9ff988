import { OPUS_RATE, opusSamples, readOpusHead } from './opus.ts'
import { BadSound, insist, part, type Sound } from './sound.ts'

/** Elements of WebM that are read or written (RFC 8794, RFC 9559). */
const ID = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxer: 0x4d80,
  writer: 0x5741,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  codec: 0x86,
  codecPrivate: 0x63a2,
  codecDelay: 0x56aa,
  seekPreRoll: 0x56bb,
  audio: 0xe1,
  rate: 0xb5,
  channels: 0x9f,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  cues: 0x1c53bb6b,
  tags: 0x1254c367,
  void: 0xec,
  crc: 0xbf,
  position: 0xa7,
  previousSize: 0xab,
} as const

/** What may stand in a segment beside the sound: tables and tags, which are left out. */
const LEFT_OUT: readonly number[] = [ID.seekHead, ID.cues, ID.tags, ID.void, ID.crc]
/** Lie about the time of a cluster only between these. */
const IN_CLUSTER: readonly number[] = [
  ID.timestamp,
  ID.simpleBlock,
  ID.blockGroup,
  ID.position,
  ID.previousSize,
  ID.void,
  ID.crc,
]
const MILLI = 1_000_000
/** A cluster of ours is no longer than this: times of blocks are 16 bits. */
const CLUSTER_MILLIS = 10_000
/** Browsers that record do not know how long it will be. */
const UNKNOWN = -1

type Block = { readonly at: number; readonly packet: Buffer }
type Element = { readonly id: number; readonly body: Buffer; readonly isOpen: boolean }

/** One track of Opus in WebM, as Chromium records it. The length, which a recorder leaves out, is written in. */
export function cleanWebm(bytes: Buffer): Sound {
  const [ebml, segment, ...more] = elements(bytes, [])
  insist(ebml?.id === ID.ebml && segment?.id === ID.segment && more.length === 0, 'not one segment')
  insist(text(find(elements(ebml.body, []), ID.docType)) === 'webm', 'not webm')
  let scale = MILLI
  let track: ReturnType<typeof readTrack> | undefined
  const blocks: Block[] = []
  for (const { id, body } of elements(segment.body, [ID.cluster])) {
    if (id === ID.info) scale = number(elements(body, []).find((one) => one.id === ID.timestampScale)?.body) ?? MILLI
    else if (id === ID.tracks) {
      insist(track === undefined, 'tracks twice')
      track = readTrack(body)
    } else if (id === ID.cluster) {
      if (track === undefined) throw new BadSound('a cluster before its track')
      blocks.push(...blocksIn(body, track.number, scale / MILLI))
    } else insist(LEFT_OUT.includes(id), `element ${id.toString(16)}`)
  }
  if (track === undefined || blocks.length === 0) throw new BadSound('no sound')
  const samples = blocks.reduce((sum, { packet }) => sum + opusSamples(packet), 0)
  const last = blocks[blocks.length - 1]
  const millis = Math.round(
    Math.max((samples * 1000) / OPUS_RATE, last.at + (opusSamples(last.packet) * 1000) / OPUS_RATE - blocks[0].at),
  )
  return { mediaType: 'audio/webm', millis, bytes: write(track, blocks, millis) }
}

function readTrack(tracks: Buffer) {
  const entries = elements(tracks, []).filter(({ id }) => id !== ID.void && id !== ID.crc)
  insist(entries.length === 1 && entries[0].id === ID.track, 'not one track')
  const fields = elements(entries[0].body, [])
  insist(number(find(fields, ID.trackType)) === 2, 'not a track of sound')
  insist(text(find(fields, ID.codec)) === 'A_OPUS', 'codec')
  const head = find(fields, ID.codecPrivate)
  const { channels } = readOpusHead(head)
  return { number: number(find(fields, ID.trackNumber)) ?? 0, head, channels }
}

function blocksIn(cluster: Buffer, trackNumber: number, scale: number): Block[] {
  const parts = elements(cluster, [])
  insist(
    parts.every(({ id }) => IN_CLUSTER.includes(id)),
    'element in a cluster',
  )
  const from = number(find(parts, ID.timestamp)) ?? 0
  return parts.flatMap(({ id, body }) => {
    if (id === ID.simpleBlock) return [block(body, trackNumber, from, scale)]
    return id === ID.blockGroup ? [block(find(elements(body, []), ID.block), trackNumber, from, scale)] : []
  })
}

function block(body: Buffer, trackNumber: number, from: number, scale: number): Block {
  const track = vint(body, 0)
  insist(track.value === trackNumber, 'another track')
  const at = (from + body.readInt16BE(track.length)) * scale
  insist(at >= 0 && at < 600_000, 'time')
  insist((body[track.length + 2] & 0x06) === 0, 'lacing')
  return { at, packet: body.subarray(track.length + 3) }
}

/** The elements in a body. One of unknown length (only a segment or one of `open`) ends where its next sibling begins. A last one that was cut off is left out. */
function elements(bytes: Buffer, open: readonly number[]): Element[] {
  const found: Element[] = []
  for (let at = 0; at < bytes.length; ) {
    const id = elementId(bytes, at)
    const size = vint(bytes, at + id.length)
    const from = at + id.length + size.length
    if (size.value !== UNKNOWN) {
      if (from + size.value > bytes.length && open.includes(id.value) && found.length > 0) break
      found.push({ id: id.value, body: part(bytes, from, size.value), isOpen: false })
      at = from + size.value
    } else if (id.value === ID.segment) {
      found.push({ id: id.value, body: bytes.subarray(from), isOpen: true })
      at = bytes.length
    } else {
      insist(open.includes(id.value), 'an element of unknown length')
      const end = endOfOpen(bytes, from)
      found.push({ id: id.value, body: bytes.subarray(from, end), isOpen: true })
      at = end
    }
  }
  return found
}

/** Where a cluster of unknown length ends: at the first element that does not stand inside one. */
function endOfOpen(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length) {
    const id = elementId(bytes, at)
    if (!IN_CLUSTER.includes(id.value)) return at
    const size = vint(bytes, at + id.length)
    insist(size.value !== UNKNOWN, 'an element of unknown length')
    const next = at + id.length + size.length + size.value
    // Cut off while recording: what came whole before it stays.
    if (next > bytes.length) return at
    at = next
  }
  return at
}

function elementId(bytes: Buffer, at: number): { value: number; length: number } {
  const length = Math.clz32(part(bytes, at, 1)[0]) - 23
  insist(length <= 4, 'id')
  return { value: part(bytes, at, length).readUIntBE(0, length), length }
}

function vint(bytes: Buffer, at: number): { value: number; length: number } {
  const length = Math.clz32(part(bytes, at, 1)[0]) - 23
  insist(length <= 8, 'length')
  const all = part(bytes, at, length)
  let value = all[0] & (0xff >> length)
  let isUnknown = value === 0xff >> length
  for (const byte of all.subarray(1)) {
    value = value * 256 + byte
    isUnknown &&= byte === 0xff
  }
  return { value: isUnknown ? UNKNOWN : value, length }
}

function find(among: readonly Element[], id: number): Buffer {
  const found = among.find((one) => one.id === id)
  if (!found) throw new BadSound(`element ${id.toString(16)} missing`)
  return found.body
}

function number(body: Buffer | undefined): number | undefined {
  if (body === undefined) return undefined
  insist(body.length > 0 && body.length <= 6, 'number')
  return body.readUIntBE(0, body.length)
}

function text(body: Buffer): string {
  return body.toString('latin1').replace(/\0+$/, '')
}

// --- writing ---

function write(track: { head: Buffer; channels: number }, blocks: readonly Block[], millis: number): Buffer {
  const ebml = element(ID.ebml, [
    element(0x4286, uint(1)),
    element(0x42f7, uint(1)),
    element(0x42f2, uint(4)),
    element(0x42f3, uint(8)),
    element(ID.docType, Buffer.from('webm')),
    element(0x4287, uint(4)),
    element(0x4285, uint(2)),
  ])
  const info = element(ID.info, [
    element(ID.timestampScale, uint(MILLI)),
    element(ID.duration, float(millis)),
    element(ID.muxer, Buffer.from('weige')),
    element(ID.writer, Buffer.from('weige')),
  ])
  const { preSkip } = readOpusHead(track.head)
  const entry = element(ID.track, [
    element(ID.trackNumber, uint(1)),
    element(ID.trackUid, uint(1)),
    element(ID.trackType, uint(2)),
    element(ID.codec, Buffer.from('A_OPUS')),
    element(ID.codecPrivate, track.head),
    element(ID.codecDelay, uint(Math.round((preSkip * 1e9) / OPUS_RATE))),
    element(ID.seekPreRoll, uint(80_000_000)),
    element(ID.audio, [element(ID.rate, float(OPUS_RATE)), element(ID.channels, uint(track.channels))]),
  ])
  const start = blocks[0].at
  const clusters: Buffer[] = []
  let from = 0
  let parts: Buffer[] = []
  const close = () => {
    if (parts.length > 0) clusters.push(element(ID.cluster, [element(ID.timestamp, uint(from)), ...parts]))
    parts = []
  }
  for (const { at, packet } of blocks) {
    const time = Math.round(at - start)
    if (parts.length === 0 || time - from > CLUSTER_MILLIS || time < from) {
      close()
      from = Math.max(time, 0)
    }
    const head = Buffer.from([0x81, 0, 0, 0x80])
    head.writeInt16BE(Math.max(time, 0) - from, 1)
    parts.push(element(ID.simpleBlock, Buffer.concat([head, packet])))
  }
  close()
  return Buffer.concat([ebml, element(ID.segment, [info, element(ID.tracks, [entry]), ...clusters])])
}

function element(id: number, body: Buffer | readonly Buffer[]): Buffer {
  const inside = Buffer.isBuffer(body) ? body : Buffer.concat(body)
  const idBytes = Buffer.alloc(4)
  idBytes.writeUInt32BE(id)
  const size = Buffer.alloc(8)
  size.writeUIntBE(inside.length, 2, 6)
  size[0] = 0x01
  return Buffer.concat([idBytes.subarray(idBytes.findIndex((byte) => byte !== 0)), size, inside])
}

function uint(value: number): Buffer {
  const bytes = Buffer.alloc(6)
  bytes.writeUIntBE(value, 0, 6)
  const first = bytes.findIndex((byte) => byte !== 0)
  return bytes.subarray(first === -1 ? 5 : first)
}

function float(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes
}
