import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor, ServerActor } from '../../platform/access.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { MONDAY, openTestHouse, type TestHouse } from '../../tests/support/house.ts'
import {
  AcceptRequest,
  AskForHelp,
  GiveBackRequest,
  InviteHelper,
  OfferHelp,
  SayDone,
  ThankHelper,
  WithdrawRequest,
} from '../help/contract.ts'
import { accepted, anOffer, aRequest, neighbours, offered } from '../help/testing.ts'
import { Book, CancelBooking, CloseStation } from '../stations/contract.ts'
import { offer, openStation, resident } from '../stations/testing.ts'
import { ListInbox, PreviewTemplate, PublishTemplate, SavePreferences, WhyThis } from './contract.ts'
import { DEFAULTS } from './rules/plan.ts'
import { allLetters, lettersTo } from './testing.ts'

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
let week = 0
beforeEach(() => {
  house.clock.set(new Date(MONDAY.getTime() + week++ * 7 * 86_400_000))
})

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const settle = async () => {
  house.clock.advance(1000)
  await house.settle()
}
const told = async (as: ServerActor, language: 'zh' | 'en' = 'zh') => {
  await settle()
  return (await house.ask(ListInbox, { language }, at(as))).items
}
const kinds = async (as: ServerActor) => (await told(as)).map((one) => one.kind)
const tomorrow = () => new Date(house.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10)
const nine = () => `${tomorrow()}T01:00:00.000Z`

describe('a booking', () => {
  /** A service with one place at nine tomorrow, taken by the first and waited for by the second. */
  async function takenAndWaitedFor() {
    const stationId = await openStation({ house, here }, { nameZh: `邻里站${week}`, nameEn: 'Corner' })
    const offeringId = await offer({ house, here }, stationId, { nameZh: `理发${week}`, nameEn: 'Haircut' })
    const [phone, second] = [String(15_470_000_000 + week * 10), String(15_470_000_001 + week * 10)]
    const she = await resident({ house, here }, phone)
    const he = await resident({ house, here }, second)
    const { id: bookingId } = await house.run(Book, { offeringId, startsAt: nine() }, at(she))
    await house.run(Book, { offeringId, startsAt: nine(), waits: true }, at(he))
    return { stationId, offeringId, bookingId, she, he, phones: [phone, second] }
  }

  test('a place that came free: whoever moved up is told once, in the inbox and by text message, and why', async () => {
    const { bookingId, she, he, phones } = await takenAndWaitedFor()
    await house.run(CancelBooking, { bookingId }, at(she))
    const [message] = await told(he)
    await settle()
    expect(message).toMatchObject({
      kind: 'booking_promoted',
      group: 'services',
      title: '排到了',
      link: { to: 'booking' },
    })
    expect(message.text).toMatch(new RegExp(`^您排的理发${week}·邻里站${week}有空位了，已为您约好.*9:00。`))
    expect((await told(he, 'en'))[0].text).toMatch(/^A place came free: Haircut·Corner, /)
    const letters = await lettersTo(house, phones[1])
    expect(letters).toMatchObject([{ kind: 'sms', text: `【微网格】${message.text}` }])
    const why = await house.ask(WhyThis, { messageId: message.id }, at(he))
    expect(why).toMatchObject({ reason: 'booker', sentence: '因为这是您的预约。' })
    // Whoever cancelled did it himself.
    expect(await told(she)).toEqual([])
  })

  test('a closing tells everybody whose booking it ends; the counter tells whom it cancels', async () => {
    const first = await takenAndWaitedFor()
    const closing = { closingId: crypto.randomUUID(), from: tomorrow(), until: tomorrow(), reason: '停水检修' }
    await house.run(CloseStation, { ...closing, stationId: first.stationId }, at(here.lead))
    expect(await kinds(first.she)).toEqual(['booking_closed'])
    expect(await kinds(first.he)).toEqual(['booking_closed'])
    house.clock.advance(60_000)
    week++
    const second = await takenAndWaitedFor()
    await house.run(CancelBooking, { bookingId: second.bookingId }, at(here.lead))
    expect(await kinds(second.she)).toEqual(['booking_cancelled'])
    expect(await kinds(second.he)).toEqual(['booking_promoted'])
  })

  test('nothing is told of what has begun, nor a day late; who switched it off has it in the inbox only', async () => {
    const late = await takenAndWaitedFor()
    await house.run(CancelBooking, { bookingId: late.bookingId }, at(late.she))
    house.clock.advance(23.9 * 3_600_000)
    expect(await told(late.he)).toEqual([])
    house.clock.set(new Date(MONDAY.getTime() + week++ * 7 * 86_400_000))
    const off = await takenAndWaitedFor()
    const groups = { ...DEFAULTS.groups, services: 'off' as const }
    await house.run(SavePreferences, { ...DEFAULTS, channels: [...DEFAULTS.channels], groups }, at(off.he))
    await house.run(CancelBooking, { bookingId: off.bookingId }, at(off.she))
    expect(await kinds(off.he)).toEqual(['booking_promoted'])
    expect(await lettersTo(house, off.phones[1])).toEqual([])
  })
})

describe('neighbours who help each other', () => {
  let asker: PersonActor
  let helper: PersonActor
  beforeEach(async () => {
    ;[asker, helper] = await neighbours(house, here, 2)
  })

  test('each hears what the other did, never of his own act, and nothing leaves that says what or who', async () => {
    const offerId = await offered(house, here, helper)
    const requestId = (await house.run(AskForHelp, aRequest(house, here), at(asker))).requestId
    await house.run(InviteHelper, { requestId, offerId }, at(asker))
    expect(await kinds(helper)).toEqual(['help_invited'])
    await house.run(AcceptRequest, { requestId }, at(helper))
    expect(await kinds(asker)).toEqual(['help_accepted'])
    await house.run(GiveBackRequest, { requestId }, at(helper))
    expect(await kinds(asker)).toEqual(['help_given_back', 'help_accepted'])
    await house.run(AcceptRequest, { requestId }, at(helper))
    expect(await kinds(asker)).toEqual(['help_accepted', 'help_given_back', 'help_accepted'])
    await house.run(SayDone, { requestId }, at(asker))
    expect((await kinds(helper))[0]).toBe('help_said_done')
    await house.run(SayDone, { requestId }, at(helper))
    await house.run(ThankHelper, { requestId, text: '谢谢您跑一趟。' }, at(asker))
    const [thanked] = await told(helper)
    expect(thanked).toMatchObject({ kind: 'help_thanked', link: { to: 'help', requestId } })
    expect(await kinds(helper)).toEqual(['help_thanked', 'help_said_done', 'help_invited'])
    const words = (await allLetters(house)).flatMap((letter) => ('text' in letter ? [letter.text] : [])).join()
    expect(words).toContain('有邻居答应帮您了')
    expect(words).not.toMatch(/米搬|张阿姨|跑一趟|小李/)
  })

  test('who no longer needs it: the helper is told; an offer that is taken back tells nobody', async () => {
    const requestId = await accepted(house, here, asker, helper)
    await house.run(WithdrawRequest, { requestId }, at(asker))
    expect(await kinds(helper)).toEqual(['help_withdrawn'])
    expect(await kinds(asker)).toEqual(['help_accepted'])
  })

  test('for somebody without a number whoever entered it is told', async () => {
    const onBehalfOf = { name: '吴大爷', phone: null }
    const entered = { ...aRequest(house, here), at: { by: 'grid' as const, gridId: here.micro[0] }, onBehalfOf }
    const { requestId } = await house.run(AskForHelp, entered, at(here.member))
    await house.run(AcceptRequest, { requestId, code: here.code }, at(helper))
    expect(await kinds(here.member)).toEqual(['help_accepted'])
    const own = { ...anOffer(here), at: { by: 'grid' as const, gridId: here.micro[2] }, onBehalfOf }
    const { offerId } = await house.run(OfferHelp, own, at(here.siblingMember))
    const asked = (await house.run(AskForHelp, aRequest(house, here), at(asker))).requestId
    await house.run(InviteHelper, { requestId: asked, offerId }, at(asker))
    expect(await kinds(here.siblingMember)).toEqual(['help_invited'])
  })
})

describe('the texts of services', () => {
  const key = () => ({ communityId: here.communityId, channel: 'inbox' as const, language: 'zh' as const })

  test('a booking’s must say which one is meant; help has nothing to name', async () => {
    const faults = async (kind: 'booking_moved' | 'help_accepted', text: string) =>
      (await house.ask(PreviewTemplate, { ...key(), kind, title: '改了', text }, at(here.lead))).faults.map(
        (one) => one.code,
      )
    expect(await faults('booking_moved', '改到{at}')).toEqual(['missing_name'])
    expect(await faults('booking_moved', '{what}改到{at}')).toEqual([])
    expect(await faults('help_accepted', '有人来帮您了')).toEqual([])
    expect(await faults('help_accepted', '{number}有人来帮您了')).toEqual(['unknown_name'])
  })

  test('what a community wrote is what is told', async () => {
    const text = '好消息！有邻居来帮您了。'
    await house.run(
      PublishTemplate,
      { ...key(), kind: 'help_accepted', title: '好消息', text, sawVersion: 0 },
      at(here.lead),
    )
    const [asker, helper] = await neighbours(house, here, 2)
    await accepted(house, here, asker, helper)
    expect((await told(asker))[0]).toMatchObject({ title: '好消息', text })
  })
})
