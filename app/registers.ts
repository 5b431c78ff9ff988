import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ListRegister } from '../modules/cases/contract.ts'
import { REGISTER_FORMS, registerFile } from '../modules/cases/index.ts'
import { parseInput } from '../platform/commands.ts'
import { actorOf, guardOrigin, type HttpParts } from '../platform/http.ts'
import { localDate } from '../platform/pure/time.ts'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

const Params = z.object({ form: z.enum(REGISTER_FORMS) })
const Body = z.object({
  tenant: z.int().positive(),
  language: z.enum(['zh', 'en']).default('zh'),
  input: ListRegister.input,
})

/**
 * Registers as files. The rows come through the query's own window – sight, audience, access log – and only then the first byte
 * leaves. Where the next file begins stands in a header.
 */
export function serveRegisters(http: FastifyInstance, parts: HttpParts): void {
  const { house } = parts
  http.post('/registers/:form', async (request, reply) => {
    guardOrigin(request)
    const { form } = parseInput(Params, request.params)
    const { tenant, language, input } = parseInput(Body, request.body)
    const actorFor = await actorOf(parts, ListRegister.audience, request, tenant)
    const { cases, next } = ListRegister.output.parse(await house.ask(ListRegister.name, { tenant, input }, actorFor))
    const now = house.clock.now()
    const { registerId, reason } = input
    reply
      .type(TYPES[form])
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="register-${localDate(now)}.${form}"`)
      .header('x-weige-count', cases.length)
    if (next) reply.header('x-weige-next', `${next.key} ${next.id}`)
    return reply.send(registerFile(form, { registerId, reason, language, now, lines: cases, isCut: next !== null }))
  })
}
