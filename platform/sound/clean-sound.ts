import { Refusal } from '../pure/refusals.ts'
import { cleanAdts, cleanAmr, cleanMp3, cleanWav } from './frames.ts'
import { cleanMp4 } from './mp4.ts'
import { cleanOgg } from './ogg.ts'
import { BadSound, type Sound } from './sound.ts'
import { cleanWebm } from './webm.ts'

export type { Sound } from './sound.ts'

/** What a voice may be: a minute, with room for a slow thumb; not a tap by mistake. */
export const SOUND_LIMITS = { bytes: 3 * 1024 * 1024, millis: 62_000, leastMillis: 300 } as const

/**
 * Takes a sound apart down to its frames and builds its container anew, so that nothing is kept but what is heard: no names or
 * places a phone wrote into it, nothing in front, between or behind. What it is, its bytes say, not its name.
 * @throws Refusal file.not_a_sound, file.sound_too_long, file.sound_too_short, file.sound_too_big
 */
export function cleanSound(bytes: Buffer): Sound {
  if (bytes.length > SOUND_LIMITS.bytes) throw new Refusal('file.sound_too_big')
  const clean = cleanerOf(bytes)
  if (!clean) throw new Refusal('file.not_a_sound')
  const sound = attempt(() => clean(bytes))
  if (sound.millis > SOUND_LIMITS.millis) throw new Refusal('file.sound_too_long')
  if (sound.millis < SOUND_LIMITS.leastMillis) throw new Refusal('file.sound_too_short')
  return sound
}

function cleanerOf(bytes: Buffer): ((bytes: Buffer) => Sound) | undefined {
  const head = bytes.toString('latin1', 0, 12)
  if (head.startsWith('\x1a\x45\xdf\xa3')) return cleanWebm
  if (head.startsWith('OggS')) return cleanOgg
  if (head.slice(4, 8) === 'ftyp') return cleanMp4
  if (head.startsWith('RIFF') && head.slice(8) === 'WAVE') return cleanWav
  if (head.startsWith('#!AMR')) return cleanAmr
  if (head.startsWith('ID3')) return cleanMp3
  if (bytes.length > 2 && bytes[0] === 0xff && (bytes[1] & 0xf6) === 0xf0) return cleanAdts
  if (bytes.length > 2 && bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0) return cleanMp3
  return undefined
}

/** A file that says of itself what is not so, or ends too early, is not a sound. */
function attempt(read: () => Sound): Sound {
  try {
    return read()
  } catch (error) {
    if (error instanceof BadSound || error instanceof RangeError) throw new Refusal('file.not_a_sound')
    throw error
  }
}
