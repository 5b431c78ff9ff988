import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { findInDirectory } from '../platform/directory.ts'
import type { House } from '../platform/house.ts'
import { errorBody } from '../platform/http.ts'

/** The pages and where they stand. The console's component library writes styles at run time, so its policy allows them. */
const PAGES = [
  { file: 'resident/chooser.html', paths: ['/'], inlineStyles: false },
  { file: 'resident/index.html', paths: ['/c/:code', '/t/:code', '/p/:code', '/r', '/r/*'], inlineStyles: false },
  { file: 'field/index.html', paths: ['/field', '/field/*'], inlineStyles: false },
  { file: 'console/index.html', paths: ['/console', '/console/*'], inlineStyles: true },
] as const

/** Serves the built faces. Hashed assets are kept for ever, pages are asked for every time. */
export async function servePages(
  http: FastifyInstance,
  house: House,
  folder: string,
  sample: (() => Promise<object>) | undefined,
): Promise<void> {
  if (existsSync(folder)) {
    await http.register(fastifyStatic, {
      root: folder,
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      index: false,
    })
  }
  // At the root, so that one worker shows what is pushed for all faces; asked for every time, or an old one would stay.
  http.get('/push-worker.js', async (_request, reply) => {
    const script = await readFile(join(folder, 'push/worker.js'), 'utf8').catch(() => undefined)
    if (script === undefined) return reply.code(404).send()
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(script)
  })
  for (const face of PAGES) {
    for (const path of face.paths) {
      http.get(path, async (request, reply) => {
        const page = await readFile(join(folder, face.file), 'utf8').catch(() => undefined)
        if (page === undefined)
          return reply.code(404).type('text/plain; charset=utf-8').send('这个页面还没有构建。This page is not built.')
        if (face.inlineStyles) allowInlineStyles(reply)
        const code = path === '/c/:code' ? (request.params as { code: string }).code : undefined
        const start =
          code !== undefined
            ? await startOf(house, code)
            : face.file === 'field/index.html'
              ? await startOfField(house, sample)
              : path.startsWith('/r')
                ? dataBlock({ streets: await streetsOf(house) })
                : path === '/' && sample
                  ? dataBlock({ sample: await sample() })
                  : ''
        return reply
          .type('text/html; charset=utf-8')
          .header('cache-control', 'no-cache')
          .send(page.replace('<!--start-->', start))
      })
    }
  }
}

/** What a scanned code opens, put into the page itself: on a slow line one round trip shows the place. JSON in a data block never runs. */
async function startOf(house: House, code: string): Promise<string> {
  const found = await findInDirectory(house.db, house.keys, 'place_code', code)
  let start: object
  if (!found) {
    start = { tenant: null, refusal: { kind: 'refused', code: 'report.code_unknown', facts: {} } }
  } else {
    try {
      start = {
        tenant: found.tenant,
        place: await house.ask('intake.openPlace', { tenant: found.tenant, input: { code } }, { kind: 'visitor' }),
      }
    } catch (error) {
      start = { tenant: found.tenant, refusal: errorBody(error)[1] }
    }
  }
  return dataBlock(start)
}

/** Where members sign in: the streets of the installation and, in sample mode, people to become. */
async function startOfField(house: House, sample: (() => Promise<object>) | undefined): Promise<string> {
  return dataBlock({ streets: await streetsOf(house), ...(sample ? await sample() : {}) })
}

/** The streets of the installation, for who signs in without a printed code. Their names are no secret. */
async function streetsOf(house: House): Promise<{ tenant: number; name: string }[]> {
  return house.db.snapshot((sql) =>
    sql.raw<{ tenant: number; name: string }>(
      `SELECT tenant_id AS tenant, min(subdistrict_name) AS name FROM communities WHERE tenant_id % 1000 <> 0
       GROUP BY tenant_id ORDER BY tenant_id`,
      [],
    ),
  )
}

/** JSON inside a page: a data block never runs, and cannot end the element it stands in. */
function dataBlock(value: object): string {
  return `<script type="application/json" id="start">${JSON.stringify(value).replace(/</g, '\\u003c')}</script>`
}

function allowInlineStyles(reply: FastifyReply): void {
  const policy = reply.getHeader('content-security-policy')
  if (typeof policy === 'string')
    reply.header('content-security-policy', policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"))
}
