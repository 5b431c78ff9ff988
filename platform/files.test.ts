import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import exifr from 'exifr'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../tests/support/house.ts'
import { openTemporary } from '../tests/support/server.ts'
import {
  describe,
  dropWaiting,
  type FileRoom,
  forgetPlaces,
  isPlace,
  keepPhoto,
  openFileRoom,
  photoPath,
} from './files.ts'
import { Refusal } from './pure/refusals.ts'

const TENANT = 510112002
const GPS = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '30/1 39/1 2520/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '104/1 3/1 5652/100',
}

let house: TestHouse
let room: FileRoom
let folder: string
let id: string
let count = 0
beforeAll(async () => {
  house = await openTestHouse()
  folder = await openTemporary('weige-files-')
  room = await openFileRoom(folder)
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => {
  id = `019e1f39-ad47-7000-8000-${String(++count).padStart(12, '0')}`
})

const keep = async (bytes: Buffer) => {
  const path = join(folder, 'upload')
  await writeFile(path, bytes)
  await keepPhoto(room, house.db, TENANT, id, path, house.clock.now())
}
const plain = () => sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#c08040' } }).jpeg()
const placed = () =>
  plain()
    .withExif({ IFD0: { Artist: '何晓兰' }, IFD3: GPS })
    .toBuffer()
const places = async () => (await readdir(join(folder, 'kept', String(TENANT)))).filter(isPlace)

test('the place the camera wrote is told to the uploader; what is kept has neither it nor any other mark', async () => {
  const bytes = await placed()
  expect((await exifr.gps(bytes)).latitude).toBeCloseTo(30.657, 4)
  await keep(bytes)
  const told = await describe(room, house.db, TENANT, id)
  expect(told).toMatchObject({ width: 2048, height: 1024 })
  expect(told?.place?.lat).toBeCloseTo(30.657, 4)
  expect(told?.place?.lng).toBeCloseTo(104.0657, 4)
  for (const size of ['full', 'small'] as const) {
    const kept = await readFile(photoPath(room, TENANT, id, size))
    const { exif, xmp, iptc, icc } = await sharp(kept).metadata()
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
    expect(kept.includes('何晓兰')).toBe(false)
  }
})

test('the place is forgotten once a report has the photo, and is told to nobody any more', async () => {
  await keep(await placed())
  const before = await places()
  await forgetPlaces(room, house.db)
  expect(await places()).toEqual(before)
  await house.db.q
    .updateTable('files')
    .set({ state: 'owned', owner_type: 'report', owner_id: id })
    .where('tenant_id', '=', TENANT)
    .where('id', '=', id)
    .execute()
  expect(await describe(room, house.db, TENANT, id)).toBeUndefined()
  await forgetPlaces(room, house.db)
  expect(await places()).toEqual(before.filter((name) => !name.startsWith(id)))
  expect(existsSync(photoPath(room, TENANT, id, 'full'))).toBe(true)
})

test('a photo that no report took is gone after a day, with its place', async () => {
  await keep(await placed())
  house.clock.advance(25 * 3_600_000)
  expect(await dropWaiting(room, house.db, house.clock.now())).toBeGreaterThan(0)
  expect(existsSync(photoPath(room, TENANT, id, 'full'))).toBe(false)
  expect((await places()).filter((name) => name.startsWith(id))).toEqual([])
})

test('a picture with a page behind it keeps only its pixels', async () => {
  await keep(Buffer.concat([await plain().toBuffer(), Buffer.from('<script>alert(1)</script>')]))
  expect((await readFile(photoPath(room, TENANT, id, 'full'))).includes('<script>')).toBe(false)
})

test.each<[string, Buffer, string]>([
  ['a page', Buffer.from('<html><script>alert(1)</script>'), 'file.not_a_photo'],
  ['nothing', Buffer.alloc(0), 'file.not_a_photo'],
  ['half a picture', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'file.not_a_photo'],
  ['HEIC', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic')]), 'file.heic'],
  [
    'a picture of more pixels than anybody takes',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="20000"/>'),
    'file.not_a_photo',
  ],
])('%s is refused and leaves nothing', async (_what, bytes, code) => {
  await expect(keep(bytes)).rejects.toEqual(new Refusal(code))
  expect(existsSync(photoPath(room, TENANT, id, 'full'))).toBe(false)
  expect(await describe(room, house.db, TENANT, id)).toBeUndefined()
})
