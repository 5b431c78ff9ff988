import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import exifr from 'exifr'
import sharp from 'sharp'
import type { Context, WriteContext } from './context.ts'
import type { Db } from './db/connect.ts'
import { Refusal } from './pure/refusals.ts'
import { cleanSound } from './sound/clean-sound.ts'

/** Photos as they arrive: at most this many bytes and pixels. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024
const MAX_PIXELS = 60_000_000
/** Longest side of a kept photo, and of its small copy, in pixels. */
const SIDES = { full: 2048, small: 480 } as const
/** An upload that no report took is deleted after this long. */
const WAITING_HOURS = 24

/** How the name of the file ends in which the place of a waiting photo stands. */
const PLACE = '.place.json'

/** Where files stand on disk. */
export type FileRoom = { readonly folder: string }

/** Photos are seen and sounds are heard; an owner is given the one or the other. */
export type FileKind = 'photo' | 'sound'
const MEDIA: Readonly<Record<FileKind, string>> = { photo: 'image/%', sound: 'audio/%' }

/**
 * What the uploader is told: of a photo its size, and the place that the camera wrote into it – shown to confirm, never kept with it;
 * of a sound how long it is.
 */
export type Described = {
  id: string
  width: number
  height: number
  place: { lng: number; lat: number } | null
  millis: number | null
}

/** A sound of an owner. */
export type KeptSound = { id: string; ownerId: string; millis: number; mediaType: string }

/** Makes the folders that uploads need. */
export async function openFileRoom(folder: string): Promise<FileRoom> {
  await mkdir(join(folder, 'uploads'), { recursive: true })
  await mkdir(join(folder, 'kept'), { recursive: true })
  return { folder }
}

/** Decodes, strips and keeps one photo; the place it was taken at is put beside it until a report takes the photo. */
export async function keepPhoto(
  room: FileRoom,
  db: Db,
  tenant: number,
  id: string,
  path: string,
  now: Date,
): Promise<void> {
  const bytes = await readFile(path)
  if (isHeic(bytes)) throw new Refusal('file.heic')
  const place = await placeIn(bytes)
  const full = await encode(bytes, SIDES.full)
  const small = await encode(bytes, SIDES.small)
  await mkdir(join(room.folder, 'kept', String(tenant)), { recursive: true })
  await writeWhole(photoPath(room, tenant, id, 'full'), full.data)
  await writeWhole(photoPath(room, tenant, id, 'small'), small.data)
  if (place) await writeWhole(placePath(room, tenant, id), Buffer.from(JSON.stringify(place)))
  await db.q
    .insertInto('files')
    .values({
      tenant_id: tenant,
      id,
      state: 'waiting',
      media_type: 'image/jpeg',
      bytes: full.data.length,
      width: full.info.width,
      height: full.info.height,
      sha256: createHash('sha256').update(full.data).digest(),
      uploaded_at: now,
    })
    .onConflict((oc) => oc.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

/** Keeps one sound, taken apart and put together anew (sound/clean-sound.ts). @throws Refusal of `cleanSound` */
export async function keepSound(
  room: FileRoom,
  db: Db,
  tenant: number,
  id: string,
  path: string,
  now: Date,
): Promise<void> {
  const { mediaType, millis, bytes } = cleanSound(await readFile(path))
  await mkdir(join(room.folder, 'kept', String(tenant)), { recursive: true })
  await writeWhole(soundPath(room, tenant, id), bytes)
  await db.q
    .insertInto('files')
    .values({
      tenant_id: tenant,
      id,
      state: 'waiting',
      media_type: mediaType,
      bytes: bytes.length,
      millis,
      sha256: createHash('sha256').update(bytes).digest(),
      uploaded_at: now,
    })
    .onConflict((oc) => oc.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

/** What the uploader may know of his own waiting file. */
export async function describe(room: FileRoom, db: Db, tenant: number, id: string): Promise<Described | undefined> {
  const row = await db.q
    .selectFrom('files')
    .select(['width', 'height', 'millis'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (!row) return undefined
  const place = await readFile(placePath(room, tenant, id), 'utf8').then(
    (text) => JSON.parse(text) as { lng: number; lat: number },
    () => null,
  )
  return { id, width: row.width ?? 0, height: row.height ?? 0, place, millis: row.millis }
}

/**
 * Gives waiting files of a kind to their owner in the owner's transaction. Giving them twice to the same owner changes nothing.
 * @throws Refusal `file.unknown` when one is absent, of the other kind, or belongs to something else
 */
export async function attachFiles(
  ctx: WriteContext,
  fileIds: readonly string[],
  ownerType: string,
  ownerId: string,
  kind: FileKind = 'photo',
): Promise<void> {
  if (fileIds.length === 0) return
  const rows = await ctx.sql.raw<{ id: string }>(
    `UPDATE files SET state = 'owned', owner_type = $3, owner_id = $4
     WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND media_type LIKE $5 AND (state = 'waiting' OR (owner_type = $3 AND owner_id = $4)) RETURNING id`,
    [ctx.tenant, fileIds, ownerType, ownerId, MEDIA[kind]],
  )
  if (rows.length !== new Set(fileIds).size) throw new Refusal('file.unknown')
}

/** Photos of several owners, oldest first. */
export async function filesOf(ctx: Context, ownerIds: readonly string[]): Promise<{ id: string; ownerId: string }[]> {
  if (ownerIds.length === 0) return []
  return ctx.sql.raw<{ id: string; ownerId: string }>(
    `SELECT id, owner_id AS "ownerId" FROM files WHERE tenant_id = $1 AND owner_id = ANY($2::uuid[]) AND media_type LIKE 'image/%' ORDER BY uploaded_at, id`,
    [ctx.tenant, ownerIds],
  )
}

/** Sounds of several owners, oldest first. */
export async function soundsOf(ctx: Context, ownerIds: readonly string[]): Promise<KeptSound[]> {
  if (ownerIds.length === 0) return []
  return ctx.sql.raw<KeptSound>(
    `SELECT id, owner_id AS "ownerId", millis, media_type AS "mediaType" FROM files
     WHERE tenant_id = $1 AND owner_id = ANY($2::uuid[]) AND millis IS NOT NULL ORDER BY uploaded_at, id`,
    [ctx.tenant, ownerIds],
  )
}

/** Where a photo stands on disk. */
export function photoPath(room: FileRoom, tenant: number, id: string, size: keyof typeof SIDES): string {
  return join(room.folder, 'kept', String(tenant), `${id}.${size}.jpg`)
}

/** Where a sound stands on disk. */
export function soundPath(room: FileRoom, tenant: number, id: string): string {
  return join(room.folder, 'kept', String(tenant), `${id}.sound`)
}

/** Photos and sounds of reports and results that are not on disk as they were kept. Reads every one. */
export async function brokenFiles(room: FileRoom, db: Db): Promise<{ id: string; what: 'missing' | 'changed' }[]> {
  const rows = await db.q
    .selectFrom('files')
    .select(['tenant_id', 'id', 'media_type', 'sha256'])
    .where('state', '=', 'owned')
    .execute()
  const broken: { id: string; what: 'missing' | 'changed' }[] = []
  for (const row of rows) {
    const isPhoto = row.media_type.startsWith('image/')
    const path = isPhoto ? photoPath(room, row.tenant_id, row.id, 'full') : soundPath(room, row.tenant_id, row.id)
    const bytes = await readFile(path).catch(() => undefined)
    if (!bytes) broken.push({ id: row.id, what: 'missing' })
    else if (!createHash('sha256').update(bytes).digest().equals(row.sha256))
      broken.push({ id: row.id, what: 'changed' })
  }
  return broken
}

/** Deletes photos and sounds that no report took. @returns how many */
export async function dropWaiting(room: FileRoom, db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - WAITING_HOURS * 3_600_000)
  const gone = await db.pool.query<{ tenant_id: number; id: string }>(
    `DELETE FROM files WHERE state = 'waiting' AND uploaded_at < $1 RETURNING tenant_id, id`,
    [before],
  )
  for (const row of gone.rows) {
    for (const path of [
      photoPath(room, row.tenant_id, row.id, 'full'),
      photoPath(room, row.tenant_id, row.id, 'small'),
      soundPath(room, row.tenant_id, row.id),
      placePath(room, row.tenant_id, row.id),
    ]) {
      await rm(path, { force: true })
    }
  }
  return gone.rows.length
}

/** Deletes the places of photos that have an owner: the reporter confirmed or declined them, and they belong to nobody else. */
export async function forgetPlaces(room: FileRoom, db: Db): Promise<void> {
  const kept = join(room.folder, 'kept')
  for (const tenant of await readdir(kept)) {
    const ids = (await readdir(join(kept, tenant))).filter(isPlace).map((name) => basename(name, PLACE))
    if (ids.length === 0) continue
    const waiting = await db.q
      .selectFrom('files')
      .select('id')
      .where('tenant_id', '=', Number(tenant))
      .where('id', 'in', ids)
      .where('state', '=', 'waiting')
      .execute()
    const still = new Set(waiting.map((row) => row.id))
    for (const id of ids) if (!still.has(id)) await rm(placePath(room, Number(tenant), id), { force: true })
  }
}

/** Whether a file of the room is the place of a waiting photo: such are not backed up. */
export function isPlace(path: string): boolean {
  return path.endsWith(PLACE)
}

async function encode(bytes: Buffer, side: number) {
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: false })
      .rotate()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
  } catch {
    throw new Refusal('file.not_a_photo')
  }
}

async function placeIn(bytes: Buffer): Promise<{ lng: number; lat: number } | null> {
  const gps = await exifr.gps(bytes).catch(() => undefined)
  if (!gps || !Number.isFinite(gps.latitude) || !Number.isFinite(gps.longitude)) return null
  return { lng: gps.longitude, lat: gps.latitude }
}

/** ISO base media with a HEIF brand (ISO/IEC 23008-12): sharp's prebuilt decoder does not read it. */
function isHeic(bytes: Buffer): boolean {
  return (
    bytes.subarray(4, 8).toString('latin1') === 'ftyp' &&
    /^(heic|heix|hevc|heim|heis|mif1|msf1)/.test(bytes.subarray(8, 12).toString('latin1'))
  )
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  await writeFile(`${path}.part`, bytes)
  await rename(`${path}.part`, path)
}

function placePath(room: FileRoom, tenant: number, id: string): string {
  return join(room.folder, 'kept', String(tenant), `${id}${PLACE}`)
}
