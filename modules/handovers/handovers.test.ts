import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NotFound } from '../../platform/pure/refusals.ts'
import { localDate } from '../../platform/pure/time.ts'
import { caseIn } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { type As, openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { aRecipient } from '../care/testing.ts'
import { addDays } from '../tasks/rules.ts'
import { admitted, householdsOf, sweep, visit } from '../tasks/testing.ts'
import type { Handover } from './contract.ts'
import { handoverSweep } from './sweep.ts'

let house: TestHouse
let here: TestCommunity
const how = (as: As, commandId?: string) => ({ as, tenant: here.tenant, commandId })
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

const DAY = 86_400_000
/** A seat that the first grid's lead holds, to be handed over to the second grid's. */
let slot = 10
async function aSeat(): Promise<string> {
  const seat = { gridId: here.micro[0], role: 'building_lead' as const, slot: ++slot }
  const { postId } = await house.run('people.createPost', seat, how(SYSTEM))
  await house.run('people.takePost', { postId, personId: here.ordinaryLead.personId }, how(SYSTEM))
  house.clock.advance(1000)
  return postId
}
const prepare = async (more: { postId?: string; commandId?: string; as?: As } = {}) => {
  const postId = more.postId ?? (await aSeat())
  const input = {
    postId,
    receiverId: here.siblingLead.personId,
    things: ['配电间钥匙一把'],
    persons: ['三单元独居的刘奶奶'],
  }
  const { handoverId } = await house.run('handovers.prepare', input, how(more.as ?? here.lead, more.commandId))
  return { handoverId, postId }
}
const sign = (handoverId: string, as: As, lines = 2, commandId?: string) =>
  house.run('handovers.sign', { handoverId, lines }, how(as, commandId))
const mine = async (as: As, id: string): Promise<Handover | undefined> =>
  (await house.ask('handovers.mine', {}, how(as))).handovers.find((one) => one.id === id)
const holder = async (postId: string) => {
  const { posts } = await house.ask('people.posts', { gridId: here.micro[0] }, how(here.lead))
  return posts.find((one) => one.id === postId)?.holders.map((one) => one.personId)
}

describe('the list', () => {
  test('holds the open cases of the post, keys and things, and persons to look after', async () => {
    const { caseId } = await caseIn({ house, here }, 'in_progress')
    const postId = here.ordinaryLead.grants[0].postId
    const { handoverId } = await prepare({ postId })
    const one = await mine(here.ordinaryLead, handoverId)
    expect(one?.items.map(({ kind, subjectId }) => [kind, subjectId])).toEqual([
      ['case', caseId],
      ['thing', null],
      ['person', null],
    ])
    await house.run('handovers.refuse', { handoverId, note: '只是看看' }, how(here.ordinaryLead))
    await house.run('handovers.close', { handoverId, passes: false, note: '只是看看' }, how(here.lead))
  })
})

describe('signing', () => {
  test('with the second name the post passes at once: sight ends and begins, history keeps the old name', async () => {
    const { handoverId, postId } = await prepare()
    await house.settle()
    expect((await house.ask('notifications.inbox', {}, how(here.siblingLead))).items[0]).toMatchObject({
      kind: 'handover_to_sign',
      link: { to: 'page', page: 'handovers' },
    })
    await sign(handoverId, here.ordinaryLead)
    expect(await holder(postId)).toEqual([here.ordinaryLead.personId])
    await sign(handoverId, here.siblingLead)
    expect(await holder(postId)).toEqual([here.siblingLead.personId])
    expect(await mine(here.siblingLead, handoverId)).toMatchObject({
      state: 'passed',
      giver: { name: '王一长', signedAt: expect.any(String) },
      receiver: { name: '冯二长', signedAt: expect.any(String) },
    })
    await expect(sign(handoverId, here.siblingLead)).rejects.toMatchObject({ code: 'handover.over' })
  })

  test('only the two sign, each once, and only a list that they have read', async () => {
    const { handoverId } = await prepare()
    await expect(sign(handoverId, here.lead)).rejects.toMatchObject({ act: 'handovers.sign' })
    await expect(sign(handoverId, here.liaison)).rejects.toThrow(NotFound)
    await expect(sign(handoverId, here.ordinaryLead, 1)).rejects.toMatchObject({ code: 'handover.changed' })
    const commandId = crypto.randomUUID()
    await sign(handoverId, here.siblingLead, 2, commandId)
    await sign(handoverId, here.siblingLead, 2, commandId)
    await expect(sign(handoverId, here.siblingLead)).rejects.toMatchObject({ code: 'handover.signed_already' })
    // The giver remembers a key: the name under the shorter list is off again.
    const line = { handoverId, kind: 'thing' as const, text: '公告栏钥匙' }
    await expect(house.run('handovers.addLine', line, how(here.siblingLead))).rejects.toMatchObject({
      act: 'handovers.addLine',
    })
    await house.run('handovers.addLine', line, how(here.ordinaryLead))
    expect(await mine(here.siblingLead, handoverId)).toMatchObject({ receiver: { signedAt: null }, maySign: true })
  })

  test('both at the same moment pass it once', async () => {
    const { handoverId, postId } = await prepare()
    await Promise.all([sign(handoverId, here.ordinaryLead), sign(handoverId, here.siblingLead)])
    expect(await holder(postId)).toEqual([here.siblingLead.personId])
  })
})

describe('prepare', () => {
  test('refused: vacant, to oneself, twice; not permitted; repeated', async () => {
    const { postId } = await house.run(
      'people.createPost',
      { gridId: here.micro[0], role: 'building_lead', slot: 400 },
      how(SYSTEM),
    )
    await expect(prepare({ postId })).rejects.toMatchObject({ code: 'handover.vacant' })
    const own = { postId: await aSeat(), receiverId: here.ordinaryLead.personId }
    await expect(house.run('handovers.prepare', own, how(here.lead))).rejects.toMatchObject({
      code: 'handover.same_person',
    })
    await expect(prepare({ as: here.ordinaryLead })).rejects.toMatchObject({ act: 'handovers.prepare' })
    const commandId = crypto.randomUUID()
    const first = await prepare({ postId: own.postId, commandId })
    expect(await prepare({ postId: own.postId, commandId })).toEqual(first)
    await expect(prepare({ postId: own.postId })).rejects.toMatchObject({ code: 'handover.open_already' })
  })
})

describe('with the lead', () => {
  test('refused: he lets it pass or calls it off, with a reason', async () => {
    const { handoverId, postId } = await prepare()
    await expect(
      house.run('handovers.close', { handoverId, passes: true, note: '先等等' }, how(here.lead)),
    ).rejects.toMatchObject({ code: 'handover.not_due' })
    await house.run('handovers.refuse', { handoverId, note: '钥匙没有交齐' }, how(here.siblingLead))
    await house.settle()
    expect((await house.ask('notifications.inbox', {}, how(here.lead))).items[0].kind).toBe('handover_stuck')
    await expect(sign(handoverId, here.ordinaryLead)).rejects.toMatchObject({ code: 'handover.refused_already' })
    await expect(
      house.run('handovers.close', { handoverId, passes: true, note: '我来定' }, how(here.ordinaryLead)),
    ).rejects.toMatchObject({ act: 'handovers.close' })
    await house.run('handovers.close', { handoverId, passes: true, note: '钥匙已当面补齐' }, how(here.lead))
    expect(await holder(postId)).toEqual([here.siblingLead.personId])
    const { handovers } = await house.ask('handovers.list', { communityId: here.communityId }, how(here.lead))
    expect(handovers.find((one) => one.id === handoverId)).toMatchObject({ state: 'passed', note: '钥匙已当面补齐' })
  })

  test('not signed for three days: told once', async () => {
    const { handoverId } = await prepare()
    const told = async () => {
      await house.running.sweep(handoverSweep, here.tenant)
      await house.settle()
      const { items } = await house.ask('notifications.inbox', {}, how(here.lead))
      return items.filter(({ kind }) => kind === 'handover_stuck').length
    }
    const before = await told()
    house.clock.advance(3 * DAY)
    expect(await told()).toBeGreaterThan(before)
    const after = await told()
    expect(await told()).toBe(after)
    await house.run('handovers.close', { handoverId, passes: false, note: '另行安排' }, how(here.lead))
  })

  test('of a giver who has left meanwhile nothing can pass any more', async () => {
    const { handoverId, postId } = await prepare()
    await sign(handoverId, here.ordinaryLead)
    await house.run('people.leavePost', { postId, personId: here.ordinaryLead.personId }, how(SYSTEM))
    await expect(sign(handoverId, here.siblingLead)).rejects.toMatchObject({ code: 'handover.left' })
  })
})

describe('terms', () => {
  test('a term is set, seen by the lead 30 days before its end, and ends by itself', async () => {
    const postId = await aSeat()
    const personId = here.ordinaryLead.personId
    const until = new Date(house.clock.now().getTime() + 40 * DAY).toISOString()
    const ending = async () =>
      (await house.ask('people.termsEnding', { communityId: here.communityId }, how(here.lead))).terms
    await house.run('people.setTerm', { postId, personId, until }, how(here.lead))
    expect(await ending()).toEqual([])
    await expect(
      house.run('people.setTerm', { postId, personId, until: '2020-01-01T00:00:00Z' }, how(here.lead)),
    ).rejects.toMatchObject({ code: 'post.until_past' })
    await expect(
      house.run('people.setTerm', { postId, personId: here.liaison.personId, until }, how(here.lead)),
    ).rejects.toMatchObject({ code: 'post.not_held' })
    await expect(
      house.run('people.setTerm', { postId, personId, until }, how(here.ordinaryLead)),
    ).rejects.toMatchObject({
      act: 'people.setTerm',
    })
    house.clock.advance(11 * DAY)
    expect(await ending()).toMatchObject([{ postId, name: '王一长', until }])
    house.clock.advance(30 * DAY)
    expect(await holder(postId)).toEqual([])
    expect(await ending()).toEqual([])
  })
})

describe('what else is open in a post', () => {
  test('a member’s tasks item by item and how many are cared for; a lead’s missed ones and what visits asked for', async () => {
    const on = { house, here }
    const today = localDate(house.clock.now())
    const daily = { frequency: { unit: 'day', every: 1 }, dueDays: 0, expiresDays: 0, nameZh: '看望' } as const
    const templateId = await admitted(on, daily, { from: today, until: addDays(today, 5) })
    await sweep(on)
    const homes = [...(await householdsOf(on)).values()]
    await aRecipient(on, homes[0])
    await visit(on, homes[1], { result: 'refused_to_move' })
    await house.settle()
    const lines = async (postId: string, as: As) => {
      const { handoverId } = await house.run(
        'handovers.prepare',
        { postId, receiverId: here.siblingLead.personId },
        how(here.lead),
      )
      const { handovers } = await house.ask('handovers.list', { communityId: here.communityId }, how(here.lead))
      const one = handovers.find(({ id }) => id === handoverId)
      await house.run('handovers.refuse', { handoverId, note: '只是看看' }, how(as))
      await house.run('handovers.close', { handoverId, passes: false, note: '只是看看' }, how(here.lead))
      return one?.items
        .filter(({ kind }) => kind !== 'case')
        .map(({ kind, subjectId, text }) => [kind, subjectId, text])
    }
    expect(await lines(here.member.grants[0].postId, here.member)).toEqual([
      ['task', templateId, '看望 × 2'],
      ['care', null, '1'],
    ])
    house.clock.advance(DAY)
    await sweep(on)
    expect(await lines(here.ordinaryLead.grants[0].postId, here.ordinaryLead)).toEqual([
      ['task', templateId, '看望 × 2'],
      ['ask', null, '1'],
    ])
    expect(JSON.stringify(await lines(here.member.grants[0].postId, here.member))).not.toContain('林婆婆')
  })
})
