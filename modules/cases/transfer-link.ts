import type { Keys } from '../../platform/keys.ts'
import { makeCode, TRACKING_CODE } from '../grids/rules.ts'

/**
 * The code of a partner's link, 80 bits: derived from the transfer's id under the installation's key, so that it is never stored and
 * those in charge can copy it again. The directory knows its HMAC only.
 */
export function linkCodeOf(keys: Keys, transferId: string): string {
  return makeCode(TRACKING_CODE, keys.derive('partner', transferId))
}
