import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { type FileRoom, keepPhoto, openFileRoom } from '../../platform/files.ts'
import { caseIn, outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { AddPhotos, GetCase } from './contract.ts'

let house: TestHouse
let here: TestCommunity
let room: FileRoom
let folder: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  folder = await mkdtemp(join(tmpdir(), 'weige-case-photos-'))
  room = await openFileRoom(folder)
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const at = (as: ServerActor, commandId?: string) => ({ as, tenant: here.tenant, ...(commandId ? { commandId } : {}) })
const add = (as: ServerActor, caseId: string, fileIds: string[], commandId?: string) =>
  house.run(AddPhotos, { caseId, fileIds }, at(as, commandId))
const photosOf = async (caseId: string) => (await house.ask(GetCase, { caseId }, at(here.desk))).fileIds

async function aPhoto(): Promise<string> {
  const id = randomUUID()
  const path = join(folder, id)
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a3' } })
    .jpeg()
    .toFile(path)
  await keepPhoto(room, house.db, here.tenant, id, path, house.clock.now())
  return id
}

test('photos follow what was resolved, once, also when they are sent again or twice at once, and after the case was verified', async () => {
  const { caseId } = await caseIn({ house, here }, 'verified')
  const [one, two] = [await aPhoto(), await aPhoto()]
  const commandId = randomUUID()
  const tries = await Promise.all([
    add(here.ordinaryLead, caseId, [one, two], commandId),
    add(here.ordinaryLead, caseId, [one, two], commandId),
  ])
  expect(tries).toEqual([
    { caseId, photos: 2 },
    { caseId, photos: 2 },
  ])
  await add(here.ordinaryLead, caseId, [one, two], commandId)
  expect((await photosOf(caseId)).sort()).toEqual([one, two].sort())
})

test('only by who did the work, once it is resolved, in time, and of photos that are there', async () => {
  const { caseId } = await caseIn({ house, here }, 'resolved')
  const open = await caseIn({ house, here }, 'in_progress')
  const photo = await aPhoto()
  expect(await outcomeOf(add(here.siblingLead, caseId, [photo]))).toBe('not_found')
  expect(await outcomeOf(add(here.officer, caseId, [photo]))).toBe('forbidden')
  expect(await outcomeOf(add({ kind: 'visitor' }, caseId, [photo]))).toBe('signed_out')
  expect(await outcomeOf(add(here.ordinaryLead, open.caseId, [photo]))).toBe('refused:case.not_resolved')
  expect(await outcomeOf(add(here.ordinaryLead, caseId, [randomUUID()]))).toBe('refused:file.unknown')
  expect(await outcomeOf(add(here.ordinaryLead, caseId, []))).toBe('invalid:fileIds')
  house.clock.advance(15 * 86_400_000)
  expect(await outcomeOf(add(here.ordinaryLead, caseId, [photo]))).toBe('refused:case.photos_late')
  expect(await photosOf(caseId)).toEqual([])
})
