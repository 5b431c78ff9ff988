import { tidyCode } from '../../kit/place-code.ts'

/** What the browsers of Android phones offer for reading codes; others do not, and there codes are typed. */
type Detector = { detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> }
declare global {
  // The platform's own constructor: not in TypeScript's library, since not every browser has it.
  var BarcodeDetector: (new (how: { formats: string[] }) => Detector) | undefined
}

/** Whether this phone can read codes with its camera. */
export function canScan(): boolean {
  return globalThis.BarcodeDetector !== undefined && navigator.mediaDevices !== undefined
}

/** A reader of square codes; null where the browser has none. */
export function openDetector(): Detector | null {
  return globalThis.BarcodeDetector ? new globalThis.BarcodeDetector({ formats: ['qr_code'] }) : null
}

/** The place code in what a square says: an address `…/c/<code>`, or the bare code; null when it is something else. */
export function placeCodeIn(text: string): string | null {
  const inAddress = /\/c\/([^/?#]+)\/?(?:[?#].*)?$/.exec(text)
  if (inAddress) return tidyCode(inAddress[1]) || null
  return /^[0-9A-Za-z*~$= -]{11,16}$/.test(text) ? tidyCode(text) : null
}
