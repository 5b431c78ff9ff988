import { describe, expect, test } from 'vitest'
import { photoFault, sendingFault } from './upload.ts'
import { PHOTO_FAULT } from './words.ts'

describe('photoFault', () => {
  const file = { name: 'a.jpg', type: 'image/jpeg', size: 1000 }

  test.each([
    [file, null],
    [{ ...file, type: '' }, null],
    [{ ...file, name: 'IMG_1.HEIC', type: '' }, PHOTO_FAULT.heic],
    [{ ...file, type: 'image/heif' }, PHOTO_FAULT.heic],
    [{ ...file, name: 'a.pdf', type: 'application/pdf' }, PHOTO_FAULT.notPicture],
    [{ ...file, name: 'a', type: '' }, PHOTO_FAULT.notPicture],
    [{ ...file, size: 21 * 1024 * 1024 }, PHOTO_FAULT.tooBig],
  ])('%j', (one, fault) => {
    expect(photoFault(one)).toBe(fault)
  })
})

test('a file that the server cannot read is no photo; anything else may be tried again', () => {
  const answered = (status: number) =>
    Object.assign(new Error('tus'), { originalResponse: { getStatus: () => status } })
  expect(sendingFault(answered(415))).toBe(PHOTO_FAULT.notPicture)
  expect(sendingFault(answered(503))).toBe(PHOTO_FAULT.failed)
  expect(sendingFault(Object.assign(new Error('tus'), { originalResponse: null }))).toBe(PHOTO_FAULT.failed)
  expect(sendingFault('gone')).toBe(PHOTO_FAULT.failed)
})
