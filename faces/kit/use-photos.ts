import { useCallback, useEffect, useRef, useState } from 'react'
import type { Word } from '../../platform/pure/words.ts'
import { shelf } from './draft.ts'
import { lighten } from './lighten.ts'
import { newId } from './new-id.ts'
import { photoFault, sendingFault, uploadFile } from './upload.ts'

/** A photo of a draft: its id once the server has it, and where it was taken (WGS84 degrees) if it says so. */
export type Photo = {
  readonly key: string
  readonly id: string | null
  readonly place: { lng: number; lat: number } | null
}

/** What the picker shows of one photo. */
export type PhotoView = {
  readonly key: string
  readonly url: string | null
  /** From 0 to 1 while under way; null when done or failed. */
  readonly progress: number | null
  readonly fault: Word | null
}

/** Photos of a draft, sent one after another in the background while the person goes on. */
export type Photos = {
  readonly views: readonly PhotoView[]
  readonly isSending: boolean
  readonly add: (files: readonly File[]) => void
  readonly remove: (key: string) => void
  readonly retry: (key: string) => void
  /** A sentence about files that could not be taken. */
  readonly refused: Word | null
}

/**
 * Takes care of a draft's photos. Their bytes lie on the shelf under the draft's key until the draft is discarded, so that a
 * killed browser goes on sending where it stopped; the draft itself holds only keys and ids. `areHeld`: they are not sent from here, because an
 * outbox sends them after their act.
 */
export function usePhotos(
  draftKey: string,
  photos: readonly Photo[],
  change: (edit: (now: readonly Photo[]) => Photo[]) => void,
  areHeld = false,
): Photos {
  const [urls, setUrls] = useState<Record<string, string>>({})
  const [progress, setProgress] = useState<Record<string, number>>({})
  const [faults, setFaults] = useState<Record<string, Word>>({})
  const [refused, setRefused] = useState<Word | null>(null)
  const made = useRef<string[]>([])
  const changeNow = useRef(change)
  changeNow.current = change
  const place = (key: string) => `${draftKey}/photo/${key}`

  const show = useCallback((key: string, file: Blob) => {
    const url = URL.createObjectURL(file)
    made.current.push(url)
    setUrls((now) => ({ ...now, [key]: url }))
  }, [])

  const next = areHeld ? undefined : photos.find((photo) => photo.id === null && !faults[photo.key])?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: one upload per photo; the draft's key never changes.
  useEffect(() => {
    if (next === undefined) return
    const left = new AbortController()
    send(next, left.signal).catch((reason: unknown) => {
      if (!left.signal.aborted) setFaults((now) => ({ ...now, [next]: sendingFault(reason) }))
    })
    return () => left.abort()
  }, [next])

  async function send(key: string, signal: AbortSignal) {
    const file = await shelf.load(place(key))
    if (!(file instanceof File)) return changeNow.current((now) => now.filter((one) => one.key !== key))
    const facts = await uploadFile(await lighten(file), 'photo', {
      signal,
      onProgress: (share) => setProgress((now) => ({ ...now, [key]: share })),
    })
    if (signal.aborted) return
    changeNow.current((now) => now.map((one) => (one.key === key ? { ...one, id: facts.id, place: facts.place } : one)))
  }

  const known = photos.map((photo) => photo.key).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks for pictures of photos that a reload brought back.
  useEffect(() => {
    for (const { key } of photos) {
      if (urls[key]) continue
      shelf.load(place(key)).then((file) => {
        if (file instanceof Blob) show(key, file)
      })
    }
  }, [known])
  useEffect(
    () => () => {
      for (const url of made.current) URL.revokeObjectURL(url)
    },
    [],
  )

  return {
    refused,
    isSending: next !== undefined,
    views: photos.map(({ key, id }) => ({
      key,
      url: urls[key] ?? null,
      progress: id === null && !areHeld && !faults[key] ? (progress[key] ?? 0) : null,
      fault: faults[key] ?? null,
    })),
    add: (files) => {
      const bad = files.map(photoFault).find((fault) => fault !== null) ?? null
      setRefused(bad)
      for (const file of files.filter((one) => photoFault(one) === null)) {
        const key = newId()
        show(key, file)
        shelf.save(place(key), file).then(() => changeNow.current((now) => [...now, { key, id: null, place: null }]))
      }
    },
    remove: (key) => {
      changeNow.current((now) => now.filter((one) => one.key !== key))
      shelf.clear(place(key))
    },
    retry: (key) => setFaults(({ [key]: _gone, ...rest }) => rest),
  }
}
