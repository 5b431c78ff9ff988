import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWeb } from '../../app/web.ts'
import { OpenAccount } from '../../modules/people/contract.ts'
import type { PersonActor } from '../../platform/access.ts'
import { openFileRoom } from '../../platform/files.ts'
import { SYSTEM } from '../support/house.ts'
import { openTemporary } from '../support/server.ts'
import { caseIn, type Ground, openGround } from './fixture.ts'

/** Who is told that somebody writes on a case: those who may see it by their posts, and nobody else. */

let ground: Ground
let web: FastifyInstance
let folder: string
let caseId: string
beforeAll(async () => {
  ground = await openGround()
  folder = await openTemporary('weige-presence-')
  web = await openWeb(ground.house.running, {
    files: await openFileRoom(join(folder, 'files')),
    prints: { folder: join(folder, 'prints'), publicUrl: '' },
    exports: { folder: join(folder, 'exports') },
    facesFolder: join(folder, 'none'),
    isSample: false,
    isSecure: false,
    trustProxy: false,
    version: '0',
    publicUrl: 'http://127.0.0.1',
  })
  caseId = (await caseIn(ground, 'assigned')).caseId
})
afterAll(async () => {
  await web.close()
  await ground.house.close()
  await rm(folder, { recursive: true, force: true })
})

const PASSWORD = 'a-long-enough-secret'

async function signIn(person: PersonActor, login: string, tenant = ground.here.tenant): Promise<string> {
  await ground.house.run(OpenAccount, { personId: person.personId, login, password: PASSWORD }, { as: SYSTEM, tenant })
  const answer = await web.inject({
    method: 'POST',
    url: '/api/people.signIn',
    headers: { 'x-weige': '1' },
    payload: { input: { login, password: PASSWORD } },
  })
  return String(answer.headers['set-cookie']).split(';')[0]
}

async function here(cookie: string | undefined, is: 'looking' | 'writing'): Promise<string> {
  const answer = await web.inject({
    method: 'POST',
    url: '/presence',
    headers: { 'x-weige': '1', ...(cookie ? { cookie } : {}) },
    payload: { tenant: ground.here.tenant, caseId, is },
  })
  if (answer.statusCode !== 200) return answer.json().kind
  return answer
    .json()
    .others.map((one: { name: string; role: string }) => `${one.role} ${one.name !== ''}`)
    .join()
}

test('who may see the case sees who writes on it; others are told nothing, and cannot put themselves there', async () => {
  const { here: community, beside } = ground
  const desk = await signIn(community.desk, 'presence.desk')
  const lead = await signIn(community.lead, 'presence.lead')
  const liaison = await signIn(community.liaison, 'presence.liaison')
  const neighbour = await signIn(beside.lead, 'presence.beside', beside.tenant)

  expect(await here(desk, 'writing')).toBe('')
  expect(await here(lead, 'looking')).toBe('desk_officer true')
  expect(await here(liaison, 'writing')).toBe('not_found')
  expect(await here(neighbour, 'writing')).toBe('not_found')
  expect(await here(undefined, 'writing')).toBe('signed_out')
  expect(await here(lead, 'looking')).toBe('desk_officer true')

  expect(await here(desk, 'looking')).toBe('')
  expect(await here(lead, 'looking')).toBe('')
})

test('who only told of a matter is not shown who works on it', async () => {
  const { here: community } = ground
  const told = await signIn(community.siblingLead, 'presence.told')
  await ground.house.db.q
    .updateTable('case_parties')
    .set({ person_id: community.siblingLead.personId })
    .where('tenant_id', '=', community.tenant)
    .where('case_id', '=', caseId)
    .execute()
  expect(await here(told, 'looking')).toBe('not_found')
})
