import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyReply } from 'fastify'

/**
 * A file, whole or the part that is asked for (RFC 9110, 14.2): iPhones play no sound that cannot be had in parts, and a long download that
 * broke off goes on where it was.
 */
export async function sendPart(reply: FastifyReply, path: string, asked: string | undefined) {
  const { size } = await stat(path)
  reply.header('accept-ranges', 'bytes')
  const [, first, last] = asked?.match(/^bytes=(\d*)-(\d*)$/) ?? []
  if (first === undefined || (first === '' && last === ''))
    return reply.header('content-length', size).send(createReadStream(path))
  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start > end) return reply.code(416).header('content-range', `bytes */${size}`).send()
  return reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${size}`)
    .header('content-length', end - start + 1)
    .send(createReadStream(path, { start, end }))
}
