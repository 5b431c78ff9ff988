import { SESSION_DAYS } from '../../../platform/pure/session-days.ts'
import { recall, remember } from '../../kit/remembered.ts'

const KEY = 'console.signedInAt'
const HOUR = 3_600_000

/** Notes that somebody has signed in in this browser. */
export function rememberSignIn(now: Date): void {
  remember(KEY, now.toISOString())
}

/** Whole hours until the sign-in of this browser ends; null when it is not known. */
export function hoursLeft(now: Date): number | null {
  const at = Date.parse(recall(KEY) ?? '')
  if (Number.isNaN(at)) return null
  return Math.max(0, Math.floor((at + SESSION_DAYS * 24 * HOUR - now.getTime()) / HOUR))
}
