import { exifWithoutTurn, withExif } from './exif.ts'

/** Longest side that is kept of a photo (platform/files.ts), in pixels. */
const SIDE = 2048
/** Lighter photos go out as they are, in bytes. */
const LIGHT = 700_000
/** Tried one after the other until a photo is light enough: the longest side in pixels, and the quality. */
const STEPS: readonly (readonly [number, number])[] = [
  [SIDE, 0.8],
  [1600, 0.7],
  [1280, 0.6],
  [1024, 0.5],
  [800, 0.4],
]

/**
 * A photo as light as what is kept of it anyway: on a slow line seconds instead of a minute. What the camera wrote about the place goes
 * with it, for the server to read and take off. A photo that cannot be made lighter goes out as it is. `most`: so many bytes at most, if that
 * can be had; left out: as light as one step makes it.
 */
export async function lighten(file: File, most?: number): Promise<File> {
  const isLight = file.size <= (most ?? LIGHT)
  const canDraw = typeof createImageBitmap === 'function'
  if (isLight || !canDraw || (most === undefined && file.type !== 'image/jpeg')) return file
  try {
    const picture = await createImageBitmap(file)
    const exif = exifWithoutTurn(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()))
    let best = file
    for (const [side, quality] of most === undefined ? STEPS.slice(0, 1) : STEPS) {
      const light = await drawn(picture, side, quality)
      if (!light || light.size >= best.size) continue
      const bytes = withExif(new Uint8Array(await light.arrayBuffer()), exif)
      best = new File([bytes], file.name, { type: 'image/jpeg', lastModified: file.lastModified })
      if (most === undefined || best.size <= most) break
    }
    picture.close()
    return best
  } catch {
    return file
  }
}

/** EXIF stands at the beginning and is at most 64 kB; some phones put other segments before it. */
const HEAD = 256 * 1024

function drawn(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality))
}
