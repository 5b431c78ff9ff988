import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHANNELS, type Channel } from '../contract/names.ts'
import { alongRoute, DEFAULTS, endOfQuiet, freeAt, nextMinute, type Preferences, plan, type Sent } from './plan.ts'

/** A moment of Monday 16 November 2026 in China. */
const at = (time: string, day = 16) => new Date(`2026-11-${day}T${time}:00+08:00`)
const sms = (...minutesAgo: number[]): Sent[] =>
  minutesAgo.map((minutes) => ({ channel: 'sms', at: new Date(at('12:00').getTime() - minutes * 60_000) }))
const with_ = (more: Partial<Preferences>): Preferences => ({ ...DEFAULTS, ...more })

describe('by which channel and when', () => {
  const all: readonly Channel[] = CHANNELS
  test.each([
    ['the first channel of the order that is there', {}, ['email', 'sms'], '12:00', 'send email, then sms'],
    ['no text message for what does not matter', { matters: false }, ['email', 'sms'], '12:00', 'send email'],
    ['who has no other way gets one for what matters', {}, ['sms'], '12:00', 'send sms'],
    ['and the inbox alone for the rest', { matters: false }, ['sms'], '12:00', 'inbox: no_way'],
    ['nothing is there', {}, [], '12:00', 'inbox: no_way'],
    ['at night it waits for the morning', {}, ['sms'], '23:30', 'hold until 17 07:00'],
    ['also after midnight', {}, ['sms'], '03:00', 'hold until 16 07:00'],
    ['the last quiet minute', {}, ['sms'], '06:59', 'hold until 16 07:00'],
    ['the first loud one', {}, ['sms'], '07:00', 'send sms'],
    ['the first quiet one', {}, ['sms'], '22:00', 'hold until 17 07:00'],
    ['what is urgent passes the night', { urgency: 'now' }, ['sms'], '03:00', 'send sms'],
    ['a digest comes once a day', { urgency: 'digest' }, all, '12:00', 'digest at 16 18:00'],
    ['or tomorrow', { urgency: 'digest' }, all, '18:01', 'digest at 17 18:00'],
    ['never by text message', { urgency: 'digest' }, ['sms'], '12:00', 'inbox: no_way'],
    [
      'a group set to digest',
      { preferences: with_({ groups: { ...DEFAULTS.groups, work: 'digest' } }) },
      all,
      '12:00',
      'digest at 16 18:00',
    ],
    [
      'urgent passes that too',
      { urgency: 'now', preferences: with_({ groups: { ...DEFAULTS.groups, work: 'digest' } }) },
      ['email'],
      '12:00',
      'send email',
    ],
    [
      'a group that is off',
      { urgency: 'now', preferences: with_({ groups: { ...DEFAULTS.groups, work: 'off' } }) },
      all,
      '12:00',
      'inbox: off',
    ],
    [
      'a channel left out is not used',
      { preferences: with_({ channels: ['sms'] }) },
      ['email', 'sms'],
      '12:00',
      'send sms',
    ],
    [
      'the own order',
      { preferences: with_({ channels: ['sms', 'email'] }) },
      ['email', 'sms'],
      '12:00',
      'send sms, then email',
    ],
    [
      'the own quiet hours by day',
      { preferences: with_({ quiet: { from: 720, until: 840 } }) },
      ['sms'],
      '13:00',
      'hold until 16 14:00',
    ],
    ['none', { preferences: with_({ quiet: null }) }, ['sms'], '03:00', 'send sms'],
    [
      'six in a quarter of an hour are too many',
      { sent: sms(1, 2, 3, 4, 5) },
      ['sms'],
      '12:00',
      'capped until 16 12:10',
    ],
    [
      'another channel has room',
      { sent: sms(1, 2, 3, 4, 5), preferences: with_({ channels: ['sms', 'email'] }) },
      ['sms', 'email'],
      '12:00',
      'send email',
    ],
    [
      'twelve in an hour',
      { sent: sms(16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26) },
      ['sms'],
      '12:00',
      'capped until 16 12:34',
    ],
    [
      'an urgent one is counted too',
      { urgency: 'now', sent: sms(1, 2, 3, 4, 5) },
      ['sms'],
      '12:00',
      'capped until 16 12:10',
    ],
  ] as const)('%s', (_what, more, ways, time, expected) => {
    const planned = plan({
      urgency: 'normal',
      group: 'work',
      matters: true,
      preferences: DEFAULTS,
      ways,
      sent: [],
      now: at(time),
      ...more,
    })
    expect(inWords(planned)).toBe(expected)
  })

  test('the first is never hidden, whatever the channel', () => {
    for (const channel of CHANNELS) expect(alongRoute([channel], [], at('12:00'))).toMatchObject({ is: 'send' })
  })

  test('caps hold over any run of attempts: never more than 5 in 15 minutes, 11 in an hour, 21 in three', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 * 60 }), { maxLength: 200 }), (minutes) => {
        const sent: Sent[] = []
        for (const minute of minutes.sort((a, b) => a - b)) {
          const now = new Date(at('08:00').getTime() + minute * 60_000)
          if (freeAt('sms', sent, now).getTime() <= now.getTime()) sent.push({ channel: 'sms', at: now })
        }
        for (const [most, stretch] of [
          [5, 15],
          [11, 60],
          [21, 180],
        ]) {
          for (const one of sent) {
            const within = sent.filter(
              ({ at: other }) => other >= one.at && other.getTime() < one.at.getTime() + stretch * 60_000,
            )
            expect(within.length).toBeLessThanOrEqual(most)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  test('a capped one is free at the moment that was said', () => {
    const sent = sms(1, 2, 3, 4, 5, 16, 17, 18, 19, 20, 21)
    const until = freeAt('sms', sent, at('12:00'))
    expect(freeAt('sms', sent, until).getTime()).toBe(until.getTime())
    expect(freeAt('sms', sent, new Date(until.getTime() - 60_000)).getTime()).toBe(until.getTime())
  })
})

describe('moments of the day', () => {
  test.each([
    ['12:00', 18 * 60, '16 18:00'],
    ['18:00', 18 * 60, '16 18:00'],
    ['18:01', 18 * 60, '17 18:00'],
    ['23:59', 0, '17 00:00'],
    ['00:00', 0, '16 00:00'],
  ])('from %s the next minute %i is %s', (time, minute, expected) => {
    expect(local(nextMinute(minute, at(time)))).toBe(expected)
  })

  test('within the minute it is tomorrow’s', () => {
    expect(local(nextMinute(18 * 60, new Date(at('18:00').getTime() + 1)))).toBe('17 18:00')
  })

  test('quiet hours that last no time are none', () => {
    expect(endOfQuiet({ from: 600, until: 600 }, at('10:00'))).toBeUndefined()
  })
})

function inWords(planned: ReturnType<typeof plan>): string {
  switch (planned.is) {
    case 'send':
      return `send ${[planned.channel, ...planned.rest].join(', then ')}`
    case 'hold':
    case 'capped':
      return `${planned.is} until ${local(planned.until)}`
    case 'digest':
      return `digest at ${local(planned.at)}`
    case 'inbox':
      return `inbox: ${planned.why}`
  }
}

function local(moment: Date): string {
  const shifted = new Date(moment.getTime() + 8 * 3_600_000)
  return `${shifted.getUTCDate()} ${shifted.toISOString().slice(11, 16)}`
}
