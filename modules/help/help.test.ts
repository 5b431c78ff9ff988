import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor, ServerActor } from '../../platform/access.ts'
import { verifyChains } from '../../platform/proof.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import {
  AcceptRequest,
  AskForHelp,
  GiveBackRequest,
  InviteHelper,
  ListFitting,
  ListMine,
  OfferHelp,
  RevealContact,
  SayDone,
  ShowBoard,
  ThankHelper,
  WithdrawOffer,
  WithdrawRequest,
} from './contract.ts'
import { accepted, anOffer, aRequest, asked, neighbours, offered } from './testing.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
let zhang: PersonActor
let li: PersonActor
let wang: PersonActor
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  ;[zhang, li, wang] = await neighbours(house, here, 3)
})
afterAll(() => house.close())

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const boardFor = (as: ServerActor, code = here.code) => house.ask(ShowBoard, { code }, at(as))
const mineOf = async (as: ServerActor, requestId: string) =>
  (await house.ask(ListMine, {}, at(as))).requests.find((one) => one.requestId === requestId)
const fresh = async () => (await neighbours(house, here, 1))[0]

describe('from asking to thanks', () => {
  test('asked, accepted, done by both, thanked; who it is stays between the two', async () => {
    const requestId = await asked(house, here, zhang)
    const card = (await boardFor(li)).requests.find((one) => one.requestId === requestId)
    expect(card).toMatchObject({ shownName: '张阿姨', gridName: '第一微网格', near: 'micro', isMine: false })
    expect(JSON.stringify(card)).not.toMatch(/139\d{8}|邻居|幸福里/)
    expect(await outcomeOf(house.ask(RevealContact, { requestId, reason: '想联系' }, at(zhang)))).toBe(
      'refused:help.not_both_yet',
    )
    await house.run(AcceptRequest, { requestId, code: here.code, shownName: '小李' }, at(li))
    expect((await boardFor(wang)).requests.map((one) => one.requestId)).not.toContain(requestId)
    const toHelper = await house.ask(RevealContact, { requestId, reason: '联系互助的邻居' }, at(li))
    const toAsker = await house.ask(RevealContact, { requestId, reason: '联系互助的邻居' }, at(zhang))
    expect([toHelper.name, toHelper.phone, toAsker.name, toAsker.phone]).toEqual([
      '张阿姨',
      expect.stringMatching(/^139/),
      '小李',
      expect.stringMatching(/^139/),
    ])
    const { rows } = await house.db.pool.query(
      "SELECT count(*)::int AS n FROM access_log WHERE query = 'help.revealContact' AND subject_id = $1",
      [requestId],
    )
    expect(rows[0].n).toBe(2)
    await house.run(SayDone, { requestId }, at(li))
    expect(await mineOf(zhang, requestId)).toMatchObject({ state: 'said_done', saidDoneBy: 'other', as: 'asker' })
    expect(await outcomeOf(house.run(SayDone, { requestId }, at(li)))).toBe('refused:help.said_already')
    expect(await outcomeOf(house.run(ThankHelper, { requestId, text: '谢谢您' }, at(zhang)))).toBe(
      'refused:help.not_now',
    )
    await house.run(SayDone, { requestId }, at(zhang))
    expect(await outcomeOf(house.ask(RevealContact, { requestId, reason: '想联系' }, at(zhang)))).toBe(
      'refused:help.not_both_yet',
    )
    await house.run(ThankHelper, { requestId, text: '多亏您搬上来，谢谢！' }, at(zhang))
    expect(await mineOf(li, requestId)).toMatchObject({
      state: 'thanked',
      thanks: '多亏您搬上来，谢谢！',
      as: 'helper',
    })
    await house.settle()
    const events = await house.db.pool.query<{ name: string; body: string }>(
      'SELECT name, body FROM events WHERE subject_id = $1 ORDER BY seq',
      [requestId],
    )
    expect(events.rows.map((row) => row.name)).toEqual([
      'help.asked',
      'help.accepted',
      'help.said_done',
      'help.given',
      'help.thanked',
    ])
    expect(events.rows.map((row) => row.body).join()).not.toMatch(/米|张阿姨|多亏|139\d{8}/)
    expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  })

  test('given back it is open again, and the helper is forgotten', async () => {
    const requestId = await accepted(house, here, await fresh(), li)
    await house.run(GiveBackRequest, { requestId }, at(li))
    expect((await boardFor(wang)).requests.map((one) => one.requestId)).toContain(requestId)
    expect(await mineOf(li, requestId)).toBeUndefined()
    expect(await outcomeOf(house.ask(RevealContact, { requestId, reason: '想联系' }, at(li)))).toBe('not_found')
    await house.run(AcceptRequest, { requestId, code: here.code }, at(wang))
    expect(await outcomeOf(house.run(GiveBackRequest, { requestId }, at(li)))).toBe('not_found')
  })

  test('withdrawn, also after a yes; then nothing more', async () => {
    const asker = await fresh()
    const requestId = await accepted(house, here, asker, li)
    expect(await outcomeOf(house.run(WithdrawRequest, { requestId }, at(li)))).toBe('forbidden')
    await house.run(WithdrawRequest, { requestId }, at(asker))
    expect(await mineOf(li, requestId)).toMatchObject({ state: 'withdrawn', canCall: false, actions: [] })
    expect(await outcomeOf(house.run(SayDone, { requestId }, at(li)))).toBe('refused:help.not_now')
  })

  test('the same command twice is one, for every act', async () => {
    const [asker, helper] = await neighbours(house, here, 2)
    const twice = async (
      run: (how: { as: ServerActor; tenant: number; commandId: string }) => Promise<object>,
      as: PersonActor,
    ) => {
      const how = { ...at(as), commandId: randomUUID() }
      const first = await run(how)
      expect(await run(how)).toEqual(first)
      return first
    }
    const made = await twice((how) => house.run(AskForHelp, aRequest(house, here), how), asker)
    const requestId = 'requestId' in made ? String(made.requestId) : ''
    const gave = await twice((how) => house.run(OfferHelp, anOffer(here), how), helper)
    const offerId = 'offerId' in gave ? String(gave.offerId) : ''
    await twice((how) => house.run(InviteHelper, { requestId, offerId }, how), asker)
    await twice((how) => house.run(AcceptRequest, { requestId }, how), helper)
    await twice((how) => house.run(GiveBackRequest, { requestId }, how), helper)
    await house.run(AcceptRequest, { requestId }, at(helper))
    await twice((how) => house.run(SayDone, { requestId }, how), asker)
    await house.run(SayDone, { requestId }, at(helper))
    await twice((how) => house.run(ThankHelper, { requestId, text: '谢谢您。' }, how), asker)
    await twice((how) => house.run(WithdrawOffer, { offerId }, how), helper)
    const other = await asked(house, here, asker)
    await twice((how) => house.run(WithdrawRequest, { requestId: other }, how), asker)
    expect((await house.ask(ListMine, {}, at(asker))).requests).toHaveLength(2)
  })
})

describe('who may', () => {
  test('a visitor and the board of another community see nothing', async () => {
    const requestId = await asked(house, here, await fresh())
    expect(await outcomeOf(house.ask(ShowBoard, { code: here.code }, at({ kind: 'visitor' })))).toBe('signed_out')
    expect((await boardFor(li, beside.code)).requests.map((one) => one.requestId)).not.toContain(requestId)
    expect(await outcomeOf(house.run(AcceptRequest, { requestId, code: beside.code }, at(li)))).toBe('not_found')
    expect(await outcomeOf(house.run(AcceptRequest, { requestId }, at(li)))).toBe('not_found')
    expect(await outcomeOf(house.run(AcceptRequest, { requestId, code: 'XXXX' }, at(li)))).toBe(
      'refused:help.code_unknown',
    )
  })

  test('nobody accepts the own request; a member of the grid needs no code', async () => {
    const asker = await fresh()
    const requestId = await asked(house, here, asker)
    expect(await outcomeOf(house.run(AcceptRequest, { requestId, code: here.code }, at(asker)))).toBe('forbidden')
    await house.run(AcceptRequest, { requestId }, at(here.member))
    expect(await outcomeOf(house.run(AcceptRequest, { requestId, code: here.code }, at(li)))).toBe(
      'refused:help.already_taken',
    )
  })

  test('staff enter for somebody without a phone, are called for her, and not everybody may', async () => {
    const input = {
      ...aRequest(house, here),
      at: { by: 'grid' as const, gridId: here.micro[0] },
      onBehalfOf: { name: '赵奶奶', phone: null },
    }
    expect(await outcomeOf(house.run(AskForHelp, input, at(li)))).toBe('not_found')
    expect(await outcomeOf(house.run(AskForHelp, input, at(here.siblingMember)))).toBe('not_found')
    const byCode = { ...input, at: { by: 'code' as const, code: here.code } }
    expect(await outcomeOf(house.run(AskForHelp, byCode, at(li)))).toBe('forbidden')
    const { requestId } = await house.run(AskForHelp, input, at(here.member))
    expect(await mineOf(here.member, requestId)).toMatchObject({ as: 'enterer', onBehalfName: '赵*' })
    await house.run(AcceptRequest, { requestId, code: here.code }, at(wang))
    expect(await house.ask(RevealContact, { requestId, reason: '联系互助的邻居' }, at(wang))).toMatchObject({
      name: '陈微员',
      isStaff: true,
    })
    await house.run(SayDone, { requestId }, at(wang))
    await house.run(SayDone, { requestId }, at(here.member))
    await house.run(ThankHelper, { requestId, text: '赵奶奶说谢谢您。' }, at(here.member))
  })

  test('who entered it and goes herself does not confirm herself', async () => {
    const input = {
      ...aRequest(house, here),
      at: { by: 'grid' as const, gridId: here.micro[0] },
      onBehalfOf: { name: '钱爷爷', phone: null },
    }
    const { requestId } = await house.run(AskForHelp, input, at(here.member))
    await house.run(AcceptRequest, { requestId }, at(here.member))
    await house.run(SayDone, { requestId }, at(here.member))
    expect(await outcomeOf(house.run(SayDone, { requestId }, at(here.member)))).toBe('refused:help.said_already')
  })
})

describe('refused in words', () => {
  test.each([
    [{ text: '请打13812345678找我' }, 'help.phone_in_words'],
    [{ text: '有人要跳楼，快来' }, 'help.call_first'],
    [{ from: '2026-11-20', until: '2026-11-18' }, 'help.window_reversed'],
    [{ from: '2026-11-01', until: '2026-11-18' }, 'help.window_past'],
    [{ until: '2027-11-18' }, 'help.window_far'],
  ])('%o: %s', async (change, code) => {
    const one = { ...aRequest(house, here), ...change }
    expect(await outcomeOf(house.run(AskForHelp, one, at(zhang)))).toBe(`refused:${code}`)
  })

  test('what sounds urgent and is not goes on', async () => {
    const one = { ...aRequest(house, here), text: '有人要跳楼，快来', isNotUrgent: true }
    await house.run(AskForHelp, one, at(await fresh()))
  })

  test('three open ones and not a fourth, also of five at once', async () => {
    const asker = await fresh()
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => outcomeOf(asked(house, here, asker))))
    expect(outcomes.sort()).toEqual(['ok', 'ok', 'ok', 'refused:help.too_many', 'refused:help.too_many'])
    const giver = await fresh()
    for (let i = 0; i < 3; i++) await offered(house, here, giver)
    expect(await outcomeOf(offered(house, here, giver))).toBe('refused:help.too_many_offers')
  })
})

describe('offers', () => {
  test('those that fit are listed nearest first, and who is asked sees it without a code', async () => {
    const [asker, near, other] = await neighbours(house, here, 3)
    const requestId = (await house.run(AskForHelp, { ...aRequest(house, here), kind: 'repair' }, at(asker))).requestId
    const far = { ...anOffer(here), kinds: ['repair' as const], at: { by: 'grid' as const, gridId: here.micro[2] } }
    const { offerId: farId } = await house.run(
      OfferHelp,
      { ...far, onBehalfOf: { name: '孙师傅', phone: '13700000001' } },
      at(here.siblingMember),
    )
    const { offerId } = await house.run(OfferHelp, { ...anOffer(here), kinds: ['repair'], reach: 'micro' }, at(near))
    await offered(house, here, other)
    const { offers } = await house.ask(ListFitting, { requestId }, at(asker))
    expect(offers.map((one) => [one.offerId, one.near, one.isInvited])).toEqual([
      [offerId, 'micro', false],
      [farId, 'community', false],
    ])
    expect(await outcomeOf(house.ask(ListFitting, { requestId }, at(near)))).toBe('not_found')
    await house.run(InviteHelper, { requestId, offerId }, at(asker))
    expect(await mineOf(near, requestId)).toMatchObject({
      as: 'invited',
      canCall: false,
      actions: ['accept', 'report'],
    })
    expect(await outcomeOf(house.ask(RevealContact, { requestId, reason: '想联系' }, at(near)))).toBe('forbidden')
    await house.run(AcceptRequest, { requestId }, at(near))
    expect(await mineOf(asker, requestId)).toMatchObject({ helperShown: '小李' })
    expect(await outcomeOf(house.run(InviteHelper, { requestId, offerId: farId }, at(asker)))).toBe(
      'refused:help.not_now',
    )
  })

  test('an offer entered for somebody without a phone: whoever entered it is asked and arranges it', async () => {
    const asker = await fresh()
    const { requestId } = await house.run(AskForHelp, { ...aRequest(house, here), kind: 'borrow' }, at(asker))
    const { offerId } = await house.run(
      OfferHelp,
      {
        ...anOffer(here),
        kinds: ['borrow'],
        at: { by: 'grid', gridId: here.micro[0] },
        onBehalfOf: { name: '吴大爷', phone: null },
      },
      at(here.member),
    )
    await house.run(InviteHelper, { requestId, offerId }, at(asker))
    expect(await mineOf(here.member, requestId)).toMatchObject({ as: 'invited' })
    await house.run(AcceptRequest, { requestId }, at(here.member))
    expect(await house.ask(RevealContact, { requestId, reason: '联系互助的邻居' }, at(asker))).toMatchObject({
      name: '陈微员',
    })
  })

  test('one that is gone or does not fit cannot be asked; taken back it leaves the board', async () => {
    const [asker, giver] = await neighbours(house, here, 2)
    const requestId = (await house.run(AskForHelp, { ...aRequest(house, here), kind: 'lesson' }, at(asker))).requestId
    const offerId = await offered(house, here, giver)
    expect(await outcomeOf(house.run(InviteHelper, { requestId, offerId }, at(asker)))).toBe('refused:help.offer_gone')
    expect(await outcomeOf(house.run(WithdrawOffer, { offerId }, at(asker)))).toBe('not_found')
    expect((await boardFor(asker)).offers.map((one) => one.offerId)).toContain(offerId)
    await house.run(WithdrawOffer, { offerId }, at(giver))
    expect((await boardFor(asker)).offers.map((one) => one.offerId)).not.toContain(offerId)
    expect(await outcomeOf(house.run(WithdrawOffer, { offerId }, at(giver)))).toBe('refused:help.not_now')
  })
})

test('of twenty who say yes at once one helps, ten times over; the others are told', { timeout: 120_000 }, async () => {
  const helpers = await neighbours(house, here, 20)
  for (let round = 0; round < 10; round++) {
    const [asker] = await neighbours(house, here, 1)
    const requestId = await asked(house, here, asker)
    const outcomes = await Promise.all(
      helpers.map((as) => outcomeOf(house.run(AcceptRequest, { requestId, code: here.code }, at(as)))),
    )
    expect(outcomes.filter((one) => one === 'ok')).toHaveLength(1)
    expect(outcomes.filter((one) => one === 'refused:help.already_taken')).toHaveLength(19)
    const { rows } = await house.db.pool.query(
      "SELECT count(*)::int AS n FROM events WHERE subject_id = $1 AND name = 'help.accepted'",
      [requestId],
    )
    expect(rows[0].n).toBe(1)
  }
})

test('the system may look at everything and is nobody', async () => {
  expect(await outcomeOf(house.ask(ListMine, {}, at(SYSTEM)))).toBe('not_found')
})
