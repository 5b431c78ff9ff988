import { createReadStream, existsSync } from 'node:fs'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { placesTemplate, runFile } from '../modules/grids/index.ts'
import { membersTemplate } from '../modules/people/index.ts'
import { parseInput } from '../platform/commands.ts'
import { readContext } from '../platform/context.ts'
import { type FileRoom, photoPath, soundPath } from '../platform/files.ts'
import { actorOf, type HttpParts, openHttp } from '../platform/http.ts'
import { NotFound, Refusal } from '../platform/pure/refusals.ts'
import { localDate } from '../platform/pure/time.ts'
import { openSessions } from '../platform/sessions.ts'
import { uploadServer } from '../platform/uploads.ts'
import type { ExportRoom } from './exporter.ts'
import { openHealth } from './health.ts'
import { serveLive } from './live.ts'
import { servePages } from './pages.ts'
import { printPoster } from './posters.ts'
import { type PrintRoom, printPath } from './printer.ts'
import { serveReceipts } from './receipts.ts'
import { serveRegisters } from './registers.ts'
import { serveReports } from './reports.ts'
import type { Running } from './running.ts'
import { sendPart } from './send-part.ts'
import type { Standing } from './transports.ts'

/** How the web server is set up. */
export type WebOptions = {
  files: FileRoom
  prints: PrintRoom
  exports: ExportRoom
  facesFolder: string
  isSample: boolean
  isSecure: boolean
  trustProxy: boolean
  version: string
  publicUrl: string
  /** How the ways out of the house stand. */
  channels?: () => readonly Standing[]
  /** What carriers show who report on messages; without it no reports are taken. */
  receiptsToken?: string | undefined
  /** Sample mode on this machine only: what the first page offers to try. */
  sample?: () => Promise<object>
}

/** Builds the web server: the API from the contracts, uploads, photos and voices, live lines, posters, health, and the faces. */
export async function openWeb(running: Running, options: WebOptions): Promise<FastifyInstance> {
  const { house } = running
  const parts: HttpParts = { house, sessions: openSessions(house.db), ...options }
  const http = await openHttp(parts)
  await http.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    zlibOptions: { level: 5 },
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  serveUploads(http, running, options.files)
  serveFiles(http, parts)
  serveLive(http, parts, running)
  serveRegisters(http, parts)
  serveReports(http, parts, options.exports)
  http.get('/print/:tenant/:codeId', async (request, reply) => {
    const { tenant, codeId } = parseInput(
      z.object({ tenant: z.coerce.number().int(), codeId: z.uuid() }),
      request.params,
    )
    const { form } = parseInput(z.object({ form: z.enum(['poster', 'sign']).default('poster') }), request.query)
    const actorFor = await actorOf(parts, 'signed_in', request, tenant)
    const pdf = await printPoster(house, actorFor, { tenant, codeId, form, publicUrl: options.publicUrl })
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${form}-${codeId}.pdf"`)
      .send(Buffer.from(pdf))
  })
  servePrinted(http, parts, options.prints)
  const templates = { 'places.xlsx': placesTemplate, 'members.xlsx': membersTemplate }
  for (const [name, make] of Object.entries(templates))
    http.get(`/templates/${name}`, async (_request, reply) =>
      reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(await make(house.clock.now())),
    )
  serveReceipts(http, house, options.receiptsToken)
  openHealth(http, running, options.version, options.channels ?? (() => []))
  await servePages(http, house, options.facesFolder, options.sample)
  return http
}

/** A finished file of codes, for staff in sight of its grid who may print. */
function servePrinted(http: FastifyInstance, parts: HttpParts, prints: PrintRoom): void {
  const { house } = parts
  http.get('/print-runs/:tenant/:runId', async (request, reply) => {
    const { tenant, runId } = parseInput(z.object({ tenant: z.coerce.number().int(), runId: z.uuid() }), request.params)
    const actorFor = await actorOf(parts, 'signed_in', request, tenant)
    const file = await house.db.snapshot(async (sql) => {
      const ground = { sql, db: house.db, keys: house.keys, tenant, now: house.clock.now() }
      return runFile(readContext({ ...ground, actor: await actorFor(ground) }), runId)
    })
    const path = printPath(prints, tenant, runId)
    if (!existsSync(path)) throw new Refusal('print.expired')
    return reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${file.form}-${file.total}-${localDate(file.at)}.pdf"`)
      .send(createReadStream(path))
  })
}

function serveUploads(http: FastifyInstance, running: Running, files: FileRoom): void {
  const tus = uploadServer(files, running.house.db, running.house.clock.now)
  http.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))
  const handle = async (
    request: { raw: Parameters<typeof tus.handle>[0] },
    reply: { raw: Parameters<typeof tus.handle>[1]; hijack(): void },
  ) => {
    reply.hijack()
    await tus.handle(request.raw, reply.raw)
  }
  for (const method of ['POST', 'PATCH', 'HEAD', 'OPTIONS', 'DELETE'] as const) {
    if (method === 'POST') http.route({ method, url: '/files', handler: handle })
    else http.route({ method, url: '/files/*', handler: handle })
  }
}

function serveFiles(http: FastifyInstance, parts: HttpParts): void {
  const { house } = parts
  http.get('/files/:tenant/:id', async (request, reply) => {
    const { tenant, id } = parseInput(z.object({ tenant: z.coerce.number().int(), id: z.uuid() }), request.params)
    const { size } = parseInput(z.object({ size: z.enum(['small', 'full']).default('small') }), request.query)
    const actorFor = await actorOf(parts, 'bearer', request, tenant)
    const seen = await house.db.snapshot(async (sql) => {
      const ground = { sql, db: house.db, keys: house.keys, tenant, now: house.clock.now() }
      const ctx = readContext({ ...ground, actor: await actorFor(ground) })
      const file = await sql.q
        .selectFrom('files')
        .select(['owner_type', 'owner_id', 'media_type'])
        .where('tenant_id', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst()
      if (!file?.owner_type || !file.owner_id) return undefined
      const sight = house.modules.flatMap((module) => module.fileSight?.[file.owner_type ?? ''] ?? [])
      return sight.length > 0 && (await sight[0](ctx, file.owner_id, id)) ? file : undefined
    })
    if (!seen) throw new NotFound('file')
    const isPhoto = seen.media_type.startsWith('image/')
    const path = isPhoto ? photoPath(parts.files, tenant, id, size) : soundPath(parts.files, tenant, id)
    if (!existsSync(path)) throw new NotFound('file')
    reply
      .type(seen.media_type)
      .header('cache-control', 'private, max-age=3600')
      .header('x-content-type-options', 'nosniff')
    return isPhoto ? reply.send(createReadStream(path)) : sendPart(reply, path, request.headers.range)
  })
}
