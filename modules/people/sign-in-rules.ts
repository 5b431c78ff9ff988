import { localParts } from '../../platform/pure/time.ts'

/**
 * Rules of signing in (ASVS 5 §6, GB/T 22239-2019 level 2): passwords, failures, codes. Times come in as instants.
 */

/** Failures in a row after which passwords of an account are not tried for a while. */
export const FAILURES_BEFORE_LOCK = 5
export const LOCK_MINUTES = 30
/** How long a code can be used, and how many tries it has. */
export const CODE_MINUTES = 5
export const CODE_TRIES = 5
/** Codes to one number: a minute apart, five close together, then an hour apart; ten a day. So never more than five an hour. */
const CODE_GAP_SECONDS = 60
const QUICK_CODES = 5
const SLOW_GAP_SECONDS = 3600
const CODES_A_DAY = 10
const DAY_SECONDS = 86_400

/** How often a password of an account failed. */
export type Failures = { readonly failedCount: number; readonly lockedUntil: Date | null }

/** Whether passwords are not tried at this moment. */
export function isPaused(failures: Failures, now: Date): boolean {
  return failures.lockedUntil !== null && now.getTime() < failures.lockedUntil.getTime()
}

/** The state after one more failure; a pause that is over counts from one again. */
export function afterFailure(failures: Failures, now: Date): Failures {
  const failedCount = failures.lockedUntil === null ? failures.failedCount + 1 : 1
  if (failedCount < FAILURES_BEFORE_LOCK) return { failedCount, lockedUntil: null }
  return { failedCount, lockedUntil: new Date(now.getTime() + LOCK_MINUTES * 60_000) }
}

/** What is known of the codes sent to a number. `day` is the local date of the count. */
export type CodesSent = { readonly sentAt: Date; readonly sentToday: number; readonly day: string }

/**
 * Whether another code may go to a number now, and what is then known of it. A new day begins a new count only after an hour
 * of quiet, so that midnight does not double the limit.
 * @param today the local date (YYYY-MM-DD)
 * @returns seconds to wait (0: send now), and the count including this one
 */
export function nextCode(
  sent: CodesSent | undefined,
  now: Date,
  today: string,
): { waitSeconds: number; sentToday: number; resendAfterSeconds: number } {
  if (!sent) return { waitSeconds: 0, sentToday: 1, resendAfterSeconds: CODE_GAP_SECONDS }
  const quiet = (now.getTime() - sent.sentAt.getTime()) / 1000
  const isSameDay = sent.day === today
  const count = isSameDay || quiet < SLOW_GAP_SECONDS ? sent.sentToday : 0
  const untilGap = Math.ceil(gapAfter(count) - quiet)
  const untilTomorrow = isSameDay && count >= CODES_A_DAY ? DAY_SECONDS - localParts(now).minutes * 60 : 0
  return {
    waitSeconds: Math.max(0, untilGap, untilTomorrow),
    sentToday: count + 1,
    resendAfterSeconds: gapAfter(count + 1),
  }
}

function gapAfter(count: number): number {
  if (count === 0) return 0
  return count >= QUICK_CODES ? SLOW_GAP_SECONDS : CODE_GAP_SECONDS
}

/** Long enough, yet among the first that anybody tries. */
const COMMON = [
  '1234567890',
  '0123456789',
  '0987654321',
  '12345678910',
  '123456789a',
  'a123456789',
  'aa123456789',
  '123456789q',
  'q123456789',
  'abc123456789',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'qwertyuiop',
  'qwerty123456',
  'asdfghjkl1',
  'zxcvbnm123',
  'password123',
  'password1234',
  'passw0rd123',
  'admin123456',
  'administrator',
  'woaini1314',
  'woaini1314520',
  'woaini520',
  '5201314520',
  '1314520520',
  'iloveyou1314',
  'chengdu123',
  'shequ123456',
  'wangge123456',
]

/** Why a new password will not do, as the code of its sentence; undefined when it will. Its length is checked by the contract. */
export function passwordFault(
  password: string,
  known: { login: string | null; oldPassword?: string },
): string | undefined {
  const plain = password.toLowerCase()
  if (known.oldPassword !== undefined && password === known.oldPassword) return 'password.same_as_old'
  if (known.login !== null && plain.includes(known.login.toLowerCase())) return 'password.holds_login'
  if (COMMON.includes(plain) || isPattern(plain)) return 'password.too_common'
  return undefined
}

/** One or two different characters, or a run of neighbours (2345678901, abcdefghij). */
function isPattern(plain: string): boolean {
  const points = Array.from(plain, (character) => character.codePointAt(0) ?? 0)
  if (new Set(points).size <= 2) return true
  const steps = new Set(points.slice(1).map((point, index) => (point - points[index] + 10) % 10))
  return steps.size === 1
}
