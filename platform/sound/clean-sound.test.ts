import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../pure/refusals.ts'
import { cleanSound, SOUND_LIMITS } from './clean-sound.ts'

const FOLDER = join(import.meta.dirname, '../../tests/support/sounds')
const FILES = readdirSync(FOLDER)
const read = (name: string) => readFileSync(join(FOLDER, name))
const refusalOf = (bytes: Buffer) => {
  try {
    return cleanSound(bytes).mediaType
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** One second of a tone as phones and recorders write it, most with a name and a place in its tags. */
const KINDS = {
  'voice.webm': 'audio/webm',
  'voice.ogg': 'audio/ogg',
  'voice.m4a': 'audio/mp4',
  'fragments.mp4': 'audio/mp4',
  'voice.3gp': 'audio/amr',
  'voice.amr': 'audio/amr',
  'voice.mp3': 'audio/mpeg',
  'voice.aac': 'audio/aac',
  'voice.wav': 'audio/wav',
} as const

describe('what phones record', () => {
  test.each(Object.entries(KINDS))(
    '%s is known by its bytes, keeps its second and loses its tags',
    (name, mediaType) => {
      const sound = cleanSound(read(name))
      expect(sound.mediaType).toBe(mediaType)
      expect(sound.millis).toBeGreaterThan(990)
      expect(sound.millis).toBeLessThan(1100)
      for (const tag of ['何晓兰', '+30.657', 'Lavf', 'LAME']) expect(sound.bytes.includes(tag)).toBe(false)
      // What was made anew is taken as it is.
      const again = cleanSound(sound.bytes)
      expect(again.bytes.equals(sound.bytes)).toBe(true)
      expect(again.millis).toBe(sound.millis)
    },
  )

  test('every sample is tried', () => {
    expect(Object.keys(KINDS).sort()).toEqual(FILES.sort())
  })

  test('a recording that was cut off keeps what came whole', () => {
    for (const name of ['voice.mp3', 'voice.aac', 'voice.amr', 'voice.wav']) {
      const whole = read(name)
      const cut = cleanSound(whole.subarray(0, Math.floor(whole.length * 0.7)))
      expect(cut.millis).toBeGreaterThan(500)
      expect(cut.millis).toBeLessThan(900)
    }
  })
})

describe('two things in one file', () => {
  const PAGE = Buffer.from('<html><script>alert(1)</script></html>')
  const behind = (name: string) => {
    try {
      return cleanSound(Buffer.concat([read(name), PAGE])).bytes.includes('<script>')
    } catch (error) {
      expect(error).toEqual(new Refusal('file.not_a_sound'))
      return false
    }
  }
  test.each(FILES.filter((name) => name !== 'voice.amr'))('a page behind %s does not stay', (name) => {
    expect(behind(name)).toBe(false)
  })
  test('any bytes can be frames of AMR: behind its mark they are sound and served as nothing else', () => {
    expect(behind('voice.amr')).toBe(true)
    expect(cleanSound(Buffer.concat([read('voice.amr'), PAGE])).bytes.toString('latin1', 0, 6)).toBe('#!AMR\n')
  })
  test('a page before it is no sound', () => {
    for (const name of FILES) expect(refusalOf(Buffer.concat([PAGE, read(name)]))).toBe('file.not_a_sound')
  })
  test('what stands in a picture, an archive or a program is no sound', () => {
    for (const head of [
      '\xff\xd8\xff\xe0',
      '\x89PNG\r\n\x1a\n',
      'GIF89a',
      'PK\x03\x04',
      '%PDF-1.7',
      'MZ',
      '<svg',
      '#!/bin/sh',
    ])
      expect(refusalOf(Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(400)]))).toBe('file.not_a_sound')
  })
  test('a film is no sound', () => {
    const film = Buffer.from(read('voice.m4a'))
    film.write('vide', film.indexOf('soun'), 'latin1')
    expect(refusalOf(film)).toBe('file.not_a_sound')
    const track = Buffer.from(read('voice.webm'))
    track.write('V_VP8\0', track.indexOf('A_OPUS'), 'latin1')
    expect(refusalOf(track)).toBe('file.not_a_sound')
  })
})

describe('how long and how big', () => {
  const wav = (seconds: number) => {
    const sound = read('voice.wav')
    const head = Buffer.from(cleanSound(sound).bytes.subarray(0, 44))
    const data = Buffer.alloc(8000 * seconds, 0x55)
    head.writeUInt32LE(data.length, 40)
    return Buffer.concat([head, data])
  }
  test('a minute and a slow thumb are taken, a second more is not', () => {
    expect(cleanSound(wav(60)).millis).toBe(60_000)
    expect(cleanSound(wav(62)).millis).toBe(62_000)
    expect(refusalOf(wav(63))).toBe('file.sound_too_long')
  })
  test('a tap by mistake holds no word', () => expect(refusalOf(wav(0.2))).toBe('file.sound_too_short'))
  test('more bytes than a minute needs are not looked at', () => {
    expect(refusalOf(Buffer.alloc(SOUND_LIMITS.bytes + 1))).toBe('file.sound_too_big')
  })
  test('the length is counted by frames, not read from what the file says of itself', () => {
    const frame = read('voice.amr').subarray(6, 19)
    const long = Buffer.concat([Buffer.from('#!AMR\n'), ...Array(3200).fill(frame)])
    expect(refusalOf(long)).toBe('file.sound_too_long')
    const mp4 = Buffer.from(read('voice.m4a'))
    // The header of the movie says that it lasts a day; the samples know better.
    mp4.writeUInt32BE(86_400_000, mp4.indexOf('mvhd') + 20)
    expect(cleanSound(mp4).millis).toBeLessThan(1100)
  })
  test('tables that point to the same bytes over and over make no large sound out of a small one', () => {
    const mp4 = Buffer.from(read('voice.m4a'))
    const sizes = mp4.indexOf('stsz')
    const count = mp4.readUInt32BE(sizes + 12)
    for (let i = 0; i < count; i++) mp4.writeUInt32BE(2000, sizes + 16 + i * 4)
    expect(refusalOf(mp4)).toBe('file.not_a_sound')
  })
})

test('whatever the bytes are, they are taken as a sound or refused in words', () => {
  const sounds = FILES.map(read)
  const spoiled = fc
    .tuple(
      fc.constantFrom(...sounds),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
      fc.option(fc.nat(), { nil: undefined }),
      fc.uint8Array({ maxLength: 40 }),
    )
    .map(([sound, changes, cut, tail]) => {
      const bytes = Buffer.from(sound)
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte
      return Buffer.concat([bytes.subarray(0, cut === undefined ? bytes.length : cut % bytes.length), tail])
    })
  fc.assert(
    fc.property(fc.oneof(spoiled, fc.uint8Array({ maxLength: 300 }).map(Buffer.from)), (bytes) => {
      expect(refusalOf(bytes)).toMatch(/^(audio\/|file\.)/)
    }),
    { numRuns: 4000 },
  )
})
