import { useDraft } from '../../kit/draft.ts'
import { type Photo, type Photos, usePhotos } from '../../kit/use-photos.ts'

/** The photos of a form under a key of the shelf: they outlive the browser, like its words. `ids` are those that have arrived. */
export function useDraftPhotos(key: string): { picked: Photos; ids: string[]; discard: () => Promise<void> } {
  const draft = useDraft(key, readPhotos)
  const photos = draft.value ?? []
  const picked = usePhotos(key, photos, draft.change)
  return { picked, ids: photos.flatMap((photo) => photo.id ?? []), discard: draft.discard }
}

/** Reads photos from the shelf; what is none is left out. */
export function readPhotos(raw: unknown): readonly Photo[] {
  return Array.isArray(raw) ? raw.filter(isPhoto) : []
}

function isPhoto(one: unknown): one is Photo {
  return typeof one === 'object' && one !== null && 'key' in one && 'id' in one && 'place' in one
}
