import { shelf, useDraft } from '../../kit/draft.ts'
import { useStore } from '../../kit/store.ts'
import { type Photo, type Photos, usePhotos } from '../../kit/use-photos.ts'
import { type ActFile, phone } from '../offline/here.ts'

type DraftPhotos = {
  readonly picked: Photos
  /** Those that have arrived. */
  readonly ids: string[]
  /** Those that have not: where this phone carries its work, they follow their act from the outbox. */
  readonly left: () => Promise<ActFile[]>
  readonly discard: () => Promise<void>
}

/** The photos of a form under a key of the shelf: they outlive the browser, like its words. */
export function useDraftPhotos(key: string): DraftPhotos {
  const draft = useDraft(key, readPhotos)
  const photos = draft.value ?? []
  const picked = usePhotos(key, photos, draft.change, useStore(phone) !== null)
  return {
    picked,
    ids: photos.flatMap((photo) => photo.id ?? []),
    left: () =>
      filesAt(photos.filter(({ id }) => id === null).map((one) => [`${key}/photo/${one.key}`, one.key, 'photo'])),
    discard: draft.discard,
  }
}

/** Files of a draft from their places on the shelf, for an outbox; what is no longer there is left out. */
async function filesAt(places: readonly (readonly [place: string, key: string, kind: ActFile['kind']])[]) {
  const found = await Promise.all(
    places.map(async ([place, key, kind]): Promise<ActFile[]> => {
      const file = await shelf.load(place)
      return file instanceof File ? [{ key, kind, file }] : []
    }),
  )
  return found.flat()
}

/** Reads photos from the shelf; what is none is left out. */
export function readPhotos(raw: unknown): readonly Photo[] {
  return Array.isArray(raw) ? raw.filter(isPhoto) : []
}

function isPhoto(one: unknown): one is Photo {
  return typeof one === 'object' && one !== null && 'key' in one && 'id' in one && 'place' in one
}
