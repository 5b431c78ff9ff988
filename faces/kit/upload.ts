import { markOf } from '../../platform/pure/marks.ts'
import type { Word } from '../../platform/pure/words.ts'
import { api, type FileFacts } from './api.ts'
import { VOICE_FAULT, VOICE_REFUSED } from './voice-words.ts'
import { PHOTO_FAULT } from './words.ts'

/** Bytes sent in one request; an upload cut off goes on after the last whole piece. */
const PIECE = 512 * 1024
/** The server's own limit. */
const LARGEST = 20 * 1024 * 1024
const LARGEST_SOUND = 3 * 1024 * 1024

/** Why a file cannot be taken as a photo; null when it can. Said before anything is sent. */
export function photoFault(file: { type: string; name: string; size: number }): Word | null {
  if (/hei[cf]/i.test(file.type) || /\.hei[cf]$/i.test(file.name)) return PHOTO_FAULT.heic
  // Some phones hand over files without a type; then the name has to do, and the server looks at the bytes.
  const isPicture = file.type
    ? /^image\/(jpeg|png|webp|gif|avif)$/.test(file.type)
    : /\.(jpe?g|png|webp|gif|avif)$/i.test(file.name)
  if (!isPicture) return PHOTO_FAULT.notPicture
  return file.size > LARGEST ? PHOTO_FAULT.tooBig : null
}

/** Whether the server has looked at a file and will not take it, and why, as the code of its refusal; null: it may still arrive. */
export function refusedUpload(reason: unknown): string | null {
  const response = reason instanceof Error && 'originalResponse' in reason ? reason.originalResponse : null
  if (![413, 415].includes(statusOf(response))) return null
  return /"code":"(file\.[a-z_]+)"/.exec(bodyOf(response))?.[1] ?? 'file.not_a_photo'
}

/** Why a file cannot be taken as a voice; null when it can. Some phones hand it over without a type: the server looks at the bytes. */
export function soundFault(file: { size: number; type: string }): Word | null {
  if (file.type && !/^(audio\/|video\/(mp4|3gpp|webm)|application\/ogg)/.test(file.type)) return VOICE_FAULT.notSound
  return file.size > LARGEST_SOUND ? VOICE_FAULT.tooBig : null
}

/** What is wrong with a photo whose sending failed: the server cannot read it as one, or it did not arrive. */
export function sendingFault(reason: unknown): Word {
  const isRefused = reason instanceof Error && 'originalResponse' in reason && statusOf(reason.originalResponse) === 415
  return isRefused ? PHOTO_FAULT.notPicture : PHOTO_FAULT.failed
}

/** What is wrong with a voice whose sending failed, in the server's own word where it gave one. */
export function voiceSendingFault(reason: unknown): Word {
  const response = reason instanceof Error && 'originalResponse' in reason ? reason.originalResponse : null
  if (![413, 415].includes(statusOf(response))) return VOICE_FAULT.failed
  const said = bodyOf(response)
  const code = Object.keys(VOICE_REFUSED).find((one) => said.includes(one))
  return code ? VOICE_REFUSED[code] : VOICE_FAULT.notSound
}

function bodyOf(response: unknown): string {
  const has = typeof response === 'object' && response !== null && 'getBody' in response
  return has && typeof response.getBody === 'function' ? String(response.getBody()) : ''
}

function statusOf(response: unknown): number {
  const has = typeof response === 'object' && response !== null && 'getStatus' in response
  return has && typeof response.getStatus === 'function' ? response.getStatus() : 0
}

/**
 * Sends a photo or a voice, resumable (tus protocol), and tells what the server found in it. An upload cut off earlier by a closed page
 * goes on where it stopped. `onProgress` hears shares from 0 to 1. Rejects when the network stays away or the server refuses.
 */
export async function uploadFile(
  file: File,
  kind: 'photo' | 'sound',
  how: { onProgress: (share: number) => void; signal: AbortSignal; sha256?: string },
): Promise<FileFacts> {
  const { Upload, defaultOptions } = await import('tus-js-client')
  const { urlStorage } = defaultOptions
  const id = await new Promise<string>((done, fail) => {
    const bearer = api.bearer()
    const upload = new Upload(file, {
      endpoint: '/files',
      chunkSize: PIECE,
      retryDelays: [500, 1500, 4000, 10_000],
      removeFingerprintOnSuccess: true,
      // Where an upload goes on lies in the open on this device: not what the file is called.
      fingerprint: async ({ name, type, size, lastModified }) =>
        markOf(JSON.stringify([name, type, size, lastModified, api.tenant()])),
      urlStorage: {
        findAllUploads: () => urlStorage.findAllUploads(),
        findUploadsByFingerprint: (mark) => urlStorage.findUploadsByFingerprint(mark),
        removeUpload: (key) => urlStorage.removeUpload(key),
        addUpload: (mark, begun) => urlStorage.addUpload(mark, { ...begun, metadata: {} }),
      },
      metadata: {
        filename: file.name,
        filetype: file.type,
        tenant: String(api.tenant()),
        kind,
        ...(how.sha256 ? { sha256: how.sha256 } : {}),
      },
      headers: { 'x-weige': '1', ...(bearer ? { 'x-weige-bearer': bearer } : {}) },
      onProgress: (sent, total) => how.onProgress(total > 0 ? sent / total : 0),
      onSuccess: () => done(upload.url?.split('/').pop() ?? ''),
      onError: fail,
    })
    how.signal.addEventListener('abort', () => {
      upload.abort().then(
        () => fail(new DOMException('left', 'AbortError')),
        () => fail(new DOMException('left', 'AbortError')),
      )
    })
    upload.findPreviousUploads().then((earlier) => {
      if (how.signal.aborted) return
      if (earlier.length > 0) upload.resumeFromPreviousUpload(earlier[0])
      upload.start()
    }, fail)
  })
  return api.describeFile(id, { signal: how.signal })
}
