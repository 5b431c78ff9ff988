import { randomUUID } from 'node:crypto'
import type { PersonActor } from '../../platform/access.ts'
import type { InputOf } from '../../platform/pure/contract.ts'
import { actor, type TestCommunity } from '../../tests/support/community.ts'
import { SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { SaveOffering, SaveStation } from './contract.ts'

type On = { house: TestHouse; here: TestCommunity }

/** Every day from nine to twelve. */
export const MORNINGS = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 540, to: 720 }))

/** A station in the first micro grid. */
export async function openStation(
  { house, here }: On,
  more: Partial<InputOf<typeof SaveStation>> = {},
): Promise<string> {
  const stationId = randomUUID()
  await house.run(
    SaveStation,
    {
      stationId,
      gridId: here.micro[0],
      kind: 'member_home',
      nameZh: `样例站${stationId.slice(0, 8)}`,
      nameEn: 'Sample station',
      placeName: '幸福里1幢底楼',
      hours: MORNINGS,
      facilities: ['seats', 'step_free'],
      restsOnHolidays: true,
      ...more,
    },
    { as: SYSTEM, tenant: here.tenant },
  )
  return stationId
}

/** A service of half an hour for one at a time, every morning, a week ahead. */
export async function offer(
  { house, here }: On,
  stationId: string,
  more: Partial<InputOf<typeof SaveOffering>> = {},
): Promise<string> {
  const offeringId = randomUUID()
  await house.run(
    SaveOffering,
    {
      offeringId,
      stationId,
      nameZh: `理发${offeringId.slice(0, 8)}`,
      nameEn: 'Haircut',
      minutes: 30,
      seats: 1,
      who: 'everyone',
      opensDays: 7,
      cancelHours: 2,
      mostOpen: 2,
      pattern: MORNINGS,
      isOffered: true,
      ...more,
    },
    { as: SYSTEM, tenant: here.tenant },
  )
  return offeringId
}

let phones = 15_466_000_000

/** Somebody who signed in with a code and holds no post. */
export async function resident({ house, here }: On, phone = String(phones++)): Promise<PersonActor> {
  const { personId } = await house.run(
    'people.registerPerson',
    { communityId: here.communityId, name: '欧阳样例', phone, isSynthetic: true },
    { as: SYSTEM, tenant: here.tenant },
  )
  return actor(house.running, here.tenant, personId, [])
}
