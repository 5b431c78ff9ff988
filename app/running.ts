import { randomUUID } from 'node:crypto'
import { loadActor } from '../modules/people/index.ts'
import { flush } from '../platform/announce.ts'
import type { Clock } from '../platform/clock.ts'
import { settleContext } from '../platform/commands.ts'
import { writeContext } from '../platform/context.ts'
import type { Db } from '../platform/db/connect.ts'
import { carry, setUpChannels, type Transports } from '../platform/deliver.ts'
import { type FollowerRunner, type NamedFollower, runFollowers } from '../platform/followers.ts'
import { buildHouse, type House } from '../platform/house.ts'
import type { Keys } from '../platform/keys.ts'
import type { Log } from '../platform/log.ts'
import type { Sweep } from '../platform/module.ts'
import { LETTER_KINDS } from '../platform/pure/letter-words.ts'
import { askReceipts } from '../platform/receipts.ts'
import { modules } from './modules.ts'

/** A running house: the modules on their means, with the followers that read behind them. */
export type Running = {
  readonly house: House
  readonly followers: FollowerRunner
  /** Is told after every commit which chains grew: for live screens. */
  onGrowth(listener: (tenant: number, chainIds: readonly number[]) => void): () => void
  /** Takes everything that is due in one sweep, tenant by tenant, or in one tenant. @returns how many rows were taken */
  sweep(one: Sweep, only?: number): Promise<number>
  /** Runs sweeps, deliveries and the safety net until stopped. */
  startWork(transports: Transports): void
  stop(): Promise<void>
}

/** How often the safety net looks for chains that grew unheard, and letters for delivery, in milliseconds. */
export const CATCH_UP_EVERY = 5_000
const CARRY_EVERY = 1_000
const ASK_EVERY = 30_000

/** Puts the house together on a database. */
export function buildRunning(parts: { db: Db; keys: Keys; clock: Clock; log: Log }): Running {
  const listeners = new Set<(tenant: number, chainIds: readonly number[]) => void>()
  let runner: FollowerRunner | undefined
  const house = buildHouse({
    ...parts,
    modules,
    loadActor,
    poke: (tenant, announced) => {
      runner?.poke(tenant, announced)
      const chainIds = [...new Set(announced.map((one) => one.subject.chainId))]
      for (const listener of listeners) listener(tenant, chainIds)
    },
  })
  const named: NamedFollower[] = modules.flatMap((one) =>
    one.follows ? [{ name: one.name, reacts: one.follows }] : [],
  )
  const followers = runFollowers(house, named, parts.clock, parts.log)
  runner = followers
  const timers = new Set<NodeJS.Timeout>()
  const atWork = new Set<Promise<unknown>>()
  let isStopping = false

  const sweep = async (one: Sweep, only?: number): Promise<number> => {
    let taken = 0
    const tenants = only === undefined ? await one.dueTenants(parts.db, parts.clock.now()) : [only]
    for (const tenant of tenants) {
      for (let batch = -1; batch !== 0; ) {
        batch = await sweepOnce(house, one, tenant)
        taken += batch
      }
    }
    return taken
  }

  const every = (millis: number, what: string, act: () => Promise<unknown>) => {
    let isBusy = false
    timers.add(
      setInterval(() => {
        if (isBusy) return
        isBusy = true
        const work = act()
          .catch((error) => parts.log.error({ what, error: String(error) }, 'background work failed'))
          .finally(() => {
            isBusy = false
            atWork.delete(work)
          })
        atWork.add(work)
      }, millis),
    )
  }

  return {
    house,
    followers,
    onGrowth: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    sweep,
    startWork: (transports) => {
      setUpChannels(
        parts.db,
        LETTER_KINDS.filter((kind) => transports[kind] !== undefined),
      )
      for (const one of modules.flatMap((module) => module.sweeps ?? []))
        every(one.everySeconds * 1000, one.name, () => sweep(one))
      every(CATCH_UP_EVERY, 'followers', () => followers.catchUp())
      every(CARRY_EVERY, 'deliveries', async () => {
        while (!isStopping && (await carry(parts.db, parts.keys, transports, parts.clock.now(), parts.log)) > 0);
      })
      every(ASK_EVERY, 'receipts', () => askReceipts(parts.db, parts.keys, transports, parts.clock.now(), parts.log))
    },
    stop: async () => {
      isStopping = true
      for (const timer of timers) clearInterval(timer)
      await Promise.allSettled(atWork)
      for (const one of modules.flatMap((module) => module.sweeps ?? []))
        if (one.alsoAtStop)
          await sweep(one).catch((error) =>
            parts.log.error({ what: one.name, error: String(error) }, 'last sweep failed'),
          )
      await followers.stop()
    },
  }
}

/** One batch of a sweep in one transaction, acting as the system. */
async function sweepOnce(house: House, one: Sweep, tenant: number): Promise<number> {
  const now = house.clock.now()
  const commandId = randomUUID()
  const { taken, ctx } = await house.db.transaction(async (sql) => {
    const ctx = writeContext({
      sql,
      db: house.db,
      keys: house.keys,
      tenant,
      actor: { kind: 'system', name: one.name },
      now,
      commandId,
      madeAt: now,
    })
    const taken = await one.run(ctx)
    await flush(
      sql,
      { tenant, commandId, at: now, madeAt: now, actorId: null, postId: null, via: `sweep:${one.name}` },
      ctx.announced,
      null,
    )
    return { taken, ctx }
  })
  settleContext(house, ctx)
  return taken
}
