const APP1 = 0xe1
const START_OF_SCAN = 0xda
const ORIENTATION = 0x0112

/**
 * The EXIF segment of a JPEG, marker included, with its turn (orientation) set to upright: a browser that draws a photo has turned it. Null
 * when there is none.
 */
export function exifWithoutTurn(jpeg: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (jpeg.length < 4 || view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; at + 4 <= jpeg.length; ) {
    if (jpeg[at] !== 0xff || jpeg[at + 1] === START_OF_SCAN) return null
    const end = at + 2 + view.getUint16(at + 2)
    if (end > jpeg.length) return null
    if (jpeg[at + 1] === APP1 && says(jpeg, at + 4, 'Exif\0\0')) {
      const segment = jpeg.slice(at, end)
      turnUpright(segment)
      return segment
    }
    at = end
  }
  return null
}

/** A JPEG with an EXIF segment put behind its first marker. */
export function withExif(jpeg: Uint8Array<ArrayBuffer>, exif: Uint8Array | null): Uint8Array<ArrayBuffer> {
  if (!exif) return jpeg
  const joined = new Uint8Array(jpeg.length + exif.length)
  joined.set(jpeg.subarray(0, 2))
  joined.set(exif, 2)
  joined.set(jpeg.subarray(2), 2 + exif.length)
  return joined
}

/** TIFF begins behind marker, length and `Exif\0\0`. */
const TIFF = 10

function turnUpright(segment: Uint8Array): void {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength)
  const isLittle = says(segment, TIFF, 'II')
  const first = TIFF + view.getUint32(TIFF + 4, isLittle)
  if (first + 2 > segment.length) return
  const entries = view.getUint16(first, isLittle)
  for (let i = 0; i < entries; i++) {
    const entry = first + 2 + i * 12
    if (entry + 12 > segment.length) return
    if (view.getUint16(entry, isLittle) === ORIENTATION) view.setUint16(entry + 8, 1, isLittle)
  }
}

function says(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))
}
