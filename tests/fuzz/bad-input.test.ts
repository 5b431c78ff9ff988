import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWeb } from '../../app/web.ts'
import { OpenAccount } from '../../modules/people/contract.ts'
import { openFileRoom } from '../../platform/files.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { openTemporary } from '../support/server.ts'

let house: TestHouse
let here: TestCommunity
let web: FastifyInstance
let cookie: string
let folder: string

beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  folder = await openTemporary('weige-fuzz-')
  web = await openWeb(house.running, {
    files: await openFileRoom(join(folder, 'files')),
    prints: { folder: join(folder, 'prints'), publicUrl: '' },
    exports: { folder: join(folder, 'exports') },
    facesFolder: join(folder, 'none'),
    isSample: false,
    isSecure: false,
    trustProxy: true,
    version: '0',
    publicUrl: 'http://127.0.0.1',
  })
  await house.run(
    OpenAccount,
    { personId: here.lead.personId, login: 'fuzz.lead', password: 'a-long-enough-secret' },
    { as: SYSTEM, tenant: here.tenant },
  )
  const signedIn = await post('/api/people.signIn', { input: { login: 'fuzz.lead', password: 'a-long-enough-secret' } })
  cookie = String(signedIn.headers['set-cookie']).split(';')[0]
})
afterAll(async () => {
  await web.close()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

let address = 0
/** From ever new addresses, so that it is the input that is refused, not the number of calls. */
function post(url: string, payload: unknown, headers: Record<string, string> = {}) {
  const from = `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address++ & 255}`
  return web.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'x-weige': '1', 'x-forwarded-for': from, ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })
}

test('answers that carry data are kept by no cache', async () => {
  const me = await web.inject({
    method: 'GET',
    url: `/api/people.me?tenant=${here.tenant}&input=%7B%7D`,
    headers: { cookie, 'x-weige': '1' },
  })
  expect([me.statusCode, me.headers['cache-control']]).toEqual([200, 'no-store'])
  expect((await post('/api/people.signIn', {})).headers['cache-control']).toBe('no-store')
})

/** What people and machines send that they should not: huge, deep, NUL, lone surrogates, emoji, 𠮷, right-to-left, formulas. */
const NASTY = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '𠮷野家',
  '👨‍👩‍👧‍👦',
  '‮مرحبا',
  '=cmd|calc!A1',
  "'; DROP TABLE cases; --",
  '%',
  '_',
  '\\',
  '<script>alert(1)</script>',
  'x'.repeat(100_000),
  '00000000-0000-0000-0000-000000000000',
  '2026-02-30T00:00:00Z',
  '99999-12-31T00:00:00Z',
  'NaN',
  '-1',
  '1e999',
]
const value = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.uuid(),
  fc.constant([]),
  fc.constant({}),
)
const input = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.dictionary(
      fc.constantFrom(
        'caseId',
        'text',
        'place',
        'code',
        'channel',
        'gridId',
        'communityId',
        'search',
        'after',
        'limit',
        'personId',
        'reason',
        'answer',
        'outcome',
        'name',
        'phone',
        'shape',
        'buildings',
        'places',
        'content',
        'kind',
        'input',
        '__proto__',
        'constructor',
      ),
      value,
    ),
  },
  { weight: 1, arbitrary: value },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 6 }) },
)

const names = () =>
  house.running.house.modules.flatMap((module) =>
    [...module.commands, ...module.queries].map((one) => ({
      name: one.contract.name,
      kind: one.contract.kind,
      get: 'method' in one.contract && one.contract.method === 'GET',
    })),
  )

test('no command or query answers 500, hangs or writes half, whatever it is sent', { timeout: 180_000 }, async () => {
  const before = (await house.db.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM cases')).rows[0].n
  const failures: string[] = []
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names()), input, fc.uuid(), async (one, sent, commandId) => {
      const body =
        one.kind === 'command' ? { commandId, tenant: here.tenant, input: sent } : { tenant: here.tenant, input: sent }
      const answer = one.get
        ? await web.inject({
            method: 'GET',
            url: `/api/${one.name}?tenant=${here.tenant}&input=${encodeURIComponent(JSON.stringify(sent) ?? '').slice(0, 15_000)}`,
            headers: { cookie, 'x-forwarded-for': `10.9.${(address >> 8) & 255}.${address++ & 255}` },
          })
        : await post(`/api/${one.name}`, body, { cookie })
      if (answer.statusCode >= 500)
        failures.push(`${one.name} ${JSON.stringify(sent).slice(0, 200)} → ${answer.statusCode}`)
    }),
    { seed: 20261123, numRuns: 600 },
  )
  expect(failures).toEqual([])
  const after = await house.db.pool.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM cases c WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.tenant_id = c.tenant_id AND r.case_id = c.id)',
  )
  expect(after.rows[0].n).toBe(0)
  expect(before).toBe(0)
})

test.each([
  ['broken JSON', '{"input":', 400],
  ['an array', '[]', 400],
  ['nothing', '', 400],
  ['a number', '1', 400],
  [
    'very deep',
    `{"commandId":"0190a5b4-0000-7000-8000-000000000000","tenant":1,"input":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    400,
  ],
])('a body that is %s is refused with a clear answer', async (_, payload, status) => {
  const answer = await post('/api/intake.receiveReport', payload)
  expect(answer.statusCode).toBe(status)
  expect(answer.json()).toMatchObject({ kind: 'invalid' })
})

test('a request that another site could have sent is refused', async () => {
  const answer = await web.inject({
    method: 'POST',
    url: '/api/people.signOut',
    headers: { 'content-type': 'application/json', cookie },
    payload: '{"input":{}}',
  })
  expect(answer.statusCode).toBe(400)
})

test('nobody signed in: 401, and the address of a page that is not there: 404', async () => {
  expect((await web.inject({ method: 'GET', url: `/api/people.me?tenant=${here.tenant}&input={}` })).statusCode).toBe(
    401,
  )
  expect((await web.inject({ method: 'GET', url: '/nowhere' })).statusCode).toBe(404)
})

test('the interface is described as OpenAPI, made from the contracts', async () => {
  const api = (await web.inject({ method: 'GET', url: '/openapi.json' })).json()
  expect(api.openapi).toBe('3.1.0')
  for (const { name } of names()) expect(Object.keys(api.paths)).toContain(`/api/${name}`)
})
