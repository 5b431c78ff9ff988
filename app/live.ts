import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { visibleTo } from '../platform/access.ts'
import { parseInput } from '../platform/commands.ts'
import { actorOf, type HttpParts } from '../platform/http.ts'
import { NotFound } from '../platform/pure/refusals.ts'
import type { Running } from './running.ts'

/** A heartbeat keeps proxies from closing a quiet live line, in milliseconds. */
const HEARTBEAT = 25_000

/** Live lines for staff (server-sent events): only "something changed", the screen asks for what it shows under its own sight. */
export function serveLive(http: FastifyInstance, parts: HttpParts, running: Running): void {
  const lines = new Map<number, Set<(text: string) => void>>()
  running.onGrowth((tenant) => {
    for (const write of lines.get(tenant) ?? []) write('event: changed\ndata: {}\n\n')
  })
  http.get('/live', async (request, reply) => {
    const { tenant } = parseInput(z.object({ tenant: z.coerce.number().int() }), request.query)
    const actorFor = await actorOf(parts, 'signed_in', request, tenant)
    const { house } = parts
    await house.db.snapshot(async (sql) => {
      const actor = await actorFor({ sql, db: house.db, keys: house.keys, tenant, now: house.clock.now() })
      if (visibleTo(actor).posts.length === 0) throw new NotFound('live')
    })
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
    const here = lines.get(tenant) ?? new Set()
    lines.set(tenant, here.add(write))
    const heart = setInterval(() => write(': \n\n'), HEARTBEAT)
    request.raw.on('close', () => {
      clearInterval(heart)
      here.delete(write)
    })
  })
}
