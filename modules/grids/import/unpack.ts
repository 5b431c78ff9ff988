import { crc32, inflateRawSync } from 'node:zlib'

/** Files of a ZIP archive by name, unpacked. */
export type Unpacked = ReadonlyMap<string, Buffer>

/** How much an archive may hold. */
export type UnpackLimits = { readonly bytes: number; readonly entries: number }

/** Why an archive is not taken. */
export type UnpackFault = 'not_a_zip' | 'too_large'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 0x1

/**
 * Unpacks the wanted files of a ZIP archive (PKWARE APPNOTE 6.3.10; no ZIP64, no encryption, no parts). Safe against archives that lie about their
 * size: the sizes in the central directory are added up before anything is unpacked, and nothing is unpacked beyond its stated size.
 */
export function unpack(
  archive: Buffer,
  isWanted: (name: string) => boolean,
  limits: UnpackLimits,
): { readonly ok: true; readonly files: Unpacked } | { readonly ok: false; readonly fault: UnpackFault } {
  const entries = readDirectory(archive, limits.entries)
  if (typeof entries === 'string') return { ok: false, fault: entries }
  const wanted = entries.filter((entry) => isWanted(entry.name))
  if (wanted.reduce((sum, entry) => sum + entry.size, 0) > limits.bytes) return { ok: false, fault: 'too_large' }
  const files = new Map<string, Buffer>()
  for (const entry of wanted) {
    const content = readEntry(archive, entry)
    if (!content || files.has(entry.name)) return { ok: false, fault: 'not_a_zip' }
    files.set(entry.name, content)
  }
  return { ok: true, files }
}

/** Packs files into a ZIP archive without compression, in this order. */
export function pack(files: Iterable<readonly [name: string, content: Buffer]>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of files) {
    const title = Buffer.from(name, 'utf8')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(content.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([uint32(LOCAL), common, title, content])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([uint32(ENTRY), Buffer.from([20, 0]), common, rest, title]))
    parts.push(local)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, list, end])
}

type Entry = { name: string; method: number; packed: number; size: number; crc: number; offset: number }

function readDirectory(archive: Buffer, mostEntries: number): Entry[] | UnpackFault {
  const end = archive.lastIndexOf(uint32(END))
  if (end < 0 || end + END_BYTES > archive.length) return 'not_a_zip'
  const count = archive.readUInt16LE(end + 10)
  if (count > mostEntries) return 'too_large'
  const entries: Entry[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > end || archive.readUInt32LE(at) !== ENTRY) return 'not_a_zip'
    const nameLength = archive.readUInt16LE(at + 28)
    const isEncrypted = (archive.readUInt16LE(at + 8) & ENCRYPTED) !== 0
    if (isEncrypted || at + ENTRY_BYTES + nameLength > end) return 'not_a_zip'
    entries.push({
      name: archive.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength),
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    })
    at += ENTRY_BYTES + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

function readEntry(archive: Buffer, entry: Entry): Buffer | undefined {
  const { offset, packed, size, method } = entry
  if (offset + LOCAL_BYTES > archive.length || archive.readUInt32LE(offset) !== LOCAL) return undefined
  const start = offset + LOCAL_BYTES + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  if (start + packed > archive.length) return undefined
  const body = archive.subarray(start, start + packed)
  const content = method === STORED ? body : method === DEFLATED ? inflate(body, size) : undefined
  return content?.length === size && crc32(content) === entry.crc ? content : undefined
}

/** Inflates at most `size` bytes; undefined when the data are damaged or would give more. */
function inflate(body: Buffer, size: number): Buffer | undefined {
  try {
    return size === 0 ? Buffer.alloc(0) : inflateRawSync(body, { maxOutputLength: size })
  } catch {
    return undefined
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
