import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { isCaseInSight } from '../modules/cases/index.ts'
import { actorName } from '../modules/people/index.ts'
import { byPosts, type PersonActor, visibleTo } from '../platform/access.ts'
import { parseInput } from '../platform/commands.ts'
import { type Context, readContext } from '../platform/context.ts'
import { actorOf, guardOrigin, type HttpParts } from '../platform/http.ts'
import { openPresence } from '../platform/presence.ts'
import { NotFound } from '../platform/pure/refusals.ts'
import type { Running } from './running.ts'

/** A heartbeat keeps proxies from closing a quiet live line, in milliseconds. */
const HEARTBEAT = 25_000

type Line = { readonly accountId: string; readonly write: (text: string) => void }

const Here = z.object({ tenant: z.int().positive(), caseId: z.uuid(), is: z.enum(['looking', 'writing']) })

/**
 * Live lines for staff (server-sent events): only "something changed", the screen asks for what it shows under its own sight. And
 * who writes on a case at this moment, told to those who look at it and may see it; kept in memory, and nowhere else.
 */
export function serveLive(http: FastifyInstance, parts: HttpParts, running: Running): void {
  const { house } = parts
  const lines = new Map<number, Set<Line>>()
  const presence = openPresence()
  running.onGrowth((tenant) => {
    for (const line of lines.get(tenant) ?? []) line.write('event: changed\ndata: {}\n\n')
  })

  http.get('/live', async (request, reply) => {
    const { tenant } = parseInput(z.object({ tenant: z.coerce.number().int() }), request.query)
    const actorFor = await actorOf(parts, 'signed_in', request, tenant)
    const { accountId } = await asStaff(parts, tenant, actorFor, async (_ctx, actor) => actor)
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    })
    const write = (text: string) => {
      // A screen that does not read is dropped; it comes back and asks anew.
      if (reply.raw.writableLength > 65_536) reply.raw.destroy()
      else reply.raw.write(text)
    }
    write('retry: 2000\n\n')
    const line: Line = { accountId, write }
    const here = lines.get(tenant) ?? new Set()
    lines.set(tenant, here.add(line))
    const heart = setInterval(() => write(': \n\n'), HEARTBEAT)
    request.raw.on('close', () => {
      clearInterval(heart)
      here.delete(line)
    })
  })

  http.post('/presence', async (request, reply) => {
    guardOrigin(request)
    const { tenant, caseId, is } = parseInput(Here, request.body)
    const actorFor = await actorOf(parts, 'signed_in', request, tenant)
    const now = house.clock.now()
    const at = `${tenant}/${caseId}`
    return asStaff(parts, tenant, actorFor, async (ctx, actor) => {
      // Who told of a matter is not shown who works on it.
      const sight = byPosts(visibleTo(actor))
      if (!(await isCaseInSight(ctx.sql, tenant, caseId, sight))) throw new NotFound('case')
      const { accountId, grants } = actor
      presence.look(at, accountId, now)
      const isNews =
        is === 'writing'
          ? presence.write(at, { accountId, name: (await actorName(ctx)) ?? '', role: grants[0].role }, now)
          : presence.leave(at, accountId)
      if (isNews) tell(tenant, presence.lookers(at, now), caseId, accountId)
      return reply.header('cache-control', 'no-store').send({ others: presence.others(at, accountId, now) })
    })
  })

  function tell(tenant: number, lookers: readonly string[], caseId: string, but: string): void {
    const text = `event: presence\ndata: ${JSON.stringify({ caseId })}\n\n`
    for (const { accountId, write } of lines.get(tenant) ?? [])
      if (accountId !== but && lookers.includes(accountId)) write(text)
  }
}

/** Runs a read as somebody who holds a post here. @throws NotFound for anybody else */
function asStaff<Out>(
  { house }: HttpParts,
  tenant: number,
  actorFor: Awaited<ReturnType<typeof actorOf>>,
  read: (ctx: Context, actor: PersonActor) => Promise<Out>,
): Promise<Out> {
  return house.db.snapshot(async (sql) => {
    const ground = { sql, db: house.db, keys: house.keys, tenant, now: house.clock.now() }
    const actor = await actorFor(ground)
    if (actor.kind !== 'person' || actor.grants.length === 0) throw new NotFound('live')
    return read(readContext({ ...ground, actor }), actor)
  })
}
