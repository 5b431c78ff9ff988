import { exifWithoutTurn, withExif } from './exif.ts'

/** Longest side that is kept of a photo (platform/files.ts), in pixels. */
const SIDE = 2048
/** Lighter photos go out as they are, in bytes. */
const LIGHT = 700_000
const QUALITY = 0.8

/**
 * A photo as light as what is kept of it anyway: on a slow line seconds instead of a minute. What the camera wrote about the place goes
 * with it, for the server to read and take off. A photo that cannot be made lighter goes out as it is.
 */
export async function lighten(file: File): Promise<File> {
  if (file.size <= LIGHT || file.type !== 'image/jpeg' || typeof createImageBitmap !== 'function') return file
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const light = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    if (!light || light.size >= file.size) return file
    const exif = exifWithoutTurn(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()))
    const bytes = withExif(new Uint8Array(await light.arrayBuffer()), exif)
    return new File([bytes], file.name, { type: 'image/jpeg', lastModified: file.lastModified })
  } catch {
    return file
  }
}

/** EXIF stands at the beginning and is at most 64 kB; some phones put other segments before it. */
const HEAD = 256 * 1024
