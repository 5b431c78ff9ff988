import { describe, expect, test } from 'vitest'
import { ROLES } from './contract.ts'
import { ADMIN_ROLES, seesSensitive } from './rules.ts'
import { mayStandInFor, qualifying, STANDS_IN_FOR, standInUntil } from './stand-in-rules.ts'

describe('who may stand in for whom', () => {
  test('his like may, for every role', () => {
    for (const role of ROLES) expect(mayStandInFor(role, role)).toBe(true)
  })

  test('what is sensitive stays with those who see it anyway', () => {
    for (const seat of ROLES.filter(seesSensitive))
      for (const role of STANDS_IN_FOR[seat]) expect(seesSensitive(role), `${role} for ${seat}`).toBe(true)
  })

  test('administrators are stood in for by nobody else, and stand in for nobody else', () => {
    for (const seat of ROLES)
      for (const role of STANDS_IN_FOR[seat])
        if (ADMIN_ROLES.includes(seat) || ADMIN_ROLES.includes(role)) expect(role).toBe(seat)
  })

  test('only posts of the same community or above it let somebody stand in', () => {
    const reach = new Set(['main', 'ordinary', 'micro', 'street'])
    const held = (role: 'micro_grid_member' | 'ordinary_grid_lead', gridId: string) => ({ role, gridId, until: null })
    expect(qualifying('micro_grid_member', reach, [held('micro_grid_member', 'ordinary')])).toHaveLength(1)
    expect(qualifying('micro_grid_member', reach, [held('micro_grid_member', 'elsewhere')])).toEqual([])
    expect(qualifying('main_grid_lead', reach, [held('ordinary_grid_lead', 'ordinary')])).toEqual([])
  })
})

describe('when a deputy’s time ends', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 10, n))
  test.each([
    ['with the absence', day(20), null, [null], day(20)],
    ['with the absent one’s own term', day(20), day(18), [null], day(18)],
    ['with the last post that lets him', day(20), null, [day(12), day(15)], day(15)],
    ['one post without an end is enough', day(20), null, [day(12), null], day(20)],
  ])('%s', (_name, absence, seat, lets, expected) => {
    expect(
      standInUntil(
        absence,
        seat,
        lets.map((until) => ({ until })),
      ),
    ).toEqual(expected)
  })
})
