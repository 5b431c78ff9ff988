import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import * as aliyun from '../modules/notifications/channels/sms-aliyun.ts'
import * as gateway from '../modules/notifications/channels/sms-http.ts'
import * as tencent from '../modules/notifications/channels/sms-tencent.ts'
import { parseInput } from '../platform/commands.ts'
import type { House } from '../platform/house.ts'
import { NotFound } from '../platform/pure/refusals.ts'
import { hearReport, type Report, refByReceipt } from '../platform/receipts.ts'

const PER_MINUTE = 3000
/** A shorter token is none: it stands in an address and can be guessed at. */
export const SHORTEST_TOKEN = 24

/**
 * Where carriers report what became of messages: `/receipts/<carrier>/<token>`. They can be given an address only, so the token stands in it. A report
 * may come twice, late or in any order; one about a letter that is unknown is answered like any other.
 */
export function serveReceipts(http: FastifyInstance, house: House, token: string | undefined): void {
  const how = { config: { rateLimit: { max: PER_MINUTE, timeWindow: 60_000 } } }
  const guarded = (params: unknown) => {
    const { key } = parseInput(z.object({ key: z.string().max(200) }), params)
    if (!token || token.length < SHORTEST_TOKEN || !isSame(key, token)) throw new NotFound('page')
  }
  const hear = async (reports: readonly Report[]) => {
    for (const report of reports) await hearReport(house.db, report, house.clock.now())
  }
  http.post('/receipts/aliyun/:key', how, async (request) => {
    guarded(request.params)
    await hear(aliyun.readReports(parseInput(aliyun.SmsReport, request.body)))
    return { code: 0, msg: '接收成功' }
  })
  http.post('/receipts/tencent/:key', how, async (request) => {
    guarded(request.params)
    for (const { receipt, ...report } of tencent.readReports(parseInput(tencent.StatusPush, request.body))) {
      const ref = await refByReceipt(house.db, 'tencent', receipt)
      if (ref) await hear([{ ref, ...report }])
    }
    return { result: 0, errmsg: 'OK' }
  })
  http.post('/receipts/http/:key', how, async (request, reply) => {
    guarded(request.params)
    await hear(gateway.readReports(parseInput(gateway.HttpReport, request.body)))
    return reply.code(204).send()
  })
}

/** Compares without telling by its time how much was right. */
function isSame(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(right))
}
