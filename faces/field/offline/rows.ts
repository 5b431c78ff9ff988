import { markOf } from '../../../platform/pure/marks.ts'
import type { Change, Disk } from './disk.ts'
import { type Lying, READ_TO, type ReadTo, readLying } from './lying.ts'
import { type Sealed, type Vault, valueIn } from './vault.ts'

/** A row with its mark. */
export type Held = { readonly mark: string; readonly row: Row }
export type Row = { readonly id: string; readonly until?: string } & Record<string, unknown>

/** What a sync brings for one kind. */
export type Delta = { readonly kind: string; readonly rows: readonly Held[]; readonly forget: (held: Held) => boolean }

/** The rows on this phone: sealed in blocks on the disk, open in memory while the app is unlocked. */
export type Rows = {
  readTo(): ReadTo | null
  kinds(): string[]
  /** All rows of a kind, by id. */
  of(kind: string): ReadonlyMap<string, Held>
  count(): number
  /** Rows and how far they reach are written together, or not at all. */
  apply(deltas: readonly Delta[], readTo: ReadTo | null): Promise<void>
  /** Reads everything again: another window has written. */
  reload(): Promise<void>
  /** Whether another window has brought news since this one read. */
  isOld(): Promise<boolean>
  /** Drops what is past its time. */
  prune(now: Date): Promise<void>
}

/**
 * So much of one block: a change rewrites little, and ten thousand rows open quickly. Chromium keeps a value of more than 64 KiB beside its table
 * and fetches each by itself: fifty of those took 650 ms of the opening on a slow phone, twice as many smaller ones take none of it.
 */
const BLOCK_BYTES = 48_000
const utf8 = new TextEncoder()

/** `bytes`: as it was sealed, and what has come since. `unread`: opened, and nobody has asked for its kind yet. */
type Block = { readonly kind: string; readonly rows: Map<string, Held>; bytes: number; unread: ArrayBuffer | null }

/**
 * Opens the rows of a disk, which may have been read while its key was still being sought (`lying`). A block that cannot be opened is dropped, and
 * how far was read with it: the next sync brings it again.
 */
export async function openRows(disk: Disk, vault: Vault, lying = readLying(disk)): Promise<Rows> {
  const blocks = new Map<string, Block>()
  const kinds = new Map<string, Map<string, Held>>()
  /** In which block a row lies. */
  let blockOf = new WeakMap<Held, string>()
  let readTo: ReadTo | null = null
  let counter = 0

  /** The rows of a kind; read when they are first asked for: the app opens without the words of three thousand reports. */
  const kindOf = (kind: string) => {
    const known = kinds.get(kind)
    if (known) return known
    const made = new Map<string, Held>()
    kinds.set(kind, made)
    for (const [key, block] of blocks) {
      if (block.kind !== kind || block.unread === null) continue
      const stored = valueIn(block.unread)
      block.unread = null
      // What is not of this house's making is as good as not there: all is compared anew.
      if (!isStored(stored)) readTo = null
      else for (const held of stored.rows) put(made, key, block, held)
    }
    return made
  }
  const put = (known: Map<string, Held>, key: string, block: Block, held: Held) => {
    known.set(held.row.id, held)
    block.rows.set(held.row.id, held)
    blockOf.set(held, key)
  }
  const heldKinds = () => [...new Set([...blocks.values()].map((block) => block.kind))]

  async function load({ readTo: reaches, blocks: sealed }: Lying) {
    // All at once: unsealing is not done on this thread, and waiting for each in turn takes longer than unsealing does.
    const found = await Promise.all(
      sealed.map(async ({ key, value }) => ({
        key,
        bytes: (value as Sealed).data.byteLength,
        opened: await vault.openBytes(value as Sealed).catch(() => null),
      })),
    )
    // From here on in one step: whoever reads meanwhile finds all of the former rows, or all of these.
    blocks.clear()
    kinds.clear()
    blockOf = new WeakMap()
    readTo = found.every(({ opened }) => opened !== null) ? reaches : null
    const broken: Change[] = []
    for (const { key, bytes, opened } of found) {
      counter = Math.max(counter, Number(key.split('/').pop()) + 1)
      if (opened === null) broken.push({ part: 'blocks', key })
      else blocks.set(key, { kind: key.slice(0, key.lastIndexOf('/')), rows: new Map(), bytes, unread: opened })
    }
    if (broken.length > 0) await disk.write([...broken, { part: 'meta', key: READ_TO }])
  }

  /** A block of a kind with room in it. */
  function roomFor(kind: string): string {
    for (const [key, block] of blocks) if (block.kind === kind && block.bytes < BLOCK_BYTES) return key
    const key = `${kind}/${counter++}`
    blocks.set(key, { kind, rows: new Map(), bytes: 0, unread: null })
    return key
  }

  async function apply(deltas: readonly Delta[], next: ReadTo | null) {
    const dirty = new Set<string>()
    for (const { kind, rows, forget } of deltas) {
      const known = kindOf(kind)
      const fresh = new Set(rows.map((held) => held.row.id))
      for (const [id, held] of [...known]) {
        if (fresh.has(id) || !forget(held)) continue
        known.delete(id)
        const key = blockOf.get(held) ?? ''
        blocks.get(key)?.rows.delete(id)
        dirty.add(key)
      }
      let room = ''
      for (const held of rows) {
        const { id } = held.row
        const former = known.get(id)
        if (former?.mark === held.mark) continue
        const own = former && blockOf.get(former)
        if (own === undefined && (blocks.get(room)?.bytes ?? BLOCK_BYTES) >= BLOCK_BYTES) room = roomFor(kind)
        const key = own ?? room
        const block = blocks.get(key)
        if (block) {
          put(known, key, block, held)
          block.bytes += utf8.encode(JSON.stringify(held)).byteLength
        }
        dirty.add(key)
      }
    }
    const changes: Change[] = [{ part: 'meta', key: READ_TO, value: next ?? undefined }]
    for (const key of dirty) {
      const block = blocks.get(key)
      if (!block) continue
      if (block.rows.size === 0) {
        blocks.delete(key)
        changes.push({ part: 'blocks', key })
      } else {
        const value = await vault.seal({ kind: block.kind, rows: [...block.rows.values()] })
        block.bytes = value.data.byteLength
        changes.push({ part: 'blocks', key, value })
      }
    }
    await disk.write(changes)
    readTo = next
  }

  await load(await lying)
  return {
    readTo: () => readTo,
    kinds: heldKinds,
    of: kindOf,
    count: () => heldKinds().reduce((sum, kind) => sum + kindOf(kind).size, 0),
    apply,
    reload: async () => load(await readLying(disk)),
    isOld: async () => {
      const now = (await disk.read('meta', READ_TO)) as ReadTo | undefined
      return now !== undefined && now.at !== readTo?.at
    },
    prune: async (now) => {
      const isPast = ({ row }: Held) => row.until !== undefined && new Date(row.until) <= now
      const past = heldKinds().filter((kind) => [...kindOf(kind).values()].some(isPast))
      if (past.length === 0) return
      await apply(
        past.map((kind) => ({ kind, rows: [], forget: isPast })),
        readTo,
      )
    },
  }
}

/** Whether a row is meant by marks of `kind/id`. */
export function isAmong(kind: string, marks: ReadonlySet<string>): (held: Held) => boolean {
  return ({ row }) => marks.has(markOf(`${kind}/${row.id}`))
}

function isStored(value: unknown): value is { kind: string; rows: Held[] } {
  return typeof value === 'object' && value !== null && 'kind' in value && 'rows' in value && Array.isArray(value.rows)
}
