import type { Keys } from '../../platform/keys.ts'
import { makeCode, TRACKING_CODE } from '../grids/rules.ts'

/**
 * The private code of a report: derived from its id under the installation's key, so that it is never stored and a repeated
 * command can show it again. Whoever holds it sees this one report and nothing else.
 */
export function trackingCodeOf(keys: Keys, reportId: string): string {
  return makeCode(TRACKING_CODE, keys.derive('tracking', reportId))
}
