import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Address, spyOnStatements } from '../platform/db/connect.ts'
import { load, quantile } from './ground.ts'

/** A statement as it was sent. */
type Sent = { text: string; values: readonly unknown[] }
/** One act's statements; `fresh` are the values that another act of the same kind must have of its own: ids, hashes, numbers. */
export type Recorded = { statements: readonly Sent[]; fresh: ReadonlySet<string> }

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const TRIES = 5

/**
 * Records the statements of an act by doing it twice with the same input: what differs between the two is what each act makes
 * for itself. `settle` waits for what follows an act, so that its statements are not taken for the act's.
 * @throws Error when two acts never send the same statements
 */
export async function record(act: () => Promise<unknown>, settle: () => Promise<void>): Promise<Recorded> {
  for (let tries = 0; tries < TRIES; tries++) {
    const [first, second] = [await sentBy(act, settle), await sentBy(act, settle)]
    if (first.length !== second.length || first.some((one, i) => one.text !== second[i].text)) continue
    const known = new Set(second.flatMap((one) => leavesOf(one.values).map(keyOf)))
    const fresh = new Set(first.flatMap((one) => leavesOf(one.values).map(keyOf)).filter((key) => !known.has(key)))
    return { statements: first, fresh }
  }
  throw new Error('the act does not send the same statements twice')
}

/**
 * The ceiling of an act: a bare driver sends its very statements, prepared, in one transaction with one durable commit each, and
 * does nothing else. `recorded` are taken in turn by the clients.
 */
export async function ceilingOf(
  address: Address,
  recorded: readonly Recorded[],
  clients: number,
  millis: number,
): Promise<{ perSecond: number; p99: number }> {
  const pool = new pg.Pool({ ...address, max: 12, options: '-c timezone=Asia/Shanghai -c jit=off' })
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `replay_${names.size}`
    names.set(text, name)
    return name
  }
  const send = async (client: number) => {
    const { statements, fresh } = recorded[client % recorded.length]
    const renew = renewer(fresh)
    const connection = await pool.connect()
    try {
      await connection.query('BEGIN')
      for (const { text, values } of statements)
        await connection.query({ name: nameOf(text), text, values: values.map(renew) })
      await connection.query('COMMIT')
    } finally {
      connection.release()
    }
  }
  await load(clients, Math.min(500, millis), send)
  const took = await load(clients, millis, send)
  await pool.end()
  return { perSecond: took.length / (millis / 1000), p99: quantile(took, 0.99) }
}

async function sentBy(act: () => Promise<unknown>, settle: () => Promise<void>): Promise<Sent[]> {
  const sent: Sent[] = []
  await settle()
  spyOnStatements((text, values) => {
    sent.push({ text, values })
  })
  await act()
  spyOnStatements(undefined)
  return sent
}

/** Gives each fresh value another one of its kind, the same for the same value throughout one act; ids inside texts too. */
function renewer(fresh: ReadonlySet<string>): (value: unknown) => unknown {
  const made = new Map<string, unknown>()
  const renewed = <Value>(key: string, make: () => Value): Value => {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as Value
  }
  const renew = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renew)
    const key = keyOf(value)
    if (!fresh.has(key)) return value
    if (Buffer.isBuffer(value)) return renewed(key, () => randomBytes(value.length))
    if (typeof value !== 'string') return value
    if (value.length > 40) return value.replace(UUID, (id) => renewed(keyOf(id), randomUUID))
    return renewed(key, randomUUID)
  }
  return renew
}

function leavesOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.flatMap(leavesOf) : [value]
}

function keyOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return `bytes ${value.toString('hex')}`
  if (value instanceof Date) return `date ${value.getTime()}`
  return `${typeof value} ${value}`
}
