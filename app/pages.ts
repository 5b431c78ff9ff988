import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { countStep } from '../modules/grids/index.ts'
import { parseInput } from '../platform/commands.ts'
import { findInDirectory } from '../platform/directory.ts'
import type { House } from '../platform/house.ts'
import { errorBody, guardOrigin } from '../platform/http.ts'

/** The pages and where they stand. The console's component library writes styles at run time, so its policy allows them. */
const PAGES = [
  { file: 'resident/chooser.html', paths: ['/'], inlineStyles: false },
  {
    file: 'resident/index.html',
    paths: ['/c/:code', '/snap/:code', '/t/:code', '/p/:code', '/r', '/r/*'],
    inlineStyles: false,
  },
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
  serveFieldApp(http, folder)
  serveOpened(http, house)
  for (const face of PAGES) {
    for (const path of face.paths) {
      http.get(path, async (request, reply) => {
        const page = await readFile(join(folder, face.file), 'utf8').catch(() => undefined)
        if (page === undefined)
          return reply.code(404).type('text/plain; charset=utf-8').send('这个页面还没有构建。This page is not built.')
        if (face.inlineStyles) allowInlineStyles(reply)
        const isScan = path === '/c/:code' || path === '/snap/:code'
        const start = isScan
          ? await startOf(house, CodeParams.parse(request.params).code, (tenant, code) => {
              if (isPersonal(request)) countStep(house.db, tenant, code, 'scanned', house.clock.now())
            })
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

/**
 * What a scanned code, or the code of a community for a snapshot, opens, put into the page itself: on a slow line one round trip shows
 * the place. JSON in a data block never runs.
 */
async function startOf(house: House, code: string, onScan: (tenant: number, code: string) => void): Promise<string> {
  if (/^\d{12}$/.test(code)) return startOfCommunity(house, code)
  const found = await findInDirectory(house.db, house.keys, 'place_code', code)
  if (!found) return dataBlock({ tenant: null, refusal: { kind: 'refused', code: 'report.code_unknown', facts: {} } })
  const { tenant } = found
  onScan(tenant, code)
  try {
    return dataBlock({
      tenant,
      place: await house.ask('intake.openPlace', { tenant, input: { code } }, { kind: 'visitor' }),
    })
  } catch (error) {
    return dataBlock({ tenant, refusal: errorBody(error)[1] })
  }
}

/** The first nine of a community's twelve digits are its subdistrict. */
async function startOfCommunity(house: House, communityCode: string): Promise<string> {
  const tenant = Number(communityCode.slice(0, 9))
  try {
    return dataBlock({
      tenant,
      snap: await house.ask('intake.openSnap', { tenant, input: { communityCode } }, { kind: 'visitor' }),
    })
  } catch (error) {
    return dataBlock({ tenant: null, refusal: errorBody(error)[1] })
  }
}

const CodeParams = z.object({ code: z.string().max(200) })

/** What makes the members' face an app: its worker, which may keep pages below /field only, what it is called, and its picture. */
function serveFieldApp(http: FastifyInstance, folder: string): void {
  http.get('/field-worker.js', async (_request, reply) => {
    const script = await readFile(join(folder, 'field/service-worker.js'), 'utf8').catch(() => undefined)
    if (script === undefined) return reply.code(404).send()
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(script)
  })
  http.get('/field.webmanifest', async (_request, reply) =>
    reply.type('application/manifest+json').header('cache-control', 'no-cache').send(FIELD_APP),
  )
  http.get('/field-icon.svg', async (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'no-cache').send(FIELD_ICON),
  )
}

const FIELD_APP = JSON.stringify({
  id: '/field',
  name: '微格 · 网格员',
  short_name: '微格',
  lang: 'zh-CN',
  start_url: '/field',
  scope: '/field',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#0b6654',
  icons: [{ src: '/field-icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any maskable' }],
})

/** Four squares of a grid, one of them one's own. */
const FIELD_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="#0b6654"/>
<g fill="#fff"><rect x="128" y="128" width="116" height="116" rx="16"/><rect x="268" y="128" width="116" height="116" rx="16" opacity=".55"/>
<rect x="128" y="268" width="116" height="116" rx="16" opacity=".55"/><rect x="268" y="268" width="116" height="116" rx="16" opacity=".55"/></g></svg>`

/**
 * The page of a code tells once that somebody sees it: scripts run, the page is on top, nothing was fetched ahead. The browser sends no cookie
 * with it, and nothing is kept of it but one more in a sum.
 */
function serveOpened(http: FastifyInstance, house: House): void {
  const Query = z.object({ tenant: z.coerce.number().int().positive() })
  http.post('/c/:code/opened', async (request, reply) => {
    guardOrigin(request)
    const { code } = parseInput(CodeParams, request.params)
    const { tenant } = parseInput(Query, request.query)
    countStep(house.db, tenant, code, 'opened', house.clock.now())
    return reply.code(204).send()
  })
}

/** Whether a request for a page looks like a person's: not a look ahead, and not a machine that says it is one. Others cannot be told apart. */
export function isPersonal(request: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  if (request.method !== 'GET') return false
  const { headers } = request
  const ahead = [headers['sec-purpose'], headers.purpose, headers['x-purpose'], headers['x-moz']].join(' ')
  if (/prefetch|prerender|preview/i.test(ahead)) return false
  const agent = headers['user-agent'] ?? ''
  return agent !== '' && !MACHINES.test(agent)
}

const MACHINES =
  /bot\b|bot\/|spider|crawl|slurp|preview|monitor|curl|wget|python|okhttp|java\/|go-http|node-fetch|axios|facebookexternalhit|lighthouse/i

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
