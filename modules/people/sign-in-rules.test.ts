import { describe, expect, test } from 'vitest'
import { localDate } from '../../platform/pure/time.ts'
import { afterFailure, type CodesSent, type Failures, isPaused, nextCode, passwordFault } from './sign-in-rules.ts'

const at = (text: string) => new Date(`2026-11-16T${text}+08:00`)
const later = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000)

describe('failures of a password', () => {
  const none: Failures = { failedCount: 0, lockedUntil: null }

  test('the fifth in a row pauses for thirty minutes', () => {
    let failures = none
    for (let i = 1; i <= 4; i++) failures = afterFailure(failures, at('09:00:00'))
    expect(isPaused(failures, at('09:00:00'))).toBe(false)
    failures = afterFailure(failures, at('09:00:00'))
    expect(failures.lockedUntil).toEqual(at('09:30:00'))
    expect(isPaused(failures, at('09:29:59'))).toBe(true)
    expect(isPaused(failures, at('09:30:00'))).toBe(false)
  })

  test('after a pause the count begins again', () => {
    const paused: Failures = { failedCount: 5, lockedUntil: at('09:30:00') }
    expect(afterFailure(paused, at('09:31:00'))).toEqual({ failedCount: 1, lockedUntil: null })
  })
})

describe('codes to one number', () => {
  /** Sends as often as allowed, trying every `step` seconds. Answers the moments of sending. */
  function sendGreedily(from: Date, hours: number, step: number): Date[] {
    const sent: Date[] = []
    let known: CodesSent | undefined
    for (let s = 0; s < hours * 3600; s += step) {
      const now = later(from, s)
      const next = nextCode(known, now, localDate(now))
      if (next.waitSeconds > 0) continue
      known = { sentAt: now, sentToday: next.sentToday, day: localDate(now) }
      sent.push(now)
    }
    return sent
  }

  test('the first goes at once, the next a minute later', () => {
    const first = nextCode(undefined, at('09:00:00'), '2026-11-16')
    expect(first).toEqual({ waitSeconds: 0, sentToday: 1, resendAfterSeconds: 60 })
    const known = { sentAt: at('09:00:00'), sentToday: 1, day: '2026-11-16' }
    expect(nextCode(known, at('09:00:45'), '2026-11-16').waitSeconds).toBe(15)
    expect(nextCode(known, at('09:01:00'), '2026-11-16')).toEqual({
      waitSeconds: 0,
      sentToday: 2,
      resendAfterSeconds: 60,
    })
  })

  test('after five the next is an hour away, and who asks is told how long', () => {
    const known = { sentAt: at('09:04:00'), sentToday: 5, day: '2026-11-16' }
    expect(nextCode(known, at('09:34:00'), '2026-11-16').waitSeconds).toBe(1800)
  })

  test('after ten a day the next is tomorrow', () => {
    const known = { sentAt: at('15:00:00'), sentToday: 10, day: '2026-11-16' }
    expect(nextCode(known, at('22:00:00'), '2026-11-16').waitSeconds).toBe(2 * 3600)
    expect(nextCode(known, later(at('00:00:00'), 86_400), '2026-11-17')).toEqual({
      waitSeconds: 0,
      sentToday: 1,
      resendAfterSeconds: 60,
    })
  })

  test.each([['08:00:00'], ['23:57:00'], ['23:20:00'], ['00:00:00']])(
    'from %s on, however eagerly one asks: never two in a minute, six in an hour, eleven on a day',
    (start) => {
      const sent = sendGreedily(at(start), 50, 10)
      expect(sent.length).toBeGreaterThan(10)
      for (const [index, moment] of sent.entries()) {
        const within = (seconds: number) =>
          sent.filter((other) => other >= moment && other < later(moment, seconds)).length
        expect(within(60)).toBe(1)
        expect(within(3600)).toBeLessThanOrEqual(5)
        expect(sent.filter((other) => localDate(other) === localDate(moment)).length).toBeLessThanOrEqual(10)
        expect(index).toBeLessThan(31)
      }
    },
  )
})

describe('a new password', () => {
  test.each([
    ['shida.lead-2026', { login: 'shida.lead' }, 'password.holds_login'],
    ['SHIDA.LEAD-2026', { login: 'shida.lead' }, 'password.holds_login'],
    ['correct-horse-9', { login: 'shida.lead', oldPassword: 'correct-horse-9' }, 'password.same_as_old'],
    ['1q2w3e4r5t', { login: null }, 'password.too_common'],
    ['Password123', { login: null }, 'password.too_common'],
    ['aaaaaaaaaaaa', { login: null }, 'password.too_common'],
    ['2345678901', { login: null }, 'password.too_common'],
    ['9876543210', { login: null }, 'password.too_common'],
    ['abcdefghijkl', { login: null }, 'password.too_common'],
    ['correct-horse-9', { login: 'shida.lead', oldPassword: 'correct-horse-8' }, undefined],
    ['我家门前有两棵枣树啊', { login: 'shida.lead' }, undefined],
  ])('%s: %o → %s', (password, known, fault) => expect(passwordFault(password, known)).toBe(fault))
})
