import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ServerActor } from './access.ts'
import { parseInput } from './commands.ts'
import { readContext } from './context.ts'
import { send } from './deliver.ts'
import { type Found, findInDirectory } from './directory.ts'
import { describe, type FileRoom } from './files.ts'
import type { Ground, House } from './house.ts'
import { openApi } from './openapi.ts'
import type { Audience, CommandContract, QueryContract } from './pure/contract.ts'
import { Forbidden, Invalid, NotFound, Refusal, type RefusalBody, SignedOut } from './pure/refusals.ts'
import { isAccepted } from './pure/version.ts'
import type { Sessions } from './sessions.ts'

/** What the HTTP door needs beside the house. */
export type HttpParts = {
  readonly house: House
  readonly sessions: Sessions
  readonly files: FileRoom
  readonly isSample: boolean
  readonly version: string
  /** Behind TLS, cookies are marked secure. */
  readonly isSecure: boolean
  readonly trustProxy: boolean
}

const COOKIE = 'weige_session'
/** Every command and query fits in this; imports bring a file of up to 8 MB in base64. */
const BODY_LIMIT = 12 * 1024 * 1024

const CommandBody = z.object({
  commandId: z.uuid(),
  tenant: z.int().positive(),
  madeAt: z.iso.datetime({ offset: true }).optional(),
  input: z.unknown(),
})
const QueryBody = z.object({ tenant: z.int().positive(), input: z.unknown() })

/** Calls per minute from one address: generous, because a dormitory stands behind one. Guessing is slowed by its own limits. */
const LIMITS = { all: 1200, guess: 60, signIn: 40 } as const

/** Builds the HTTP door: routes from the contracts, errors to status, in one place. */
export async function openHttp(parts: HttpParts): Promise<FastifyInstance> {
  const { house } = parts
  const http = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: parts.trustProxy,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  })
  await http.register(cookie)
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
      },
    },
    hsts: parts.isSecure,
    crossOriginEmbedderPolicy: false,
  })
  await http.register(rateLimit, { global: true, max: LIMITS.all, timeWindow: 60_000, errorResponseBuilder: tooMany })
  http.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return
    reply.header('cache-control', 'no-store')
    guardVersion(request)
  })
  http.setErrorHandler((error, request, reply) => answerError(parts, error, request, reply))
  http.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ kind: 'not_found', what: 'page' } satisfies RefusalBody),
  )

  for (const module of house.modules) {
    for (const { contract } of module.commands)
      http.post(`/api/${contract.name}`, (request) => runOne(parts, contract, request))
    for (const { contract } of module.queries) {
      if (contract.method === 'GET')
        http.get(`/api/${contract.name}`, (request, reply) => askByGet(parts, contract, request, reply))
      else http.post(`/api/${contract.name}`, (request, reply) => askByPost(parts, contract, request, reply))
    }
    for (const act of module.sessionActs ?? []) {
      http.post(
        `/api/${act.name}`,
        { config: { rateLimit: { max: LIMITS.signIn, timeWindow: 60_000 } } },
        (request, reply) => runSessionAct(parts, act.name, request, reply),
      )
    }
  }
  http.get('/api/resolve', { config: { rateLimit: { max: LIMITS.guess, timeWindow: 60_000 } } }, async (request) => {
    const { kind, key } = parseInput(
      z.object({ kind: z.enum(['tracking', 'partner', 'place_code']), key: z.string().max(64) }),
      request.query,
    )
    const found = await findInDirectory(house.db, house.keys, kind, key)
    if (!found) throw new NotFound(kind)
    return { tenant: found.tenant, subjectId: found.subjectId }
  })
  http.post('/files/describe', async (request) => {
    const { tenant, id } = parseInput(z.object({ tenant: z.int(), id: z.uuid() }), request.body)
    const found = await describe(parts.files, house.db, tenant, id)
    if (!found) throw new NotFound('file')
    return found
  })
  http.get('/openapi.json', async () => openApi(house.modules, parts.version))
  return http
}

async function runOne(parts: HttpParts, contract: CommandContract, request: FastifyRequest): Promise<unknown> {
  guardOrigin(request)
  const body = parseInput(CommandBody, request.body)
  const actor = await actorOf(parts, contract.audience, request, body.tenant)
  return parts.house.run(contract.name, { ...body, madeAt: body.madeAt ? new Date(body.madeAt) : undefined }, actor)
}

async function askByPost(
  parts: HttpParts,
  contract: QueryContract,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  guardOrigin(request)
  return askFor(parts, contract, request, reply, parseInput(QueryBody, request.body))
}

async function askByGet(
  parts: HttpParts,
  contract: QueryContract,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const asked = parseInput(
    z.object({ tenant: z.coerce.number().int().positive(), input: z.string().max(20_000).default('{}') }),
    request.query,
  )
  return askFor(parts, contract, request, reply, { tenant: asked.tenant, input: parseJson(asked.input) })
}

async function askFor(
  parts: HttpParts,
  { name, audience }: QueryContract,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: { tenant: number; input: unknown },
): Promise<string> {
  const actor = await actorOf(parts, audience, request, asked.tenant)
  const { tenant, input } = asked
  const json = await parts.house.askJson(name, { tenant, input }, actor)
  reply.type('application/json; charset=utf-8')
  return json
}

/** Who acts: the bearer of a tracking code, a partner with his link, the person of the session, or a visitor. */
export async function actorOf(
  parts: HttpParts,
  audience: Audience,
  request: FastifyRequest,
  tenant: number,
): Promise<(ground: Ground) => Promise<ServerActor>> {
  const { house } = parts
  const bearer = request.headers['x-weige-bearer']
  if (typeof bearer === 'string' && audience !== 'signed_in') {
    const bearerHash = (found: Found) => found.keyHash.toString('hex')
    const report = audience === 'partner' ? undefined : await findInDirectory(house.db, house.keys, 'tracking', bearer)
    if (report?.tenant === tenant)
      return async () => ({ kind: 'bearer', subjectId: report.subjectId, bearerHash: bearerHash(report) })
    const transfer = await findInDirectory(house.db, house.keys, 'partner', bearer)
    if (transfer?.tenant !== tenant) throw new NotFound('tracking')
    return async () => ({ kind: 'partner', transferId: transfer.subjectId, bearerHash: bearerHash(transfer) })
  }
  const accountId = await parts.sessions.find(request.cookies[COOKIE], house.clock.now())
  // What waited on a phone is its holder's, also where the command is open to anyone and whoever else has signed in beside.
  const meant = request.headers['x-weige-account']
  if (typeof meant === 'string' && meant !== accountId) throw new SignedOut()
  if (accountId === null) {
    if (audience !== 'anyone') throw new SignedOut()
    return async () => ({ kind: 'visitor' })
  }
  return async (ground) => {
    const actor = await house.loadActor(ground, accountId)
    if (actor.kind === 'visitor' && audience !== 'anyone') throw new NotFound('tenant')
    return actor
  }
}

async function runSessionAct(
  parts: HttpParts,
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  guardOrigin(request)
  const { house, sessions } = parts
  const act = house.sessionAct(name)
  const { input } = parseInput(z.object({ input: z.unknown() }), request.body)
  const parsed = parseInput(act.input, input)
  const now = house.clock.now()
  const token = request.cookies[COOKIE]
  const accountId = await sessions.find(token, now)
  return act.run(
    {
      db: house.db,
      keys: house.keys,
      now,
      isSample: parts.isSample,
      accountId,
      signIn: async (account) => {
        const fresh = await sessions.start(account, token, now)
        reply.setCookie(COOKIE, fresh, {
          httpOnly: true,
          sameSite: 'lax',
          path: '/',
          secure: parts.isSecure,
          maxAge: sessions.maxAgeSeconds,
        })
      },
      signOut: async () => {
        await sessions.end(token)
        reply.clearCookie(COOKIE, { path: '/' })
      },
      endOtherSessions: async () => {
        if (accountId) await sessions.endOthers(accountId, token)
      },
      sendText: (tenant, phone, text, dedupeKey) =>
        house.db.transaction((sql) =>
          send(
            {
              sql,
              keys: house.keys,
              tenant,
              now,
              newId: () =>
                readContext({ sql, db: house.db, keys: house.keys, tenant, now, actor: { kind: 'visitor' } }).newId(),
            },
            { kind: 'sms', address: phone, text },
            dedupeKey,
          ),
        ),
    },
    parsed,
  )
}

/** A page of another origin cannot send this header without asking first, and is refused then (CSRF). */
export function guardOrigin(request: FastifyRequest): void {
  if (request.headers['x-weige'] !== '1') throw new Invalid([{ path: 'x-weige', message: 'missing_header' }])
}

/** An app that has been in a drawer for too many versions would misunderstand us, or we it. Others say no version. @throws Refusal */
function guardVersion(request: FastifyRequest): void {
  const said = request.headers['x-weige-version']
  if (typeof said === 'string' && !isAccepted(Number(said))) throw new Refusal('app.too_old')
}

function answerError(parts: HttpParts, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [status, body] = errorBody(error)
  if (status === 500) {
    const commandId = commandIdOf(request.body)
    parts.house.log.error(
      {
        url: request.url.split('?')[0],
        commandId,
        error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        stack: error instanceof Error ? error.stack : undefined,
      },
      'a request failed',
    )
    return reply.code(500).send({ kind: 'failed', ...(commandId ? { commandId } : {}) } satisfies RefusalBody)
  }
  return reply.code(status).send(body)
}

/** The one place where errors become status codes. */
export function errorBody(error: unknown): [number, RefusalBody] {
  if (error instanceof Invalid) return [400, { kind: 'invalid', faults: error.faults }]
  if (error instanceof SignedOut) return [401, { kind: 'signed_out' }]
  if (error instanceof Forbidden) return [403, { kind: 'forbidden', act: error.act, who: error.who }]
  if (error instanceof NotFound) return [404, { kind: 'not_found', what: error.what }]
  if (error instanceof Refusal) return [409, { kind: 'refused', code: error.code, facts: error.facts }]
  if (isTooMany(error)) return [429, error.body]
  // What Fastify itself refuses: broken JSON, a body too large, a wrong media type.
  if (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode < 500
  ) {
    return [
      error.statusCode,
      { kind: 'invalid', faults: [{ path: '', message: 'code' in error ? String(error.code) : 'bad_request' }] },
    ]
  }
  return [500, { kind: 'failed' }]
}

type TooMany = { statusCode: 429; body: Extract<RefusalBody, { kind: 'too_many' }> }

function tooMany(_request: FastifyRequest, context: { ttl: number }): TooMany {
  return { statusCode: 429, body: { kind: 'too_many', retryAfterSeconds: Math.ceil(context.ttl / 1000) } }
}

function isTooMany(error: unknown): error is TooMany {
  return (
    typeof error === 'object' && error !== null && 'statusCode' in error && error.statusCode === 429 && 'body' in error
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Invalid([{ path: 'input', message: 'not_json' }])
  }
}

function commandIdOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('commandId' in body)) return undefined
  return typeof body.commandId === 'string' ? body.commandId.slice(0, 36) : undefined
}
