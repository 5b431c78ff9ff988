import type { Db, Sql } from './db/connect.ts'
import type { Keys } from './keys.ts'
import type { Log } from './log.ts'

/** A message that leaves the house. The payload is sealed at rest: it holds a phone number and words. */
export type Letter = { kind: 'sms'; address: string; text: string }

/** Carries one letter to the outside. `id` stays the same over retries, so that a careful carrier can refuse a double. */
export type Transport = (letter: Letter, id: string) => Promise<{ receipt: string }>

/** Waits between tries, in seconds; after the last the letter is parked for a person. */
const WAITS = [10, 60, 300, 1800, 7200] as const
/** A try that has not reported back after this long is taken to have died. */
const LEASE_SECONDS = 90

/**
 * Puts a letter into the deliveries, in the caller's transaction: it exists if and only if that commits, and once per
 * `dedupeKey`.
 */
export async function send(
  parts: { sql: Sql; keys: Keys; tenant: number; now: Date; newId(): string },
  letter: Letter,
  dedupeKey: string,
): Promise<void> {
  await parts.sql.q
    .insertInto('deliveries')
    .values({
      tenant_id: parts.tenant,
      id: parts.newId(),
      kind: letter.kind,
      state: 'queued',
      sealed: parts.keys.seal(JSON.stringify(letter)),
      address_hash: parts.keys.index('address', letter.address),
      dedupe_key: dedupeKey,
      created_at: parts.now,
      next_try_at: parts.now,
      tries: 0,
    })
    .onConflict((oc) => oc.columns(['tenant_id', 'dedupe_key']).doNothing())
    .execute()
}

/**
 * Carries what is due. A letter is leased before it is handed to the transport, so a process that dies in between leaves it to
 * the next: at least once to the outside, with the same id.
 * @returns how many letters were tried
 */
export async function carry(
  db: Db,
  keys: Keys,
  transports: Readonly<Record<Letter['kind'], Transport>>,
  now: Date,
  log: Log,
): Promise<number> {
  const leased = await db.pool.query<{ tenant_id: number; id: string; sealed: Buffer; tries: number }>(
    `UPDATE deliveries d SET tries = d.tries + 1, next_try_at = $2
     FROM (SELECT tenant_id, id FROM deliveries WHERE state = 'queued' AND next_try_at <= $1 ORDER BY next_try_at LIMIT 50 FOR UPDATE SKIP LOCKED) due
     WHERE d.tenant_id = due.tenant_id AND d.id = due.id RETURNING d.tenant_id, d.id, d.sealed, d.tries`,
    [now, new Date(now.getTime() + LEASE_SECONDS * 1000)],
  )
  for (const row of leased.rows) {
    const letter = JSON.parse(keys.open(row.sealed)) as Letter
    const key = [row.tenant_id, row.id]
    try {
      const { receipt } = await transports[letter.kind](letter, row.id)
      await db.pool.query(
        `UPDATE deliveries SET state = 'sent', sent_at = $3, receipt = $4, last_error = NULL WHERE tenant_id = $1 AND id = $2`,
        [...key, now, receipt],
      )
    } catch (error) {
      const wait = WAITS[row.tries - 1]
      const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
      log.warn({ delivery: row.id, tries: row.tries }, 'a delivery failed')
      await db.pool.query(
        `UPDATE deliveries SET state = $3, next_try_at = $4, last_error = $5 WHERE tenant_id = $1 AND id = $2`,
        [...key, wait === undefined ? 'parked' : 'queued', new Date(now.getTime() + (wait ?? 0) * 1000), reason],
      )
    }
  }
  return leased.rows.length
}

/** Puts a parked letter back into the deliveries, with all its tries before it. @returns false when it is not parked */
export async function retryLetter(sql: Sql, tenant: number, id: string, now: Date): Promise<boolean> {
  const rows = await sql.raw(
    `UPDATE deliveries SET state = 'queued', tries = 0, next_try_at = $3 WHERE tenant_id = $1 AND id = $2 AND state = 'parked' RETURNING id`,
    [tenant, id, now],
  )
  return rows.length > 0
}
