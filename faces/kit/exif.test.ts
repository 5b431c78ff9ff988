import exifr from 'exifr'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { exifWithoutTurn, withExif } from './exif.ts'

const photo = (exif?: object) => {
  const plain = sharp({ create: { width: 60, height: 40, channels: 3, background: '#396' } })
  return (exif ? plain.withExif(exif).withMetadata({ orientation: 6 }) : plain).jpeg().toBuffer()
}
const PLACED = {
  IFD0: { Make: 'Camera' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 37/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '104/1 12/1 0/1' },
}

test('the place goes over into the lighter photo, the turn does not', async () => {
  const taken = await photo(PLACED)
  expect(await exifr.orientation(taken)).toBe(6)
  const light = withExif(new Uint8Array(await photo()), exifWithoutTurn(new Uint8Array(taken)))
  const gps = await exifr.gps(light)
  expect(gps.latitude).toBeCloseTo(30.6167, 3)
  expect(gps.longitude).toBeCloseTo(104.2, 3)
  expect(await exifr.orientation(light)).toBe(1)
  expect((await sharp(light).metadata()).width).toBe(60)
})

test('nothing is made of a photo without, a broken one, and what is no photo', async () => {
  expect(exifWithoutTurn(new Uint8Array(await photo()))).toBeNull()
  expect(exifWithoutTurn(new Uint8Array((await photo(PLACED)).subarray(0, 30)))).toBeNull()
  expect(exifWithoutTurn(new TextEncoder().encode('<html></html>'))).toBeNull()
  const light = new Uint8Array(await photo())
  expect(withExif(light, null)).toBe(light)
})
