import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { spyOnStatements } from '../platform/db/connect.ts'

/** A statement as it was sent. */
export type Sent = { readonly text: string; readonly values: readonly unknown[] }

/** A recording: its transactions, and the moment before it, in milliseconds. */
export type Tape = { readonly transactions: readonly (readonly Sent[])[]; readonly since: number }

/** Records the statements of `work`, which calls `cut` where one transaction is over and the next begins. */
export async function record(work: (cut: () => void) => Promise<void>): Promise<Tape> {
  const since = Date.now()
  const transactions: Sent[][] = [[]]
  spyOnStatements((text, values) => transactions.at(-1)?.push({ text, values }))
  try {
    await work(() => transactions.push([]))
  } finally {
    spyOnStatements(undefined)
  }
  return { transactions: transactions.filter((one) => one.length > 0), since }
}

/**
 * Sends what was recorded once more over a bare connection: one transaction for each that there was, every statement prepared,
 * answers unread. Whatever came into being during the recording – ids, numbers, hashes – is replaced by new values, the same one
 * wherever it stood, so that every insert and every lock touches rows of its own.
 */
export async function replay(client: pg.PoolClient, tape: Tape): Promise<void> {
  const fresh = freshValues(tape.since)
  for (const transaction of tape.transactions) {
    await client.query('BEGIN')
    for (const { text, values } of transaction)
      await client.query({ name: nameOf(text), text, values: values.map((value) => renewed(value, fresh)) })
    await client.query('COMMIT')
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-([47])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** A case's number. */
const NUMBER = /\b\d{6}-\d{6}\b/g
const HASH_BYTES = 32

/** Makes new values for those that came into being since a moment: ids of version 7 tell it themselves, those of version 4 are a command's. */
function freshValues(since: number) {
  const known = new Map<string, string>()
  const once = (old: string, make: () => string) => {
    const made = known.get(old) ?? make()
    known.set(old, made)
    return made
  }
  return {
    id: (old: string, version: string) =>
      version === '7' && Number.parseInt(old.slice(0, 8) + old.slice(9, 13), 16) < since
        ? old
        : once(old, () => (version === '4' ? randomUUID() : `${old.slice(0, 19)}${randomUUID().slice(19)}`)),
    number: (old: string) => once(old, () => `${old.slice(0, 7)}${String(randomInt(1e12)).padStart(12, '0')}`),
    hash: (old: Buffer) =>
      Buffer.from(
        once(old.toString('hex'), () => randomBytes(HASH_BYTES).toString('hex')),
        'hex',
      ),
  }
}

function renewed(value: unknown, fresh: ReturnType<typeof freshValues>): unknown {
  if (typeof value === 'string') return value.replace(UUID, fresh.id).replace(NUMBER, fresh.number)
  if (Buffer.isBuffer(value)) return value.length === HASH_BYTES ? fresh.hash(value) : value
  return Array.isArray(value) ? value.map((one) => renewed(one, fresh)) : value
}

const names = new Map<string, string>()
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const made = `tape_${names.size}`
  names.set(text, made)
  return made
}
