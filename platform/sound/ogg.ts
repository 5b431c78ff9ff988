import { OPUS_RATE, opusSamples, readOpusHead } from './opus.ts'
import { insist, part, type Sound } from './sound.ts'

/** What is written into the comment header, which has to be there: no comments. */
const TAGS = Buffer.concat([Buffer.from('OpusTags'), Buffer.from([5, 0, 0, 0]), Buffer.from('weige'), Buffer.alloc(4)])
/** Packets in one page of ours: a second of the usual 20 ms. */
const PER_PAGE = 50
const FLAG = { continued: 1, first: 2, last: 4 } as const
const SERIAL = 1

/** Opus in Ogg (RFC 3533, RFC 7845): one stream of it and nothing else. */
export function cleanOgg(bytes: Buffer): Sound {
  const [head, , ...packets] = packetsIn(bytes)
  insist(head !== undefined && packets.length > 0, 'no packets')
  readOpusHead(head)
  let samples = 0
  const pages = [page([head], 0, 0, FLAG.first), page([TAGS], 0, 1, 0)]
  for (let at = 0; at < packets.length; ) {
    // A page holds 255 segments of 255 bytes.
    let segments = 0
    let end = at
    while (end < packets.length && end - at < PER_PAGE) {
      const needed = Math.floor(packets[end].length / 255) + 1
      if (segments + needed > 255) break
      segments += needed
      samples += opusSamples(packets[end++])
    }
    insist(end > at, 'a packet longer than a page')
    pages.push(page(packets.slice(at, end), samples, pages.length, end === packets.length ? FLAG.last : 0))
    at = end
  }
  return { mediaType: 'audio/ogg', millis: Math.round((samples * 1000) / OPUS_RATE), bytes: Buffer.concat(pages) }
}

function packetsIn(bytes: Buffer): Buffer[] {
  const packets: Buffer[] = []
  let pieces: Buffer[] = []
  let serial: number | undefined
  let isOver = false
  for (let at = 0; at < bytes.length; ) {
    insist(!isOver && part(bytes, at, 4).toString('latin1') === 'OggS' && bytes[at + 4] === 0, 'page')
    const flags = bytes[at + 5]
    serial ??= bytes.readUInt32LE(at + 14)
    insist(bytes.readUInt32LE(at + 14) === serial, 'two streams')
    const lengths = part(bytes, at + 27, bytes[at + 26])
    const body = at + 27 + lengths.length
    const end = body + lengths.reduce((sum, one) => sum + one, 0)
    insist(crc(part(bytes, at, end - at)) === bytes.readUInt32LE(at + 22), 'checksum')
    insist(((flags & FLAG.continued) !== 0) === pieces.length > 0, 'continued')
    let from = body
    for (const length of lengths) {
      pieces.push(bytes.subarray(from, from + length))
      from += length
      if (length === 255) continue
      const packet = Buffer.concat(pieces)
      if (packet.length > 0) packets.push(packet)
      pieces = []
    }
    isOver = (flags & FLAG.last) !== 0
    at = end
  }
  return packets
}

function page(packets: readonly Buffer[], granule: number, sequence: number, flags: number): Buffer {
  const lengths = packets.flatMap(({ length }) => [...Array(Math.floor(length / 255)).fill(255), length % 255])
  const header = Buffer.alloc(27)
  header.write('OggS', 0, 'latin1')
  header[5] = flags
  header.writeBigInt64LE(BigInt(granule), 6)
  header.writeUInt32LE(SERIAL, 14)
  header.writeUInt32LE(sequence, 18)
  header[26] = lengths.length
  const whole = Buffer.concat([header, Buffer.from(lengths), ...packets])
  whole.writeUInt32LE(crc(whole), 22)
  return whole
}

const CRC_TABLE = Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24
  for (let bit = 0; bit < 8; bit++) rest = rest & 0x80000000 ? (rest << 1) ^ 0x04c11db7 : rest << 1
  return rest >>> 0
})

/** The checksum of a page, with its own four bytes counted as zero. */
function crc(page: Buffer): number {
  let sum = 0
  for (let i = 0; i < page.length; i++) {
    const byte = i >= 22 && i < 26 ? 0 : page[i]
    sum = ((sum << 8) ^ CRC_TABLE[((sum >>> 24) & 0xff) ^ byte]) >>> 0
  }
  return sum
}
