import { flush, type StoredEvent } from './announce.ts'
import type { Clock } from './clock.ts'
import { type DoorParts, settleContext } from './commands.ts'
import { writeContext } from './context.ts'
import type { Db, Sql } from './db/connect.ts'
import type { EventName } from './event-types.ts'
import type { Log } from './log.ts'
import type { FollowedEvent, Follower } from './module.ts'
import { leaveParked, park, parkedOf, subjectsToRetry, unpark } from './parked.ts'

/** A named follower: a module's reactions by the name of the fact. */
export type NamedFollower = { readonly name: string; readonly reacts: Partial<Record<EventName, Follower>> }

/** Events read at a time. */
const BATCH = 100
/** Tries before an event is parked for a person. */
const MAX_TRIES = 5
/** Waits between tries, in milliseconds. */
const BACKOFF = [200, 1000, 5000, 15_000] as const

/** As much of an announced fact as decides who is woken. */
export type Announced = { readonly name: string; readonly subject: { readonly chainId: number } }

/** Lets followers read the chains by cursor: nothing missed, nothing reordered, nothing lost in a crash. */
export type FollowerRunner = {
  /** Facts were announced: whoever reacts to one of them is woken. What nobody reacts to waits for `catchUp`. */
  poke(tenant: number, announced: readonly Announced[]): void
  /** Reads all heads and catches up: at start, every few seconds, and as the safety net. */
  catchUp(): Promise<void>
  /** Resolves when everything poked so far has been followed. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/**
 * Runs the followers. One chain and follower at a time moves in one transaction: read after the cursor, react, move the cursor. Only a
 * fact that somebody reacts to wakes anybody; when catching up, what none of them reacts to is passed over in one statement.
 * An event that keeps failing is parked with its reason, and so are later ones of the same subject; the rest goes on.
 */
export function runFollowers(
  door: DoorParts,
  followers: readonly NamedFollower[],
  clock: Clock,
  log: Log,
): FollowerRunner {
  /** By chain: who is to follow it, or everybody when it is not known who has to. */
  const waiting = new Map<string, Set<NamedFollower> | 'everybody'>()
  const failures = new Map<string, number>()
  let running: Promise<void> | undefined
  let isStopped = false
  const timers = new Set<NodeJS.Timeout>()

  const run = async () => {
    while (waiting.size > 0 && !isStopped) {
      const [[key, who]] = waiting
      waiting.delete(key)
      const [tenant, chainId] = key.split('/').map(Number)
      for (const follower of who === 'everybody' ? await stopped(tenant, chainId) : who)
        await follow(tenant, chainId, follower)
    }
  }
  /** Those who have something to react to, or whose place is not known yet. */
  const stopped = async (tenant: number, chainId: number): Promise<readonly NamedFollower[]> => {
    try {
      return await passOver(door.db, tenant, chainId, followers)
    } catch (error) {
      log.warn({ tenant, chainId, error: String(error) }, 'followers could not read a chain')
      later(() => wakeAll(tenant, chainId), BACKOFF[3])
      return []
    }
  }
  const wake = () => {
    running ??= run()
      .catch((error) => log.error({ error: String(error) }, 'followers stopped on an error'))
      .finally(() => {
        running = undefined
        if (waiting.size > 0 && !isStopped) wake()
      })
  }
  const poke = (tenant: number, announced: readonly Announced[]) => {
    if (isStopped) return
    for (const { name, subject } of announced) {
      const woken = followers.filter((follower) => follower.reacts[name as EventName])
      if (woken.length === 0) continue
      const key = `${tenant}/${subject.chainId}`
      const known = waiting.get(key) ?? new Set()
      if (known !== 'everybody') waiting.set(key, new Set([...known, ...woken]))
    }
    if (waiting.size > 0) wake()
  }
  const wakeAll = (tenant: number, chainId: number) => {
    if (isStopped) return
    waiting.set(`${tenant}/${chainId}`, 'everybody')
    wake()
  }

  const follow = async (tenant: number, chainId: number, follower: NamedFollower) => {
    for (let more = true; more && !isStopped; ) {
      try {
        more = await step(tenant, chainId, follower)
      } catch (error) {
        log.warn({ tenant, chainId, follower: follower.name, error: String(error) }, 'a follower failed')
        later(() => wakeAll(tenant, chainId), BACKOFF[3])
        return
      }
    }
  }

  /** One transaction. @returns whether there may be more to read */
  const step = async (tenant: number, chainId: number, follower: NamedFollower): Promise<boolean> => {
    try {
      return await stepOnce(tenant, chainId, follower, false)
    } catch (error) {
      if (!(error instanceof ReactionFailed)) throw error
      // One of them failed and took the others with it: once more, each by itself.
      return stepOnce(tenant, chainId, follower, true)
    }
  }

  /**
   * The heads of chains are taken last, as in a command: a reaction that waited for a row while an earlier one held a head would wait for
   * whoever has the row and wants the head.
   * @param isApart each reaction within a savepoint, so that one that fails takes nothing else with it; the first that announces ends the batch
   */
  const stepOnce = async (tenant: number, chainId: number, follower: NamedFollower, isApart: boolean) => {
    const gathered: ReturnType<typeof writeContext>[] = []
    const outcome = await door.db.transaction(async (sql) => {
      const taken = await takeEvents(sql, tenant, chainId, follower.name)
      if (taken === undefined) return { more: false, retryIn: undefined }
      const { cursor, events } = taken
      const parked = new Set(events.flatMap((event) => (event.isBehind ? [event.subjectId] : [])))
      let at = cursor
      let retryIn: number | undefined
      let isCut = false
      for (const event of events) {
        const react = follower.reacts[event.name as EventName]
        if (react && parked.has(event.subjectId)) {
          await park(sql, tenant, follower.name, event, 0, 'behind a parked event', clock.now())
        } else if (react) {
          const failed = await tryReaction(sql, tenant, event, follower.name, react, gathered, isApart)
          if (failed !== undefined) {
            retryIn = await failedOnce(sql, tenant, event, follower.name, failed)
            if (retryIn !== undefined) break
            parked.add(event.subjectId)
          } else {
            failures.delete(`${follower.name}/${event.id}`)
          }
        }
        at = event.seq
        isCut = isApart && gathered.some((ctx) => ctx.announced.length > 0)
        if (isCut) break
      }
      if (at !== cursor) {
        await sql.prepared(
          'move_cursor',
          'UPDATE cursors SET seq = $4 WHERE tenant_id = $1 AND chain_id = $2 AND follower = $3',
          [tenant, chainId, follower.name, at],
        )
      }
      if (!isApart) await appendAll(sql, tenant, follower.name, gathered)
      return { more: (events.length === BATCH || isCut) && retryIn === undefined, retryIn }
    })
    for (const ctx of gathered) settleContext(door, ctx)
    if (outcome.retryIn !== undefined) later(() => wakeAll(tenant, chainId), outcome.retryIn)
    return outcome.more
  }

  /** @returns the wait before the next try in milliseconds, or undefined when it was parked */
  const failedOnce = async (
    sql: Sql,
    tenant: number,
    event: StoredEvent,
    name: string,
    failed: string,
  ): Promise<number | undefined> => {
    const key = `${name}/${event.id}`
    const tries = (failures.get(key) ?? 0) + 1
    failures.set(key, tries)
    log.warn({ follower: name, event: event.id, tries, error: failed }, 'a reaction failed')
    if (tries < MAX_TRIES) return BACKOFF[tries - 1]
    failures.delete(key)
    await park(sql, tenant, name, event, tries, failed, clock.now())
    return undefined
  }

  /**
   * Reacts. @returns undefined when done, else why not
   * @throws ReactionFailed when it failed and does not stand apart
   */
  const tryReaction = async (
    sql: Sql,
    tenant: number,
    event: StoredEvent,
    name: string,
    react: Follower,
    gathered: ReturnType<typeof writeContext>[],
    isApart: boolean,
  ): Promise<string | undefined> => {
    const now = clock.now()
    const ctx = writeContext({
      sql,
      db: door.db,
      keys: door.keys,
      tenant,
      actor: { kind: 'system', name },
      now,
      commandId: event.id,
      madeAt: now,
    })
    if (isApart) await sql.raw('SAVEPOINT reaction')
    try {
      await react(ctx, followed(tenant, event))
      if (isApart) {
        await append(sql, tenant, name, ctx)
        await sql.raw('RELEASE SAVEPOINT reaction')
      }
      gathered.push(ctx)
      return undefined
    } catch (error) {
      if (!isApart) throw new ReactionFailed('a reaction failed', { cause: error })
      await sql.raw('ROLLBACK TO SAVEPOINT reaction')
      return error instanceof Error ? error.message : 'unknown'
    }
  }

  /** Takes up what a person asked to be tried again: the facts of one subject in their order, until one fails once more. */
  const retryParked = async (tenant: number, chainId: number, name: string, subjectId: string) => {
    for (let more = true; more && !isStopped; ) more = await retryOne(tenant, chainId, name, subjectId)
  }

  /** The first of them, in a transaction of its own. @returns whether there may be another */
  const retryOne = async (tenant: number, chainId: number, name: string, subjectId: string): Promise<boolean> => {
    const follower = followers.find((one) => one.name === name)
    const gathered: ReturnType<typeof writeContext>[] = []
    const isDone = await door.db.transaction(async (sql) => {
      // With the cursor locked nobody parks a later fact of the subject behind the one that is being taken up.
      await waitForCursor(sql, tenant, chainId, name)
      const [event] = await parkedOf(sql, tenant, chainId, name, subjectId)
      if (!event) return false
      const react = follower?.reacts[event.name as EventName]
      const failed = react ? await tryReaction(sql, tenant, event, name, react, gathered, true) : undefined
      if (failed === undefined) await unpark(sql, tenant, name, event)
      else await leaveParked(sql, tenant, name, event, failed)
      return failed === undefined
    })
    for (const ctx of gathered) settleContext(door, ctx)
    return isDone
  }

  const later = (act: () => void, millis: number) => {
    if (isStopped) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, millis)
    timers.add(timer)
  }

  return {
    poke,
    catchUp: async () => {
      if (followers.length === 0) return
      const heads = await door.db.pool.query<{ tenant_id: number; chain_id: number }>(
        `SELECT c.tenant_id, c.chain_id FROM chains c WHERE c.seq > 0 AND EXISTS (
           SELECT 1 FROM unnest($1::text[]) AS f (name)
           LEFT JOIN cursors k ON k.tenant_id = c.tenant_id AND k.chain_id = c.chain_id AND k.follower = f.name
           WHERE coalesce(k.seq, 0) < c.seq)`,
        [followers.map((follower) => follower.name)],
      )
      for (const head of heads.rows) wakeAll(head.tenant_id, head.chain_id)
      for (const one of await subjectsToRetry(door.db, clock.now()))
        await retryParked(one.tenant_id, one.chain_id, one.follower, one.subject_id)
    },
    idle: async () => {
      while (running || waiting.size > 0) await (running ?? Promise.resolve())
    },
    stop: async () => {
      isStopped = true
      for (const timer of timers) clearTimeout(timer)
      await running
    },
  }
}

/** Appends what some reactions announced: all heads first, in their order, so that no two who append wait for each other crosswise. */
async function appendAll(
  sql: Sql,
  tenant: number,
  name: string,
  gathered: readonly ReturnType<typeof writeContext>[],
): Promise<void> {
  const chainIds = gathered.flatMap((ctx) => ctx.announced.map((one) => one.subject.chainId))
  if (chainIds.length === 0) return
  await sql.prepared(
    'lock_heads',
    'SELECT chain_id FROM chains WHERE tenant_id = $1 AND chain_id = ANY($2::bigint[]) ORDER BY chain_id FOR UPDATE',
    [tenant, [...new Set(chainIds)]],
  )
  try {
    for (const ctx of gathered) await append(sql, tenant, name, ctx)
  } catch (error) {
    throw new ReactionFailed('what was announced could not be appended', { cause: error })
  }
}

function append(sql: Sql, tenant: number, name: string, ctx: ReturnType<typeof writeContext>): Promise<void> {
  const { commandId, now } = ctx
  const act = { tenant, commandId, at: now, madeAt: now, actorId: null, postId: null, via: `follower:${name}` }
  return flush(sql, act, ctx.announced, null)
}

/** A reaction failed and spoilt the transaction in which others stood beside it. */
class ReactionFailed extends Error {}

/**
 * Moves the followers of a chain past what they do not react to.
 * @returns those who must stop at an event, those without a place in the chain yet, and those whom another process moves
 */
async function passOver(
  db: Db,
  tenant: number,
  chainId: number,
  followers: readonly NamedFollower[],
): Promise<readonly NamedFollower[]> {
  const names = followers.map((follower) => follower.name)
  const reacts = followers.flatMap(({ name, reacts }) => Object.keys(reacts).map((event) => ({ name, event })))
  const values = [tenant, chainId, names, reacts.map((one) => one.name), reacts.map((one) => one.event), BATCH]
  for (;;) {
    const rows = await db.once<{ follower: string; stops: boolean; isFull: boolean }>('pass_over', PASS_OVER, values)
    if (rows.some((row) => row.isFull && !row.stops)) continue
    const passed = new Set(rows.filter((row) => !row.stops).map((row) => row.follower))
    return followers.filter((follower) => !passed.has(follower.name))
  }
}

const PASS_OVER = `
WITH reacts AS (
  SELECT * FROM unnest($4::text[], $5::text[]) AS r (follower, name)
), place AS MATERIALIZED (
  SELECT follower, seq FROM cursors WHERE tenant_id = $1 AND chain_id = $2 AND follower = ANY($3::text[]) ORDER BY follower FOR UPDATE SKIP LOCKED
), ahead AS (
  SELECT p.follower, e.seq, EXISTS (SELECT 1 FROM reacts r WHERE r.follower = p.follower AND r.name = e.name) AS stops
  FROM place p CROSS JOIN LATERAL (
    SELECT seq, name FROM events WHERE tenant_id = $1 AND chain_id = $2 AND seq > p.seq ORDER BY seq LIMIT $6) e
), seen AS MATERIALIZED (
  SELECT follower, max(seq) AS last, bool_or(stops) AS stops, count(*) = $6 AS full FROM ahead GROUP BY follower
), moved AS (
  UPDATE cursors k SET seq = s.last FROM seen s WHERE k.tenant_id = $1 AND k.chain_id = $2 AND k.follower = s.follower AND NOT s.stops
)
SELECT p.follower, coalesce(s.stops, false) AS stops, coalesce(s.full, false) AS "isFull" FROM place p LEFT JOIN seen s USING (follower)`

/** Locks the follower's place in a chain and reads what comes after it, and whether something of the subject is parked; undefined when another process is at it. */
async function takeEvents(
  sql: Sql,
  tenant: number,
  chainId: number,
  follower: string,
): Promise<{ cursor: number; events: (StoredEvent & { isBehind: boolean })[] } | undefined> {
  const rows = await sql.prepared<StoredEvent & { place: number; isBehind: boolean }>('take_events', TAKE_EVENTS, [
    tenant,
    chainId,
    follower,
    BATCH,
  ])
  if (rows.length > 0) return { cursor: rows[0].place, events: rows.filter((row) => row.seq !== null) }
  // No place, or somebody else is at it.
  if ((await lockCursor(sql, tenant, chainId, follower)) === undefined) return undefined
  return takeEvents(sql, tenant, chainId, follower)
}

const TAKE_EVENTS = `
WITH place AS MATERIALIZED (
  SELECT seq FROM cursors WHERE tenant_id = $1 AND chain_id = $2 AND follower = $3 FOR UPDATE SKIP LOCKED
)
SELECT p.seq AS place, e.chain_id AS "chainId", e.seq, e.id, e.name, e.at, e.subject_id AS "subjectId", e.body, e.hash,
  EXISTS (SELECT 1 FROM parked_events w WHERE w.tenant_id = $1 AND w.follower = $3 AND w.subject_id = e.subject_id) AS "isBehind"
FROM place p LEFT JOIN LATERAL (
  SELECT * FROM events WHERE tenant_id = $1 AND chain_id = $2 AND seq > p.seq ORDER BY seq LIMIT $4) e ON true
ORDER BY e.seq`

/** The follower's place in a chain, locked; undefined when another process is at it. A new follower begins at the beginning. */
async function lockCursor(sql: Sql, tenant: number, chainId: number, follower: string): Promise<number | undefined> {
  await sql.raw(
    'INSERT INTO cursors (tenant_id, chain_id, follower, seq) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING',
    [tenant, chainId, follower],
  )
  const rows = await sql.raw<{ seq: number }>(
    'SELECT seq FROM cursors WHERE tenant_id = $1 AND chain_id = $2 AND follower = $3 FOR UPDATE SKIP LOCKED',
    [tenant, chainId, follower],
  )
  return rows[0]?.seq
}

/** Locks the follower's place in a chain, after whoever is at it. */
async function waitForCursor(sql: Sql, tenant: number, chainId: number, follower: string): Promise<void> {
  await sql.raw('SELECT seq FROM cursors WHERE tenant_id = $1 AND chain_id = $2 AND follower = $3 FOR UPDATE', [
    tenant,
    chainId,
    follower,
  ])
}

function followed(tenant: number, event: StoredEvent): FollowedEvent {
  const body = JSON.parse(event.body) as { grid: string | null; actor: string | null; data: Record<string, unknown> }
  return {
    id: event.id,
    name: event.name as EventName,
    tenant,
    chainId: event.chainId,
    seq: event.seq,
    at: event.at,
    subjectId: event.subjectId,
    gridId: body.grid,
    actorId: body.actor,
    data: body.data,
  }
}
