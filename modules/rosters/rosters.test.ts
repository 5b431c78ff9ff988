import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NotFound } from '../../platform/pure/refusals.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { type As, openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import { rosterSweep } from './sweep.ts'

let house: TestHouse
let here: TestCommunity
const how = (as: As, commandId?: string) => ({ as, tenant: here.tenant, commandId })
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

const [H, TODAY] = [60, '2026-11-16']
const plan = (
  who: { personId: string } | { postId: string },
  date: string,
  from: number,
  until: number,
  as?: As,
  commandId?: string,
) =>
  house.run(
    'rosters.planShift',
    {
      communityId: here.communityId,
      date,
      from: from * H,
      until: until * H,
      who: 'personId' in who ? { by: 'person', ...who } : { by: 'post', ...who },
    },
    how(as ?? here.lead, commandId),
  )
const week = (as: As, from = TODAY) => house.ask('rosters.week', { communityId: here.communityId, from }, how(as))
const person = (one: { personId: string }) => ({ personId: one.personId })
const gapsToday = async (date = TODAY) => (await week(here.lead)).days.find((day) => day.date === date)?.gaps

describe('planning', () => {
  test('hours, shifts of persons and posts, and the gaps between', async () => {
    const everyDay = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 8 * H, until: 20 * H }))
    await house.run('rosters.setHours', { communityId: here.communityId, hours: everyDay }, how(here.lead))
    await plan(person(here.member), '2026-11-18', 8, 12)
    await plan({ postId: here.desk.grants[0].postId }, '2026-11-18', 14, 20)
    const day = (await week(here.member)).days[2]
    expect(day.shifts.map(({ name, isMine }) => [name, isMine])).toEqual([
      ['陈微员', true],
      ['周坐席', false],
    ])
    expect(day.gaps).toEqual([{ from: 12 * H, until: 14 * H }])
    expect((await week(here.lead)).mayPlan).toBe(true)
    expect((await week(here.member)).mayPlan).toBe(false)
  })

  test('refused: backwards, in the past, twice; not permitted; out of sight; repeated', async () => {
    await expect(plan(person(here.member), '2026-11-20', 12, 12)).rejects.toMatchObject({ code: 'roster.span' })
    await expect(plan(person(here.member), '2026-11-15', 8, 12)).rejects.toMatchObject({ code: 'roster.past' })
    await expect(plan(person(here.member), '2028-11-15', 8, 12)).rejects.toMatchObject({ code: 'roster.too_far' })
    await expect(plan(person(here.member), '2026-11-18', 9, 10)).rejects.toMatchObject({ code: 'roster.twice' })
    await expect(plan(person(here.member), '2026-11-20', 8, 12, here.member)).rejects.toMatchObject({
      act: 'rosters.planShift',
    })
    await expect(plan({ postId: here.street.grants[0].postId }, '2026-11-20', 8, 12)).rejects.toThrow(NotFound)
    const commandId = crypto.randomUUID()
    const once = await plan(person(here.member), '2026-11-20', 8, 12, here.lead, commandId)
    expect(await plan(person(here.member), '2026-11-20', 8, 12, here.lead, commandId)).toEqual(once)
    const both = await Promise.allSettled([1, 2].map(() => plan(person(here.liaison), '2026-11-21', 8, 12)))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await house.run('rosters.removeShift', { shiftId: once.shiftId }, how(here.lead))
    await house.run('rosters.removeShift', { shiftId: once.shiftId }, how(here.lead))
    expect((await week(here.lead)).days[4].shifts).toEqual([])
  })

  test('whoever is away does not fill his turn', async () => {
    await plan(person(here.siblingMember), '2026-11-19', 8, 20)
    expect(await gapsToday('2026-11-19')).toEqual([])
    await house.run(
      'people.stateAbsence',
      {
        personId: here.siblingMember.personId,
        reason: 'trip',
        from: '2026-11-19T00:00:00Z',
        until: '2026-11-19T02:00:00Z',
        posts: [{ postId: here.siblingMember.grants[0].postId }],
      },
      how(here.siblingMember),
    )
    expect(await gapsToday('2026-11-19')).toEqual([{ from: 8 * H, until: 20 * H }])
    expect((await week(here.lead)).days[3].shifts[0]).toMatchObject({ name: null, away: { name: '褚微员' } })
  })
})

describe('the sweep', () => {
  test('each gap is told once, to the head of the community, and a filled part is no news', async () => {
    await house.running.sweep(rosterSweep, here.tenant)
    await house.running.sweep(rosterSweep, here.tenant)
    await house.settle()
    const { items } = await house.ask('notifications.inbox', {}, how(here.lead))
    const told = items.filter(({ kind }) => kind === 'roster_gap')
    // Today, since nobody is planned; tomorrow’s begins within 24 hours from eight o’clock on.
    expect(told).toHaveLength(2)
    expect(told[0]).toMatchObject({ link: { to: 'page', page: 'roster' } })
    await plan(person(here.member), TODAY, 10, 12)
    await house.running.sweep(rosterSweep, here.tenant)
    await house.settle()
    const after = await house.ask('notifications.inbox', {}, how(here.lead))
    expect(after.items.filter(({ kind }) => kind === 'roster_gap')).toHaveLength(2)
    expect(
      (await house.ask('notifications.inbox', {}, how(here.member))).items.some(({ kind }) => kind === 'roster_gap'),
    ).toBe(false)
  })
})

describe('swaps', () => {
  const ask = (shiftId: string, more: { otherShiftId?: string; personId?: string }, as: As) =>
    house.run('rosters.askSwap', { shiftId, ...more }, how(as))
  const answer = (swapId: string, agrees: boolean, as: As) =>
    house.run('rosters.answerSwap', { swapId, agrees }, how(as))
  const nameOn = async (date: string, shiftId: string) =>
    (await week(here.lead, date)).days[0].shifts.find((one) => one.id === shiftId)?.name

  test('both agree, then both turns change hands in one act', async () => {
    const mine = await plan(person(here.member), '2026-12-01', 8, 12)
    const other = await plan(person(here.siblingMember), '2026-12-02', 8, 12)
    const { swapId } = await ask(mine.shiftId, { otherShiftId: other.shiftId }, here.member)
    await house.settle()
    const asked = await house.ask('rosters.mine', {}, how(here.siblingMember))
    expect(asked.swaps).toMatchObject([{ id: swapId, isToMe: true, fromName: '陈微员' }])
    expect((await house.ask('notifications.inbox', {}, how(here.siblingMember))).items[0].kind).toBe('swap_asked')
    expect(await nameOn('2026-12-01', mine.shiftId)).toBe('陈微员')
    await expect(answer(swapId, true, here.member)).rejects.toMatchObject({ act: 'rosters.answerSwap' })
    await expect(answer(swapId, true, here.liaison)).rejects.toThrow(NotFound)
    await answer(swapId, true, here.siblingMember)
    await answer(swapId, true, here.siblingMember)
    expect(await nameOn('2026-12-01', mine.shiftId)).toBe('褚微员')
    expect(await nameOn('2026-12-02', other.shiftId)).toBe('陈微员')
    await expect(answer(swapId, false, here.siblingMember)).rejects.toMatchObject({ code: 'roster.swap_over' })
  })

  test('given away without one in return: only who serves here and is free is offered, and only he can agree', async () => {
    const mine = await plan(person(here.member), '2026-12-08', 8, 12)
    await plan(person(here.liaison), '2026-12-08', 11, 13)
    const offered = async (as: As) =>
      (await house.ask('rosters.takers', { shiftId: mine.shiftId }, how(as))).people.map((one) => one.personId)
    const people = await offered(here.member)
    expect(people).toContain(here.siblingMember.personId)
    expect(people).not.toContain(here.member.personId)
    expect(people).not.toContain(here.liaison.personId)
    await expect(offered(here.siblingMember)).rejects.toMatchObject({ act: 'rosters.takers' })
    const { swapId } = await ask(mine.shiftId, { personId: here.siblingMember.personId }, here.member)
    await expect(answer(swapId, true, here.member)).rejects.toMatchObject({ act: 'rosters.answerSwap' })
    await answer(swapId, true, here.siblingMember)
    expect(await nameOn('2026-12-08', mine.shiftId)).toBe('褚微员')
    expect(await offered(here.member).catch((error) => error.act)).toBe('rosters.takers')
  })

  test('refused, withdrawn, and what has moved meanwhile leave everything as it is', async () => {
    const { shiftId } = await plan(person(here.member), '2026-12-03', 8, 12)
    const to = { personId: here.liaison.personId }
    const first = await ask(shiftId, to, here.member)
    await expect(ask(shiftId, to, here.member)).rejects.toMatchObject({ code: 'roster.asked_already' })
    await answer(first.swapId, false, here.liaison)
    const second = await ask(shiftId, to, here.member)
    await house.run('rosters.withdrawSwap', { swapId: second.swapId }, how(here.member))
    await expect(answer(second.swapId, true, here.liaison)).rejects.toMatchObject({ code: 'roster.swap_over' })
    const third = await ask(shiftId, to, here.member)
    await house.run('rosters.removeShift', { shiftId }, how(here.lead))
    await expect(answer(third.swapId, true, here.liaison)).rejects.toMatchObject({ code: 'roster.swap_over' })
  })

  test('only one’s own turn, never with oneself, and no post’s', async () => {
    const { shiftId } = await plan(person(here.member), '2026-12-04', 8, 12)
    await expect(ask(shiftId, { personId: here.liaison.personId }, here.siblingMember)).rejects.toMatchObject({
      act: 'rosters.askSwap',
    })
    await expect(ask(shiftId, {}, here.member)).rejects.toMatchObject({ code: 'roster.whom' })
    await expect(ask(shiftId, person(here.member), here.member)).rejects.toMatchObject({ code: 'roster.oneself' })
    const post = await plan({ postId: here.desk.grants[0].postId }, '2026-12-04', 8, 12)
    await expect(ask(post.shiftId, person(here.member), here.desk)).rejects.toMatchObject({ code: 'roster.of_a_post' })
    // Somebody who is on duty then already cannot take it.
    await plan(person(here.liaison), '2026-12-04', 9, 11)
    const { swapId } = await ask(shiftId, { personId: here.liaison.personId }, here.member)
    await expect(answer(swapId, true, here.liaison)).rejects.toMatchObject({ code: 'roster.twice' })
  })
})
