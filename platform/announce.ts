import { canonicalize } from './canonical.ts'
import type { Sql } from './db/connect.ts'

/** What happened to what: the subject of an event, its grid and the chain it belongs to. */
export type EventSubject = {
  readonly type: string
  readonly id: string
  readonly gridId: string | null
  readonly chainId: number
  /** The event does not say who did it: what is confided to somebody leaves no trace of names. */
  readonly isNameless?: true
}

/** A fact waiting for the end of its command. */
export type Announcement = {
  readonly id: string
  readonly name: string
  readonly subject: EventSubject
  readonly data: object
  /** The post by which it was done, and that its holder was away; left out: the act's. */
  readonly by?: { readonly postId: string; readonly as: 'holder' | 'deputy' }
}

/** Who and when, the same for all events of one command. */
export type Act = {
  readonly tenant: number
  readonly commandId: string
  readonly at: Date
  readonly madeAt: Date
  readonly actorId: string | null
  readonly postId: string | null
  /** By which door it came: command, follower, sweep, import. */
  readonly via: string
}

/** An event as it stands in its chain. `body` is the canonical JSON that the hash covers; all other columns derive from it. */
export type StoredEvent = {
  chainId: number
  seq: number
  id: string
  name: string
  at: Date
  subjectId: string
  body: string
  hash: Buffer
}

/** What a command leaves in the command memory, written in the same statement as its events. */
export type Memory = { name: string; inputHash: Buffer; actorKey: string; result: object }

/**
 * Appends the announcements to their chains, as the last statement of a transaction: the heads are locked in the order of
 * their ids (so no two appends wait for each other crosswise), every event is linked to the one before, the heads are raised,
 * and the command is remembered. One statement for any number of events.
 * @throws database error 23505 when the command was already executed; 23503-like absence of a head shows as a count mismatch
 */
export async function flush(
  sql: Sql,
  act: Act,
  announcements: readonly Announcement[],
  memory: Memory | null,
): Promise<void> {
  if (announcements.length === 0) {
    if (memory) {
      await sql.prepared(
        'remember',
        `INSERT INTO commands_seen (tenant_id, command_id, name, input_hash, actor_key, at, result) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          act.tenant,
          act.commandId,
          memory.name,
          memory.inputHash,
          memory.actorKey,
          act.at,
          JSON.stringify(memory.result),
        ],
      )
    }
    return
  }
  const chainIds = announcements.map((one) => one.subject.chainId)
  const rows = await sql.prepared<{ n: number }>(memory ? 'flush_remember' : 'flush', memory ? FLUSH_REMEMBER : FLUSH, [
    act.tenant,
    chainIds,
    announcements.map((one) => one.id),
    announcements.map((one) => one.name),
    announcements.map((one) => one.subject.type),
    announcements.map((one) => one.subject.id),
    announcements.map((one) => one.subject.gridId),
    announcements.map((one) => bodyOf(act, one)),
    act.at,
    act.madeAt,
    announcements.map((one) => actorOf(act, one)),
    announcements.map((one) => postOf(act, one)),
    act.via,
    act.commandId,
    ...(memory ? [memory.name, memory.inputHash, memory.actorKey, JSON.stringify(memory.result)] : []),
  ])
  const expected = new Set(chainIds).size
  if (rows[0].n !== expected)
    throw new Error(
      `chains missing: ${expected - rows[0].n} of ${[...new Set(chainIds)].join(', ')} in tenant ${act.tenant}`,
    )
}

/** The canonical JSON (RFC 8785) of an event: what the hash covers, and from which its columns derive. */
export function bodyOf(act: Act, one: Announcement): string {
  return canonicalize({
    id: one.id,
    v: 1,
    at: act.at.toISOString(),
    madeAt: act.madeAt.toISOString(),
    name: one.name,
    subject: { type: one.subject.type, id: one.subject.id },
    grid: one.subject.gridId,
    actor: actorOf(act, one),
    post: postOf(act, one),
    // Only who stands in for somebody says so.
    ...(one.by?.as === 'deputy' ? { as: 'deputy' } : {}),
    via: act.via,
    command: act.commandId,
    data: one.data,
  })
}

const actorOf = (act: Act, { subject }: Announcement) => (subject.isNameless ? null : act.actorId)
const postOf = (act: Act, { subject, by }: Announcement) => (subject.isNameless ? null : (by?.postId ?? act.postId))

const APPEND = `
WITH input AS (
  SELECT * FROM unnest($2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::text[], $11::uuid[], $12::uuid[])
    WITH ORDINALITY AS e (chain_id, id, name, subject_type, subject_id, grid_id, body, actor_id, post_id, i)
), heads AS MATERIALIZED (
  SELECT chain_id, seq, hash FROM chains WHERE tenant_id = $1 AND chain_id = ANY($2::bigint[]) ORDER BY chain_id FOR UPDATE
), linked AS MATERIALIZED (
  SELECT e.*, h.seq + row_number() OVER w AS seq, app.chain_hash(h.hash, e.body) OVER w AS hash
  FROM input e JOIN heads h USING (chain_id)
  WINDOW w AS (PARTITION BY e.chain_id ORDER BY e.i ROWS UNBOUNDED PRECEDING)
), inserted AS (
  INSERT INTO events (tenant_id, chain_id, seq, id, v, at, made_at, name, subject_type, subject_id, grid_id, actor_id, post_id, via, command_id, body, hash)
  SELECT $1, chain_id, seq, id, 1, $9, $10, name, subject_type, subject_id, grid_id, actor_id, post_id, $13, $14, body, hash FROM linked
), last AS (
  SELECT DISTINCT ON (chain_id) chain_id, seq, hash FROM linked ORDER BY chain_id, seq DESC
), raised AS (
  UPDATE chains c SET seq = last.seq, hash = last.hash FROM last WHERE c.tenant_id = $1 AND c.chain_id = last.chain_id RETURNING c.chain_id
)`
const FLUSH = `${APPEND} SELECT count(*)::int AS n FROM raised`
const FLUSH_REMEMBER = `${APPEND}, remembered AS (
  INSERT INTO commands_seen (tenant_id, command_id, name, input_hash, actor_key, at, result) VALUES ($1, $14, $15, $16, $17, $9, $18)
) SELECT count(*)::int AS n FROM raised`

/** Opens a chain: its head starts at position 0 with 32 zero bytes. Opening it again changes nothing. */
export async function openChain(sql: Sql, tenant: number, chainId: number): Promise<void> {
  await sql.q
    .insertInto('chains')
    .values({ tenant_id: tenant, chain_id: chainId, seq: 0, hash: Buffer.alloc(32) })
    .onConflict((oc) => oc.columns(['tenant_id', 'chain_id']).doNothing())
    .execute()
}
