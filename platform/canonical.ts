import { createHash } from 'node:crypto'
import canonicalizeValue from 'canonicalize'

/** The canonical JSON of a value (RFC 8785: sorted keys, one spelling of each number and string). */
export function canonicalize(value: unknown): string {
  const text = canonicalizeValue(value)
  if (text === undefined) throw new Error('a value without a canonical form')
  return text
}

/** SHA-256 of the canonical JSON. */
export function canonicalHash(value: unknown): Buffer {
  return createHash('sha256').update(canonicalize(value)).digest()
}
