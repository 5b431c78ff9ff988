import { existsSync } from 'node:fs'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { GetMeetingPack, Layout, PreviewReport } from '../modules/reports/contract.ts'
import { exportFile, packFor, previewFor, readReport } from '../modules/reports/index.ts'
import { packPdf } from '../modules/reports/print/pack-pdf.ts'
import { previewPdf, reportPdf } from '../modules/reports/print/report-pdf.ts'
import { reportXlsx } from '../modules/reports/print/report-xlsx.ts'
import { parseInput } from '../platform/commands.ts'
import { type Context, readContext } from '../platform/context.ts'
import { actorOf, guardOrigin, type HttpParts } from '../platform/http.ts'
import { Refusal } from '../platform/pure/refusals.ts'
import { localDate } from '../platform/pure/time.ts'
import { type ExportRoom, exportPath } from './exporter.ts'
import { sendPart } from './send-part.ts'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

const OfExport = z.object({ tenant: z.coerce.number().int(), exportId: z.uuid() })

const OfReport = z.object({ tenant: z.coerce.number().int(), reportId: z.uuid(), form: z.enum(['pdf', 'xlsx']) })
const InLanguage = z.object({ language: z.enum(['zh', 'en']).default('zh') })

const OfPack = z.object({ tenant: z.coerce.number().int(), gridId: z.uuid() })
const PackDays = InLanguage.extend({ from: GetMeetingPack.input.shape.from })
const PreviewBody = InLanguage.extend({
  tenant: z.int().positive(),
  input: PreviewReport.input.extend({ layout: Layout }),
})

/** Files of exports, reports and meetings. Who may have one is asked anew at each request. */
export function serveReports(http: FastifyInstance, parts: HttpParts, room: ExportRoom): void {
  const { house } = parts
  const reading = async <T>(request: FastifyRequest, tenant: number, read: (ctx: Context) => Promise<T>) => {
    const actorFor = await actorOf(parts, 'signed_in', request, tenant)
    return house.db.snapshot(async (sql) => {
      const ground = { sql, db: house.db, keys: house.keys, tenant, now: house.clock.now() }
      return read(readContext({ ...ground, actor: await actorFor(ground) }))
    })
  }
  http.get('/exports/:tenant/:exportId', async (request, reply) => {
    const { tenant, exportId } = parseInput(OfExport, request.params)
    const actorFor = await actorOf(parts, 'signed_in', request, tenant)
    // The taking is written down before the first byte leaves; if that fails, nothing leaves.
    const { form, at } = await house.db.transaction(async (sql) => {
      const ground = { sql, db: house.db, keys: house.keys, tenant, now: house.clock.now() }
      return exportFile(readContext({ ...ground, actor: await actorFor(ground) }), exportId)
    })
    const path = exportPath(room, tenant, exportId)
    if (!existsSync(path)) throw new Refusal('export.expired')
    reply
      .type(TYPES[form])
      .header('cache-control', 'no-store')
      .header('etag', `"${exportId}"`)
      .header('content-disposition', `attachment; filename="export-${localDate(at)}.${form}"`)
    return sendPart(reply, path, request.headers.range)
  })
  http.get('/reports/:tenant/:reportId/:form', async (request, reply) => {
    const { tenant, reportId, form } = parseInput(OfReport, request.params)
    const { language } = parseInput(InLanguage, request.query)
    const report = await reading(request, tenant, (ctx) => readReport(ctx, reportId))
    const bytes = form === 'pdf' ? (await reportPdf(report, language)).pdf : await reportXlsx(report, language)
    return reply
      .type(form === 'pdf' ? 'application/pdf' : TYPES.xlsx)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="report-${report.head.period}-${report.head.from}.${form}"`)
      .send(Buffer.from(bytes))
  })
  http.post('/reports/preview', async (request, reply) => {
    guardOrigin(request)
    const { tenant, language, input } = parseInput(PreviewBody, request.body)
    const preview = await reading(request, tenant, (ctx) => previewFor(ctx, input))
    const { pdf } = await previewPdf(preview, input.layout, language, localDate(house.clock.now()))
    return reply.type('application/pdf').header('cache-control', 'no-store').send(Buffer.from(pdf))
  })
  http.get('/packs/:tenant/:gridId', async (request, reply) => {
    const { tenant, gridId } = parseInput(OfPack, request.params)
    const { language, from } = parseInput(PackDays, request.query)
    const pack = await reading(request, tenant, (ctx) => packFor(ctx, { gridId, from }))
    const { pdf } = await packPdf(pack, language)
    return reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="meeting-${pack.from}.pdf"`)
      .send(Buffer.from(pdf))
  })
}
