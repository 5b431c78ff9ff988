import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { memoryDisk, PARTS, type Part } from '../../faces/field/offline/disk.ts'
import { type Held, openRows } from '../../faces/field/offline/rows.ts'
import { openVault, type Sealed } from '../../faces/field/offline/vault.ts'
import { PIN } from './field-acts.ts'

/** What lies on a phone, opened by its PIN: each row as text, each act that waits or was handed over, and all else that the browser keeps. */
export type PhoneDisk = {
  readonly rows: readonly string[]
  readonly outbox: readonly string[]
  readonly blocks: number
  /** Small choices, and drafts as they lie there, as text; what is sealed is base64. */
  readonly open: string
  /** Photos and voices that lie there in the open, by what they are called. */
  readonly bare: readonly string[]
}

/** Takes a copy of the disk of the browser in which a page is open, and reads it. */
export async function readDisk(page: Page): Promise<PhoneDisk> {
  const { parts, open } = await page.evaluate(copyOut, [...PARTS])
  const disk = memoryDisk()
  for (const [part, entries] of Object.entries(parts))
    for (const { key, value } of entries) await disk.write([{ part: part as Part, key, value: revived(value) }])
  const blocks = await disk.all('blocks')
  const opened = await openVault(disk, PIN)
  const bare = [...open.matchAll(/"bare":"([^"]*)"/g)].map((found) => found[1])
  if (opened.is !== 'open') return { rows: [], outbox: [], blocks: blocks.length, open, bare }
  const rows = await openRows(disk, opened.vault)
  const outbox = await disk.all('outbox')
  return {
    rows: rows
      .kinds()
      .flatMap((kind) => [...rows.of(kind).values()].map(({ row }: Held) => `${kind} ${JSON.stringify(row)}`))
      .sort(),
    outbox: await Promise.all(
      outbox.map(async ({ value }) => JSON.stringify(await opened.vault.open(value as Sealed))),
    ),
    blocks: blocks.length,
    open,
    bare,
  }
}

/**
 * Waits until these words lie on the device in the open. A browser killed at any moment may have lost the last change: what a story kills must
 * have got that far, as it has for everybody whose browser dies later than a blink after a key.
 */
export async function keptOnDevice(page: Page, words: string): Promise<void> {
  await expect.poll(async () => (await readDisk(page)).open).toContain(words)
}

type Entry = { key: string; value: unknown }

/** Runs in the page: bytes become base64, which survives the way out. */
async function copyOut(names: readonly string[]): Promise<{ parts: Record<string, Entry[]>; open: string }> {
  const base64 = (bytes: Uint8Array) => {
    let text = ''
    for (const one of bytes) text += String.fromCharCode(one)
    return btoa(text)
  }
  const plain = (value: unknown): unknown => {
    if (value instanceof Blob) return { bare: value instanceof File ? value.name : value.type }
    if (value instanceof ArrayBuffer) return { buffer: base64(new Uint8Array(value)) }
    if (value instanceof Uint8Array) return { bytes: base64(value) }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
  }
  const entriesOf = (name: string, stores: readonly string[] | null) =>
    new Promise<Record<string, Entry[]>>((done, fail) => {
      const request = indexedDB.open(name)
      let isMissing = false
      // Looking must not make one: the app would find it without its parts.
      request.onupgradeneeded = () => {
        isMissing = true
        request.transaction?.abort()
      }
      request.onerror = () =>
        isMissing ? done(Object.fromEntries((stores ?? []).map((one) => [one, []]))) : fail(request.error)
      request.onsuccess = () => {
        const database = request.result
        const wanted = stores ?? [...database.objectStoreNames]
        const found: Record<string, Entry[]> = Object.fromEntries(wanted.map((one) => [one, []]))
        if (wanted.some((one) => !database.objectStoreNames.contains(one))) {
          database.close()
          return done(found)
        }
        const transaction = database.transaction([...wanted])
        for (const store of wanted) {
          const cursor = transaction.objectStore(store).openCursor()
          cursor.onsuccess = () => {
            if (!cursor.result) return
            found[store].push({ key: String(cursor.result.key), value: plain(cursor.result.value) })
            cursor.result.continue()
          }
        }
        transaction.oncomplete = () => {
          database.close()
          done(found)
        }
      }
    })
  const parts = await entriesOf('weige-field', names)
  const drafts = await entriesOf('weige', null)
  return { parts, open: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, drafts]) }
}

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  if ('buffer' in value && typeof value.buffer === 'string') return bytesOf(value.buffer).buffer
  if ('bytes' in value && typeof value.bytes === 'string') return bytesOf(value.bytes)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revived(one)]))
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const from = Buffer.from(base64, 'base64')
  const bytes = new Uint8Array(from.byteLength)
  bytes.set(from)
  return bytes
}
