import type { WriteContext } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/connect.ts'
import type { Sweep } from '../../../platform/module.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { PLACE_CODE, readCode } from '../codes.ts'
import { addCounts } from './day-store.ts'

/** The way from a wall to us: the server gave out the page, a person saw it, something was sent from it. */
export type Step = 'scanned' | 'opened' | 'sent'

/** How often one code was used on one day (Asia/Shanghai). Nothing else is known of it. */
export type Counted = { readonly tenant: number; readonly code: string; readonly day: string } & Record<Step, number>

/** Codes and days held at once; made-up codes cannot fill the memory. */
const MOST_HELD = 20_000
const BATCH = 1_000
const held = new WeakMap<Db, Map<string, Counted>>()

/**
 * Counts one step of one code in memory: the request that brings it costs no statement. The sweep writes the sums down; a process that is
 * killed loses what it counted since, half a minute at most.
 */
export function countStep(db: Db, tenant: number, typed: string, step: Step, now: Date): void {
  const read = readCode(PLACE_CODE, typed)
  if (!read.ok) return
  const counts = held.get(db) ?? new Map<string, Counted>()
  held.set(db, counts)
  const day = localDate(now)
  const key = `${tenant} ${day} ${read.code}`
  const before = counts.get(key)
  if (!before && counts.size >= MOST_HELD) return
  const one = before ?? { tenant, code: read.code, day, scanned: 0, opened: 0, sent: 0 }
  counts.set(key, { ...one, [step]: one[step] + 1 })
}

/** Something was sent from the page of a code: a report, a question, a booking. Counted once the act is done. */
export function countSent(ctx: WriteContext, code: string | null): void {
  if (code !== null) ctx.afterCommit(() => countStep(ctx.db, ctx.tenant, code, 'sent', ctx.now))
}

/** Writes down what was counted, also when the house is closed in order. */
export const tallySweep: Sweep = {
  name: 'grids.tally',
  everySeconds: 30,
  alsoAtStop: true,
  dueTenants: async (db) => [...new Set([...(held.get(db)?.values() ?? [])].map((one) => one.tenant))],
  run: async (ctx) => {
    const counts = held.get(ctx.db)
    const taken = [...(counts ?? [])].filter(([, one]) => one.tenant === ctx.tenant).slice(0, BATCH)
    if (!counts || taken.length === 0) return 0
    await addCounts(
      ctx.sql,
      ctx.tenant,
      taken.map(([, one]) => one),
    )
    ctx.afterCommit(() => {
      for (const [key, one] of taken) takeAway(counts, key, one)
    })
    return taken.length
  },
}

/** What came in while the sums were being written stays. */
function takeAway(counts: Map<string, Counted>, key: string, written: Counted): void {
  const now = counts.get(key)
  if (!now) return
  const left = {
    scanned: now.scanned - written.scanned,
    opened: now.opened - written.opened,
    sent: now.sent - written.sent,
  }
  if (left.scanned + left.opened + left.sent === 0) counts.delete(key)
  else counts.set(key, { ...now, ...left })
}
