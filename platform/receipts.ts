import type { Db, Sql } from './db/connect.ts'
import { type Asked, type Carrier, type LetterOf, openLetter, refOf, type Transports } from './deliver.ts'
import type { Keys } from './keys.ts'
import type { Log } from './log.ts'
import type { LetterKind, LetterReason } from './pure/letter-words.ts'

/** What a carrier reports of a letter after it took it. */
export type Report =
  | { ref: string; is: 'delivered'; receipt?: string }
  | { ref: string; is: 'failed'; reason: LetterReason; detail?: string }

/** Waits between questions about one letter, in seconds; after the last it stays `sent`. */
const ASK_WAITS = [600, 3600, 6 * 3600, 24 * 3600] as const
const BATCH = 50
const REF = /^(\d{9,12})\.([0-9a-f-]{36})$/

/**
 * Takes a carrier's report, as often as it comes: what arrived stays arrived, and what failed can still turn out to have arrived.
 * @returns false when there is no such letter, or nothing was new
 */
export async function hearReport(db: Db, report: Report, now: Date): Promise<boolean> {
  const found = REF.exec(report.ref)
  if (!found) return false
  const key = [Number(found[1]), found[2], now]
  const heard =
    report.is === 'delivered'
      ? await db.pool.query(DELIVERED, [...key, report.receipt?.slice(0, 200) ?? null])
      : await db.pool.query(FAILED, [...key, report.reason, report.detail?.slice(0, 80) ?? null])
  return (heard.rowCount ?? 0) > 0
}

/** The name of the letter that a carrier gave a receipt for; undefined when it is not, or not yet, known. */
export async function refByReceipt(db: Db, carrier: string, receipt: string): Promise<string | undefined> {
  const found = await db.pool.query<{ tenant_id: number; id: string }>(
    'SELECT tenant_id, id FROM deliveries WHERE receipt = $1 AND carrier = $2 LIMIT 1',
    [receipt, carrier],
  )
  const row = found.rows[0]
  return row ? refOf(row.tenant_id, row.id) : undefined
}

const DELIVERED = `
UPDATE deliveries SET state = 'delivered', delivered_at = $3, sent_at = coalesce(sent_at, $3), receipt = coalesce(receipt, $4), reason = NULL, last_error = NULL,
  is_unknown = false, ask_at = NULL, failed_at = NULL
WHERE tenant_id = $1 AND id = $2 AND tries > 0 AND state IN ('queued', 'sent', 'failed', 'parked')`

const FAILED = `
UPDATE deliveries SET state = 'failed', failed_at = $3, reason = $4, last_error = $5, is_unknown = false, ask_at = NULL
WHERE tenant_id = $1 AND id = $2 AND (state = 'sent' OR (state IN ('queued', 'parked') AND is_unknown))`

/** The recipient opened what some letters of one message pointed to. */
export async function markRead(sql: Sql, tenant: number, messageId: string, now: Date): Promise<void> {
  await sql.raw(
    `UPDATE deliveries SET state = 'read', read_at = $3, ask_at = NULL WHERE tenant_id = $1 AND message_id = $2 AND state IN ('sent', 'delivered')`,
    [tenant, messageId, now],
  )
}

/** Takes a letter back that still waits, because the message goes another way. @returns false when it has left already, or may have */
export async function takeBack(sql: Sql, tenant: number, id: string, now: Date): Promise<boolean> {
  const rows = await sql.raw(
    `UPDATE deliveries SET state = 'failed', reason = 'replaced', last_error = NULL, failed_at = $3
     WHERE tenant_id = $1 AND id = $2 AND state IN ('queued', 'parked') AND NOT is_unknown RETURNING id`,
    [tenant, id, now],
  )
  return rows.length > 0
}

/** Puts a letter that is parked or has failed back into the deliveries, with all its tries before it. @returns false when it is neither */
export async function retryLetter(sql: Sql, tenant: number, id: string, now: Date): Promise<boolean> {
  const rows = await sql.raw(
    `UPDATE deliveries SET state = 'queued', tries = 0, next_try_at = $3, failed_at = NULL
     WHERE tenant_id = $1 AND id = $2 AND state IN ('parked', 'failed') RETURNING id`,
    [tenant, id, now],
  )
  return rows.length > 0
}

type Due = {
  tenant: number
  id: string
  sealed: Buffer
  receipt: string | null
  carrier: string | null
  handedAt: Date
  asks: number
}

/**
 * Asks the carriers what became of letters they took some minutes ago and have not reported on.
 * @returns how many were asked for
 */
export async function askReceipts(db: Db, keys: Keys, transports: Transports, now: Date, log: Log): Promise<number> {
  const { rows } = await db.pool.query<Due>(LEASE, [now, new Date(now.getTime() + ASK_WAITS[0] * 1000), BATCH])
  for (const row of rows) {
    const letter = openLetter(keys, row.sealed)
    const asked = await askOne(transports, letter.kind, letter, row, now).catch((): Asked => {
      log.warn({ delivery: row.id }, 'a receipt could not be asked for')
      return { is: 'again', reason: 'network' }
    })
    const ref = refOf(row.tenant, row.id)
    if (asked.is === 'delivered') await hearReport(db, { ref, is: 'delivered', receipt: asked.receipt }, now)
    else if (asked.is === 'never')
      await hearReport(db, { ref, is: 'failed', reason: asked.reason, detail: asked.detail }, now)
    else {
      const wait = ASK_WAITS[row.asks - 1]
      await db.pool.query(`UPDATE deliveries SET ask_at = $3 WHERE tenant_id = $1 AND id = $2 AND state = 'sent'`, [
        row.tenant,
        row.id,
        wait === undefined ? null : new Date(now.getTime() + wait * 1000),
      ])
    }
  }
  return rows.length
}

const LEASE = `
UPDATE deliveries d SET asks = d.asks + 1, ask_at = $2
FROM (SELECT tenant_id, id FROM deliveries WHERE ask_at <= $1 AND state = 'sent' ORDER BY ask_at LIMIT $3 FOR UPDATE SKIP LOCKED) due
WHERE d.tenant_id = due.tenant_id AND d.id = due.id
RETURNING d.tenant_id AS tenant, d.id, d.sealed, d.receipt, d.carrier, d.handed_at AS "handedAt", d.asks`

async function askOne<Kind extends LetterKind>(
  transports: Transports,
  kind: Kind,
  letter: LetterOf<Kind>,
  row: Due,
  now: Date,
): Promise<Asked> {
  const carrier: Carrier<Kind> | undefined = transports[kind]
  if (!carrier?.ask || carrier.name !== row.carrier) return { is: 'unheard' }
  return carrier.ask(letter, { ref: refOf(row.tenant, row.id), receipt: row.receipt, at: row.handedAt }, now)
}
