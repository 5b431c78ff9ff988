import { AcceptRequest, AskForHelp, OfferHelp, ReportImproper, SayDone } from '../../modules/help/contract.ts'
import { neighbours } from '../../modules/help/testing.ts'
import type { Ground } from './fixture.ts'

type On = Pick<Ground, 'house' | 'here'>

/** A neighbour's request in the first micro grid. */
export async function askedForHelp({ house, here }: On): Promise<{ requestId: string }> {
  const [as] = await neighbours(house, here, 1)
  const words = { kind: 'carry', text: '请帮忙搬一袋米', from: '2026-11-20', until: '2026-11-21' } as const
  return house.run(AskForHelp, { ...words, at: { by: 'code', code: here.code } }, { as, tenant: here.tenant })
}

export async function offeredHelp({ house, here }: On): Promise<{ offerId: string }> {
  const [as] = await neighbours(house, here, 1)
  const offer = { kinds: ['carry' as const], text: '力气活可以找我', weekdays: [5, 6], reach: 'community' as const }
  return house.run(OfferHelp, { ...offer, at: { by: 'code', code: here.code } }, { as, tenant: here.tenant })
}

export async function acceptedHelp(on: On): Promise<{ requestId: string }> {
  return (await helped(on)).asked
}

/** Done as both sides said. */
export async function saidDoneHelp(on: On): Promise<{ requestId: string }> {
  const { asked, helper } = await helped(on)
  await on.house.run(SayDone, asked, { as: helper, tenant: on.here.tenant })
  return asked
}

export async function reportedHelp(on: On): Promise<{ requestId: string }> {
  const { asked, helper } = await helped(on)
  const report = { what: 'request', id: asked.requestId, reason: 'other' } as const
  await on.house.run(ReportImproper, report, { as: helper, tenant: on.here.tenant })
  return asked
}

async function helped(on: On) {
  const { house, here } = on
  const asked = await askedForHelp(on)
  const [helper] = await neighbours(house, here, 1)
  await house.run(AcceptRequest, { ...asked, code: here.code }, { as: helper, tenant: here.tenant })
  return { asked, helper }
}
