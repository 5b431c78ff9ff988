/** A sound as it is kept: its own frames in a container of ours. */
export type Sound = { readonly mediaType: string; readonly millis: number; readonly bytes: Buffer }

/** The bytes are not what they say they are. */
export class BadSound extends Error {}

/** @throws BadSound unless it holds */
export function insist(holds: boolean, what: string): void {
  if (!holds) throw new BadSound(what)
}

/** A part of a buffer. Unlike `subarray` it does not answer with less than was asked for. @throws BadSound */
export function part(bytes: Buffer, from: number, length: number): Buffer {
  insist(from >= 0 && length >= 0 && from + length <= bytes.length, 'ends too early')
  return bytes.subarray(from, from + length)
}
