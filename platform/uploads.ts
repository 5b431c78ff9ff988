import { createHash, randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import type { Db } from './db/connect.ts'
import { type FileRoom, keepPhoto, keepSound, MAX_UPLOAD_BYTES } from './files.ts'
import { uuidv7 } from './pure/ids.ts'
import { Refusal } from './pure/refusals.ts'
import { SOUND_LIMITS } from './sound/clean-sound.ts'

/** What an upload says of itself. Whether it is so, its bytes decide. */
type Said = Record<string, string | null> | undefined

/**
 * The resumable upload (tus 1.0.0) for photos and voices. A finished upload is decoded or taken apart and made anew, so that nothing
 * is kept but what is seen or heard (no EXIF, no tags, no hidden payload), and waits for a report to take it.
 */
export function uploadServer(room: FileRoom, db: Db, now: () => Date): Server {
  return new Server({
    path: '/files',
    datastore: new FileStore({ directory: join(room.folder, 'uploads') }),
    maxSize: MAX_UPLOAD_BYTES,
    respectForwardedHeaders: true,
    namingFunction: () => uuidv7(now(), randomBytes(10)),
    onUploadCreate: async (_request, upload) => {
      if (tenantOf(upload.metadata) === undefined) throw { status_code: 400, body: 'tenant missing' }
      if (isSound(upload.metadata) && (upload.size ?? Number.POSITIVE_INFINITY) > SOUND_LIMITS.bytes)
        throw { status_code: 413, body: refusal('file.sound_too_big') }
      return {}
    },
    onUploadFinish: async (_request, upload) => {
      const tenant = tenantOf(upload.metadata)
      const [keep, fallback] = isSound(upload.metadata)
        ? ([keepSound, 'file.not_a_sound'] as const)
        : ([keepPhoto, 'file.not_a_photo'] as const)
      try {
        if (tenant === undefined) throw new Refusal(fallback)
        await checkHash(join(room.folder, 'uploads', upload.id), upload.metadata)
        await keep(room, db, tenant, upload.id, join(room.folder, 'uploads', upload.id), now())
        return { status_code: 200 }
      } catch (error) {
        throw { status_code: 415, body: refusal(error instanceof Refusal ? error.code : fallback) }
      } finally {
        await rm(join(room.folder, 'uploads', upload.id), { force: true })
        await rm(join(room.folder, 'uploads', `${upload.id}.json`), { force: true })
      }
    },
  })
}

/** What was put together from pieces is what the phone had, where it says what that was. @throws Refusal file.broken */
async function checkHash(path: string, said: Said): Promise<void> {
  if (!said?.sha256) return
  const found = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
  if (found !== said.sha256) throw new Refusal('file.broken')
}

function isSound(said: Said): boolean {
  return said?.kind === 'sound'
}

function tenantOf(said: Said): number | undefined {
  return said?.tenant && /^\d{9}$/.test(said.tenant) ? Number(said.tenant) : undefined
}

function refusal(code: string): string {
  return JSON.stringify({ kind: 'refused', code, facts: {} })
}
