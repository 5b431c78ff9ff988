import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { type FileRoom, keepPhoto, openFileRoom } from '../../platform/files.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { AddFiles, ReceiveReport } from './contract.ts'

let house: TestHouse
let here: TestCommunity
let room: FileRoom
let folder: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  folder = await mkdtemp(join(tmpdir(), 'weige-add-files-'))
  room = await openFileRoom(folder)
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const at = (as: ServerActor, commandId?: string) => ({ as, tenant: here.tenant, ...(commandId ? { commandId } : {}) })
const report = (as: ServerActor) =>
  house.run(
    ReceiveReport,
    { channel: 'member', text: '围墙裂了一道缝', place: { by: 'building', buildingId: here.buildingId } },
    at(as),
  )

async function aPhoto(): Promise<string> {
  const id = randomUUID()
  const path = join(folder, id)
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .jpeg()
    .toFile(path)
  await keepPhoto(room, house.db, here.tenant, id, path, house.clock.now())
  return id
}
const add = (as: ServerActor, caseId: string, fileIds: string[], commandId?: string) =>
  house.run(AddFiles, { caseId, fileIds }, at(as, commandId))
const photosOf = async (caseId: string) =>
  (await house.ask('intake.reportsOf', { caseId }, at(here.lead))).reports.flatMap((one) => one.fileIds)

test('photos follow their report, once, also when they are sent again or twice at once', async () => {
  const { caseId } = await report(here.member)
  const [one, two] = [await aPhoto(), await aPhoto()]
  const commandId = randomUUID()
  const tries = await Promise.all([
    add(here.member, caseId, [one, two], commandId),
    add(here.member, caseId, [one, two], commandId),
  ])
  expect(tries).toEqual([
    { caseId, photos: 2 },
    { caseId, photos: 2 },
  ])
  await add(here.member, caseId, [one, two], commandId)
  expect((await photosOf(caseId)).sort()).toEqual([one, two].sort())
})

test('only by who brought the report, in time, and no more than a report holds', async () => {
  const { caseId } = await report(here.member)
  const photo = await aPhoto()
  expect(await outcomeOf(add(here.siblingMember, caseId, [photo]))).toBe('not_found')
  expect(await outcomeOf(add(here.lead, caseId, [photo]))).toBe('not_found')
  expect(await outcomeOf(add({ kind: 'visitor' }, caseId, [photo]))).toBe('signed_out')
  expect(await outcomeOf(add(here.member, caseId, [randomUUID()]))).toBe('refused:file.unknown')
  expect(await outcomeOf(add(here.member, caseId, []))).toBe('invalid:fileIds')
  const nine = await Promise.all(Array.from({ length: 9 }, aPhoto))
  await add(here.member, caseId, nine)
  expect(await outcomeOf(add(here.member, caseId, [photo]))).toBe('refused:report.files_full')
  house.clock.advance(15 * 86_400_000)
  expect(await outcomeOf(add(here.member, caseId, [photo]))).toBe('refused:report.files_late')
})
