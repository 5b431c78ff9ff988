import { BadSound, insist } from './sound.ts'

/** Opus runs at 48 kHz whatever the microphone gave (RFC 6716). */
export const OPUS_RATE = 48_000
/** No packet holds more than 120 ms. */
const MOST_SAMPLES = 5760
/** What the longest packet of one stream can weigh: 48 frames of 1,275 bytes with their lengths. */
const MOST_BYTES = 61_298

/** How many samples (at 48 kHz) a packet holds, from its first bytes (RFC 6716, 3.1 and 3.2). @throws BadSound */
export function opusSamples(packet: Buffer): number {
  insist(packet.length > 0 && packet.length <= MOST_BYTES, 'packet length')
  const config = packet[0] >> 3
  const code = packet[0] & 3
  if (code === 3 && packet.length < 2) throw new BadSound('packet without its count')
  const count = code === 0 ? 1 : code === 3 ? packet[1] & 0x3f : 2
  const samples = count * frameSamples(config)
  insist(samples > 0 && samples <= MOST_SAMPLES, 'packet duration')
  return samples
}

/** OpusHead (RFC 7845, 5.1), of one or two channels and nothing after it. @returns its parts; @throws BadSound */
export function readOpusHead(head: Buffer): { channels: number; preSkip: number } {
  insist(head.length === 19 && head.toString('latin1', 0, 8) === 'OpusHead', 'OpusHead')
  const channels = head[9]
  insist(head[8] >> 4 === 0 && (channels === 1 || channels === 2) && head[18] === 0, 'channels')
  return { channels, preSkip: head.readUInt16LE(10) }
}

function frameSamples(config: number): number {
  if (config < 12) return [480, 960, 1920, 2880][config & 3]
  if (config < 16) return [480, 960][config & 1]
  return [120, 240, 480, 960][config & 3]
}
