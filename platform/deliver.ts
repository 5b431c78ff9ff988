import type { Db, Sql } from './db/connect.ts'
import type { Keys } from './keys.ts'
import type { Log } from './log.ts'
import { LETTER_KINDS, type LetterKind, type LetterReason } from './pure/letter-words.ts'

/** A message that leaves the house. The payload is sealed at rest: it holds an address and words. */
export type Letter =
  | {
      kind: 'sms'
      /** A mainland mobile number. */
      address: string
      text: string
      template?: { code: string; params: Readonly<Record<string, string>> }
    }
  | { kind: 'email'; address: string; subject: string; text: string }
  | {
      kind: 'web_push'
      /** The endpoint of the browser's push service. */
      address: string
      p256dh: string
      auth: string
      title: string
      text: string
      url: string
      tag: string
    }
  | {
      kind: 'wechat'
      /** The openid. */
      address: string
      templateId: string
      page: string
      data: Readonly<Record<string, string>>
    }
  | {
      kind: 'wecom_app'
      /** The userid. */
      address: string
      title: string
      text: string
      url: string
    }
  | {
      kind: 'wecom_robot'
      /** The key of the group robot: a secret. */
      address: string
      text: string
    }
export type LetterOf<Kind extends LetterKind> = Extract<Letter, { kind: Kind }>

/** What a carrier says of one letter. Anything thrown is `again`. `detail` is the carrier's own code or the name of a field, never words. */
export type Outcome =
  /** The carrier took it; a receipt may follow. */
  | { is: 'sent'; receipt: string }
  /** The carrier says it arrived. */
  | { is: 'delivered'; receipt: string }
  /** Limits, busy, network: tried again with backoff, then parked. A limit that names its end costs no try. */
  | { is: 'again'; reason: LetterReason; detail?: string; afterSeconds?: number }
  /** Bad address, refused, no credit: failed for good; the next channel's turn. */
  | { is: 'never'; reason: LetterReason; detail?: string }
  /** It may have been taken: the carrier is asked before it is sent again. */
  | { is: 'unknown'; reason: LetterReason; detail?: string }

/** What a carrier says when asked about a letter: as above, or that it has never heard of it. */
export type Asked = Outcome | { is: 'unheard' }

/** A letter as it was handed over: `ref` names it to the outside and stays the same over all tries. */
export type Handed = { ref: string; receipt: string | null; at: Date }

/** One way out, for letters of one kind. */
export type Carrier<Kind extends LetterKind> = {
  /** Which service it is: a receipt is asked for only where the letter went. */
  readonly name: string
  send(letter: LetterOf<Kind>, ref: string, now: Date): Promise<Outcome>
  /** Asks what became of a letter, where the service can be asked. One that cannot gets a doubtful letter again under the same `ref`. */
  ask?(letter: LetterOf<Kind>, handed: Handed, now: Date): Promise<Asked>
}

/** The channels that are set up. Letters of the others wait, and are parked in the end. */
export type Transports = { readonly [Kind in LetterKind]?: Carrier<Kind> }

/** Waits between tries, in seconds; after the last the letter is parked for a person. */
const WAITS = [10, 60, 300, 1800, 7200] as const
/** A try that has not reported back after this long is taken to have died. */
const LEASE_SECONDS = 90
/** Letters leased at once per kind, and how many of them are under way at the same time: together less than a lease. */
const BATCH = 40
const AT_ONCE = 8
const SLOW_MILLIS = 15_000
/** A limit that names its end costs no try until a letter is this old. */
const STALE_HOURS = 24
/** The first question after a receipt; see receipts.ts for those after it. */
const ASK_AFTER_SECONDS = 120

type SendParts = { sql: Sql; keys: Keys; tenant: number; now: Date; newId(): string }

/** `isBulk`: digests and notices to many, which let everything else pass. */
export type SendOptions = { messageId?: string; notBefore?: Date; isBulk?: boolean }

/**
 * Puts a letter into the deliveries, in the caller's transaction: it exists if and only if that commits, and once per
 * `dedupeKey`.
 */
export async function send(
  parts: SendParts,
  letter: Letter,
  dedupeKey: string,
  options: SendOptions = {},
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
      message_id: options.messageId ?? null,
      is_bulk: options.isBulk ?? false,
      created_at: parts.now,
      next_try_at: options.notBefore ?? parts.now,
      tries: 0,
    })
    .onConflict((oc) => oc.columns(['tenant_id', 'dedupe_key']).doNothing())
    .execute()
}

const setUp = new WeakMap<Db, ReadonlySet<LetterKind>>()

/** Says which channels the house has: at the start, before anything is sent. */
export function setUpChannels(db: Db, kinds: Iterable<LetterKind>): void {
  setUp.set(db, new Set(kinds))
}

/** The channels that take letters now; a channel that is not among them is passed over for the next. */
export function channelsSetUp(parts: { db: Db }): ReadonlySet<LetterKind> {
  return setUp.get(parts.db) ?? new Set()
}

/** A letter to be tried now. `wasUnknown`: a try before this one never heard whether the carrier took it. */
type Leased = {
  tenant: number
  id: string
  sealed: Buffer
  tries: number
  createdAt: Date
  /** When it was last handed to a carrier; in doubt, that of the try in doubt. */
  handedAt: Date
  receipt: string | null
  carrier: string | null
  wasUnknown: boolean
}

/**
 * Carries what is due, each kind by itself, so that a slow channel holds up no other. A letter is leased before it is handed over; a process that
 * dies in between leaves it to the next, which asks the carrier first where it can be asked: at least once to the outside, under the same name.
 * @returns how many letters were tried
 */
export async function carry(
  db: Db,
  keys: Keys,
  transports: Transports,
  now: Date,
  log: Log,
  options: { slowMillis?: number } = {},
): Promise<number> {
  const parts = { db, keys, transports, now, log, slowMillis: options.slowMillis ?? SLOW_MILLIS }
  const taken = await Promise.all(LETTER_KINDS.map((kind) => carryKind(parts, kind)))
  return taken.reduce((sum, one) => sum + one, 0)
}

type CarryParts = { db: Db; keys: Keys; transports: Transports; now: Date; log: Log; slowMillis: number }

async function carryKind(parts: CarryParts, kind: LetterKind): Promise<number> {
  const { rows } = await parts.db.pool.query<Leased>(LEASE, [
    parts.now,
    new Date(parts.now.getTime() + LEASE_SECONDS * 1000),
    kind,
    BATCH,
  ])
  const waiting = [...rows]
  const work = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) await carryOne(parts, kind, row)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return rows.length
}

const LEASE = `
UPDATE deliveries d SET tries = d.tries + 1, next_try_at = $2, tried_at = $1, is_unknown = true,
  handed_at = CASE WHEN d.is_unknown THEN coalesce(d.handed_at, $1) ELSE $1 END
FROM (SELECT tenant_id, id, is_unknown FROM deliveries WHERE state = 'queued' AND kind = $3 AND next_try_at <= $1
  ORDER BY is_bulk, next_try_at LIMIT $4 FOR UPDATE SKIP LOCKED) due
WHERE d.tenant_id = due.tenant_id AND d.id = due.id
RETURNING d.tenant_id AS tenant, d.id, d.sealed, d.tries, d.created_at AS "createdAt", d.handed_at AS "handedAt", d.receipt, d.carrier,
  due.is_unknown AS "wasUnknown"`

async function carryOne(parts: CarryParts, kind: LetterKind, row: Leased): Promise<void> {
  const carrier = parts.transports[kind]?.name ?? null
  const attempt = async () => {
    const letter = openLetter(parts.keys, row.sealed)
    return tryLetter(parts, letter.kind, letter, row)
  }
  const outcome = await inTime(attempt(), parts.slowMillis).catch((error) => {
    parts.log.error({ delivery: row.id, error: error instanceof Error ? error.name : 'unknown' }, 'a carrier threw')
    return { is: 'again', reason: 'fault', isStillUnknown: false } as const
  })
  await keepOutcome(parts, row, carrier, outcome)
}

type Tried = Outcome & { isStillUnknown?: boolean }

/** Hands a letter over; one in doubt is asked for first. */
async function tryLetter<Kind extends LetterKind>(
  parts: CarryParts,
  kind: Kind,
  letter: LetterOf<Kind>,
  row: Leased,
): Promise<Tried> {
  const carrier: Carrier<Kind> | undefined = parts.transports[kind]
  if (!carrier) return { is: 'again', reason: 'not_set_up', isStillUnknown: row.wasUnknown }
  const ref = refOf(row.tenant, row.id)
  const isSame = row.carrier === null || row.carrier === carrier.name
  if (row.wasUnknown && carrier.ask && isSame) {
    const asked = await carrier
      .ask(letter, { ref, receipt: row.receipt, at: row.handedAt }, parts.now)
      .catch(() => ({ is: 'again', reason: 'network' }) as const)
    if (asked.is !== 'unheard') return { ...asked, isStillUnknown: asked.is === 'again' }
  }
  if (row.wasUnknown)
    await parts.db.pool.query('UPDATE deliveries SET handed_at = $3 WHERE tenant_id = $1 AND id = $2', [
      row.tenant,
      row.id,
      parts.now,
    ])
  return carrier.send(letter, ref, parts.now)
}

/** A carrier that does not come back in time may have taken the letter. */
async function inTime(work: Promise<Tried>, millis: number): Promise<Tried> {
  let timer: NodeJS.Timeout | undefined
  const slow = new Promise<Tried>((resolve) => {
    timer = setTimeout(() => resolve({ is: 'unknown', reason: 'timeout' }), millis)
  })
  try {
    return await Promise.race([work, slow])
  } finally {
    clearTimeout(timer)
  }
}

/** Writes down what became of a try – unless another has taken the letter up since, or its receipt was faster. */
async function keepOutcome(parts: CarryParts, row: Leased, carrier: string | null, outcome: Tried): Promise<void> {
  const { now } = parts
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  const isTaken = outcome.is === 'sent' || outcome.is === 'delivered'
  const isFresh = now.getTime() - row.createdAt.getTime() < STALE_HOURS * 3_600_000
  const limitEnds = outcome.is === 'again' ? outcome.afterSeconds : undefined
  const isFree = limitEnds !== undefined && isFresh
  const backoff = WAITS[row.tries - 1]
  const wait = limitEnds !== undefined && (isFresh || backoff !== undefined) ? Math.max(1, limitEnds) : backoff
  const state = isTaken ? outcome.is : outcome.is === 'never' ? 'failed' : wait === undefined ? 'parked' : 'queued'
  const isInDoubt = outcome.is === 'unknown' || outcome.isStillUnknown === true
  const canAsk = Object.values(parts.transports).some((one) => one.name === carrier && one.ask !== undefined)
  if (!isTaken) parts.log.warn({ delivery: row.id, tries: row.tries, outcome: outcome.is }, 'a delivery failed')
  await parts.db.pool.query(OUTCOME, [
    row.tenant,
    row.id,
    now,
    state,
    isTaken ? outcome.receipt.slice(0, 200) : row.receipt,
    isTaken ? null : isInDoubt && state === 'parked' ? 'may_be_sent' : outcome.reason,
    isTaken ? null : (outcome.detail?.slice(0, 80) ?? null),
    after(wait ?? 0),
    row.tries - (isFree ? 1 : 0),
    isInDoubt,
    outcome.is === 'sent' && canAsk ? after(ASK_AFTER_SECONDS) : null,
    carrier,
  ])
}

const OUTCOME = `
UPDATE deliveries SET state = $4, receipt = $5, reason = $6, last_error = $7, next_try_at = $8, tries = $9, is_unknown = $10, ask_at = $11, asks = 0, carrier = $12,
  sent_at = CASE WHEN $4 IN ('sent', 'delivered') THEN $3 ELSE sent_at END,
  delivered_at = CASE WHEN $4 = 'delivered' THEN $3 ELSE delivered_at END,
  failed_at = CASE WHEN $4 = 'failed' THEN $3 ELSE NULL END
WHERE tenant_id = $1 AND id = $2 AND state = 'queued' AND tried_at = $3`

/** The letter of a sealed payload. */
export function openLetter(keys: Keys, sealed: Buffer): Letter {
  return JSON.parse(keys.open(sealed)) as Letter
}

/** The name of a letter to the outside; it leads back to its row without a search. */
export function refOf(tenant: number, id: string): string {
  return `${tenant}.${id}`
}
