/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits. Made by whoever creates a thing,
 * so that a phone can make ids without a network and keys grow with time.
 * @param now the moment of making
 * @param random at least 10 random bytes
 */
export function uuidv7(now: Date, random: Uint8Array): string {
  const millis = now.getTime()
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(millis / 2 ** (8 * (5 - i))) % 256
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = (bytes[6] & 0x0f) | 0x70
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  let hex = ''
  for (const byte of bytes) hex += HEX[byte]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The pseudo-tenant in which a district's own acts and posts stand: `<6 digits>000` (docs/decisions). */
export function districtTenant(tenantId: number): number {
  return Math.floor(tenantId / 1000) * 1000
}

/** The six-digit district code of a tenant. */
export function districtOf(tenantId: number): number {
  return Math.floor(tenantId / 1000)
}
