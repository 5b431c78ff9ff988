import { uuidv7 } from '../../platform/pure/ids.ts'

/** A fresh id, made here so that it works without a network: for commands and for things this device creates. */
export function newId(): string {
  return uuidv7(new Date(), crypto.getRandomValues(new Uint8Array(10)))
}
