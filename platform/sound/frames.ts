import { BadSound, insist, part, type Sound } from './sound.ts'

/** Bytes of a frame with its first byte, by the mode in it (RFC 4867, 5.3): 20 ms each. */
const AMR = {
  '#!AMR\n': [13, 14, 16, 18, 20, 21, 27, 32, 6],
  '#!AMR-WB\n': [18, 24, 33, 37, 41, 47, 51, 59, 61, 6],
} as const
/** No speech, nothing but the mode. */
const NO_DATA = [14, 15]

/** AMR, narrow or wide, as old phones record it: a mark and frames, nothing else. */
export function cleanAmr(bytes: Buffer): Sound {
  const mark = bytes.toString('latin1', 0, 9).startsWith('#!AMR-WB\n') ? '#!AMR-WB\n' : '#!AMR\n'
  insist(bytes.toString('latin1', 0, mark.length) === mark, 'mark')
  const frames = amrFrames(bytes.subarray(mark.length), AMR[mark])
  const mediaType = mark === '#!AMR\n' ? 'audio/amr' : 'audio/amr-wb'
  return { mediaType, millis: frames.length * 20, bytes: Buffer.concat([Buffer.from(mark), ...frames]) }
}

function amrFrames(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  return walk(bytes, (at) => {
    insist((bytes[at] & 0x83) === 0, 'frame')
    const mode = (bytes[at] >> 3) & 0x0f
    const size = NO_DATA.includes(mode) ? 1 : sizes[mode]
    if (size === undefined) throw new BadSound('mode')
    return size
  })
}

const MP3_RATES = [44_100, 48_000, 32_000]
/** kbit/s of layer III, by version: 1, and 2 or 2.5. */
const MP3_BITRATES = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
]

/** MP3: its frames, without the tags before and behind and without the table that some encoders put into the first one. */
export function cleanMp3(bytes: Buffer): Sound {
  const audio = withoutTags(bytes)
  let kind: string | undefined
  let millis = 0
  const frames = walk(audio, (at) => {
    const frame = mp3Frame(audio, at)
    kind ??= frame.kind
    insist(kind === frame.kind, 'frames of different kinds')
    millis += frame.millis
    return frame.size
  })
  const hasTable = /Xing|Info|VBRI/.test(frames[0]?.toString('latin1', 4, 60) ?? '')
  if (hasTable) millis -= mp3Frame(audio, 0).millis
  return {
    mediaType: 'audio/mpeg',
    millis: Math.round(millis),
    bytes: Buffer.concat(hasTable ? frames.slice(1) : frames),
  }
}

function mp3Frame(bytes: Buffer, at: number): { kind: string; size: number; millis: number } {
  const head = part(bytes, at, 4)
  const version = (head[1] >> 3) & 3
  insist(head[0] === 0xff && head[1] >> 5 === 7 && version !== 1 && ((head[1] >> 1) & 3) === 1, 'frame')
  const isOne = version === 3
  const rate = MP3_RATES[(head[2] >> 2) & 3] / (isOne ? 1 : version === 2 ? 2 : 4)
  const bitrate = MP3_BITRATES[isOne ? 0 : 1][head[2] >> 4]
  insist(Number.isFinite(rate) && bitrate > 0, 'rate')
  const samples = isOne ? 1152 : 576
  const size = Math.floor((samples / 8) * ((bitrate * 1000) / rate)) + ((head[2] >> 1) & 1)
  return { kind: `${version} ${rate}`, size, millis: (samples * 1000) / rate }
}

/** Without ID3v2 in front, and ID3v1 and APE behind. */
function withoutTags(bytes: Buffer): Buffer {
  let rest = bytes
  while (rest.toString('latin1', 0, 3) === 'ID3') {
    const size = part(rest, 6, 4).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0)
    const footer = rest[5] & 0x10 ? 10 : 0
    part(rest, 0, 10 + size + footer)
    rest = rest.subarray(10 + size + footer)
  }
  if (rest.length >= 128 && rest.toString('latin1', rest.length - 128, rest.length - 125) === 'TAG')
    rest = rest.subarray(0, -128)
  if (rest.length >= 32 && rest.toString('latin1', rest.length - 32, rest.length - 24) === 'APETAGEX') {
    const header = rest.readUInt32LE(rest.length - 12) & 0x80000000 ? 32 : 0
    const size = rest.readUInt32LE(rest.length - 20) + header
    rest = part(rest, 0, rest.length - size)
  }
  return rest
}

const AAC_RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350]

/** AAC without a container (ADTS), as some recorders write it. */
export function cleanAdts(bytes: Buffer): Sound {
  let rate: number | undefined
  const frames = walk(bytes, (at) => {
    const head = part(bytes, at, 7)
    insist(head[0] === 0xff && (head[1] & 0xf6) === 0xf0, 'frame')
    const its = AAC_RATES[(head[2] >> 2) & 0x0f]
    rate ??= its
    insist(its !== undefined && its === rate, 'rate')
    const size = ((head[3] & 3) << 11) | (head[4] << 3) | (head[5] >> 5)
    insist(size >= 7, 'size')
    return size
  })
  return {
    mediaType: 'audio/aac',
    millis: Math.round((frames.length * 1024 * 1000) / (rate ?? 1)),
    bytes: Buffer.concat(frames),
  }
}

/** PCM, A-law or µ-law; 0xfffe says that what it is stands further behind. */
const WAV_FORMATS = [1, 3, 6, 7]

/** WAV: what it says of its samples, and the samples. */
export function cleanWav(bytes: Buffer): Sound {
  let format: Buffer | undefined
  let data: Buffer | undefined
  for (let at = 12; at + 8 <= bytes.length && data === undefined; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    if (name === 'fmt ') format = part(bytes, at + 8, size)
    // A recorder that was cut off, or wrote as it went, does not know the size.
    if (name === 'data') data = bytes.subarray(at + 8, Math.min(at + 8 + size || bytes.length, bytes.length))
    at += 8 + size + (size % 2)
  }
  if (format === undefined || data === undefined || format.length < 16) throw new BadSound('chunks')
  const code = format.readUInt16LE(0) === 0xfffe ? part(format, 24, 2).readUInt16LE(0) : format.readUInt16LE(0)
  const channels = format.readUInt16LE(2)
  const rate = format.readUInt32LE(4)
  const bits = format.readUInt16LE(14)
  const block = (channels * bits) / 8
  insist(WAV_FORMATS.includes(code) && (channels === 1 || channels === 2), 'format')
  insist([8, 16, 24, 32].includes(bits) && rate >= 8000 && rate <= 96_000, 'samples')
  const whole = data.subarray(0, data.length - (data.length % block))
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + whole.length, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(code, 20)
  header.writeUInt16LE(channels, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * block, 28)
  header.writeUInt16LE(block, 32)
  header.writeUInt16LE(bits, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(whole.length, 40)
  const millis = Math.round((whole.length * 1000) / (rate * block))
  return { mediaType: 'audio/wav', millis, bytes: Buffer.concat([header, whole]) }
}

/** Frame by frame to the end. A last one that was cut off is left out; anything else that is no frame is not taken. */
function walk(bytes: Buffer, sizeAt: (at: number) => number): Buffer[] {
  const frames: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    if (frames.length > 0 && bytes.length - at < 7) break
    const size = sizeAt(at)
    if (at + size > bytes.length && frames.length > 0) break
    frames.push(part(bytes, at, size))
    at += size
  }
  insist(frames.length > 0, 'no frames')
  return frames
}
