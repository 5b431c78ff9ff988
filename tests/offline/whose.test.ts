import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWeb } from '../../app/web.ts'
import { openFileRoom } from '../../platform/files.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { openTemporary } from '../support/server.ts'

let house: TestHouse
let here: TestCommunity
let web: FastifyInstance
let folder: string
const PASSWORD = 'a-long-enough-secret'

beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  folder = await openTemporary('weige-whose-')
  web = await openWeb(house.running, {
    files: await openFileRoom(join(folder, 'files')),
    prints: { folder: join(folder, 'prints'), publicUrl: '' },
    exports: { folder: join(folder, 'exports') },
    facesFolder: join(folder, 'none'),
    isSample: false,
    isSecure: false,
    trustProxy: false,
    version: '0',
    publicUrl: '',
  })
})
afterAll(async () => {
  await web?.close()
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

test('what a phone sends for somebody is taken from him alone: not from a visitor when his sign-in has run out, nor from whoever signed in beside', async () => {
  const member = await signedIn(here.member.personId, 'whose.member')
  const lead = await signedIn(here.ordinaryLead.personId, 'whose.lead')
  const commandId = randomUUID()
  const report = {
    channel: 'member',
    text: '楼道灯坏了,晚上看不清',
    place: { by: 'grid', gridId: here.micro[0], detail: '院子里' },
  }
  const send = async (cookie: string, account: string | null) => {
    const answer = await web.inject({
      method: 'POST',
      url: '/api/intake.receiveReport',
      headers: { 'x-weige': '1', ...(account ? { 'x-weige-account': account } : {}), ...(cookie ? { cookie } : {}) },
      payload: { commandId, tenant: here.tenant, input: report },
    })
    return answer.statusCode
  }
  expect(await send('', member.accountId)).toBe(401)
  expect(await send(lead.cookie, member.accountId)).toBe(401)
  const { rows } = await house.db.pool.query('SELECT 1 FROM reports WHERE tenant_id = $1', [here.tenant])
  expect(rows).toEqual([])
  expect(await send(member.cookie, member.accountId)).toBe(200)
  expect(await send(member.cookie, member.accountId)).toBe(200)
  // Signed out between the act and its answer: it is not somebody else's command, it waits for him.
  expect(await send('', member.accountId)).toBe(401)
  const asked = await web.inject({
    url: `/api/people.me?tenant=${here.tenant}&input=%7B%7D`,
    headers: { cookie: lead.cookie, 'x-weige-account': member.accountId },
  })
  expect(asked.statusCode).toBe(401)
})

async function signedIn(personId: string, login: string): Promise<{ accountId: string; cookie: string }> {
  const { accountId } = await house.run(
    'people.openAccount',
    { personId, login, password: PASSWORD },
    { as: SYSTEM, tenant: here.tenant },
  )
  const answer = await web.inject({
    method: 'POST',
    url: '/api/people.signIn',
    headers: { 'x-weige': '1' },
    payload: { input: { login, password: PASSWORD } },
  })
  return { accountId, cookie: String(answer.headers['set-cookie']).split(';')[0] }
}
