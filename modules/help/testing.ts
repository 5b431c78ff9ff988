import type { PersonActor } from '../../platform/access.ts'
import { localDate } from '../../platform/pure/time.ts'
import { actor, type TestCommunity } from '../../tests/support/community.ts'
import { SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { RegisterPerson } from '../people/contract.ts'
import { AcceptRequest, AskForHelp, OfferHelp } from './contract.ts'
import { daysAfter } from './rules.ts'

let phones = 13_900_000_000

/** Neighbours of a community: people who signed in with a number, without a post. */
export async function neighbours(house: TestHouse, here: TestCommunity, count: number): Promise<PersonActor[]> {
  const people: PersonActor[] = []
  for (let i = 0; i < count; i++) {
    const phone = String(phones++)
    const { personId } = await house.run(
      RegisterPerson,
      { communityId: here.communityId, name: `邻居${phone.slice(-4)}`, phone, isSynthetic: true },
      { as: SYSTEM, tenant: here.tenant },
    )
    people.push(await actor(house.running, here.tenant, personId, []))
  }
  return people
}

/** A request for today and the two days after it. */
export function aRequest(house: TestHouse, here: TestCommunity) {
  const now = house.clock.now()
  return {
    at: { by: 'code' as const, code: here.code },
    kind: 'carry' as const,
    text: '请帮我把两袋米搬到家里，谢谢。',
    from: localDate(now),
    until: localDate(daysAfter(now, 2)),
    shownName: '张阿姨',
  }
}

export function anOffer(here: TestCommunity) {
  return {
    at: { by: 'code' as const, code: here.code },
    kinds: ['carry' as const, 'shopping' as const],
    text: '周末有空，力气活可以找我。',
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    reach: 'community' as const,
    shownName: '小李',
  }
}

export async function asked(house: TestHouse, here: TestCommunity, as: PersonActor): Promise<string> {
  return (await house.run(AskForHelp, aRequest(house, here), { as, tenant: here.tenant })).requestId
}

export async function offered(house: TestHouse, here: TestCommunity, as: PersonActor): Promise<string> {
  return (await house.run(OfferHelp, anOffer(here), { as, tenant: here.tenant })).offerId
}

/** A request that a helper has accepted. */
export async function accepted(
  house: TestHouse,
  here: TestCommunity,
  asker: PersonActor,
  helper: PersonActor,
): Promise<string> {
  const requestId = await asked(house, here, asker)
  await house.run(AcceptRequest, { requestId, code: here.code }, { as: helper, tenant: here.tenant })
  return requestId
}
