import { randomBytes } from 'node:crypto'
import { setUpDistrict } from '../../app/set-up.ts'
import type { OpenTopic } from '../../modules/deliberation/contract.ts'
import { turnSweep } from '../../modules/deliberation/sweep.ts'
import { actingAs, anActor, aPerson, aStreet, STREET } from '../../modules/people/testing.ts'
import type { InputOf } from '../../platform/pure/contract.ts'
import { openTestHouse, SYSTEM } from './house.ts'

export { STREET } from '../../modules/people/testing.ts'

/** What the phone makes for each vote. */
export const blind = () => randomBytes(16).toString('base64url')
export const HOUR = 3_600_000

/** A courtyard: one building of six homes in a micro grid, each with somebody who lives there, and its staff. */
export async function aCourtyard() {
  const house = await openTestHouse()
  await setUpDistrict(house.running, STREET, house.clock.now())
  const street = await aStreet(house)
  const bySystem = { as: SYSTEM, tenant: STREET }
  const staff = async (role: Parameters<typeof anActor>[2], gridId: string, slot = 1) =>
    anActor(house, street, role, gridId, slot)
  const lead = await staff('ordinary_grid_lead', street.grids.ordinary)
  const officer = await staff('community_officer', street.grids.main)
  const desk = await staff('desk_officer', street.grids.main)
  const member = await staff('micro_grid_member', street.grids.micro)
  const farMember = await staff('micro_grid_member', street.grids.otherMicro)
  const { buildings } = await house.run(
    'grids.registerBuildings',
    {
      communityId: street.communityId,
      buildings: [
        {
          compound: { name: '槐树院', kind: '老旧院落' },
          name: '1幢',
          gridId: street.grids.micro,
          lng: 104.2,
          lat: 30.62,
          entrances: [
            { name: '1单元', households: [1, 2, 3, 4, 5, 6].map((floor) => ({ floor, room: `${floor}01` })) },
          ],
        },
      ],
    },
    bySystem,
  )
  const { codes } = await house.run(
    'grids.issueCodes',
    {
      communityId: street.communityId,
      places: [{ kind: 'building', gridId: street.grids.micro, buildingId: buildings[0].id, placeName: '槐树院1幢' }],
    },
    bySystem,
  )
  const homes = await house.db.pool.query<{ id: string }>(
    'SELECT id FROM households WHERE tenant_id = $1 AND building_id = $2 ORDER BY room',
    [STREET, buildings[0].id],
  )
  const households = homes.rows.map((row) => row.id)
  /** Somebody who lives in a household, confirmed. */
  const resident = async (householdId: string, name = '林小满') => {
    const personId = await aPerson(house, street, name)
    await house.run('people.registerResidence', { householdId, who: { by: 'person', personId } }, bySystem)
    return { ...(await actingAs(house, STREET, personId)), personId, householdId }
  }
  const residents: Awaited<ReturnType<typeof resident>>[] = []
  for (const id of households) residents.push(await resident(id))
  return {
    house,
    street,
    lead,
    officer,
    desk,
    member,
    farMember,
    households,
    residents,
    resident,
    code: codes[0].code,
    buildingId: buildings[0].id,
  }
}
export type Courtyard = Awaited<ReturnType<typeof aCourtyard>>
type Acting = { accountId: string }

/** Who calls a command in a test. */
export const by = (as: Acting, commandId?: string) => ({ as, tenant: STREET, ...(commandId ? { commandId } : {}) })

/** A vote of the courtyard, open for two days. */
export async function aVote(
  { house, lead, buildingId }: Courtyard,
  more: Partial<InputOf<typeof OpenTopic>> = {},
): Promise<string> {
  const { topicId } = await house.run(
    'deliberation.openTopic',
    {
      scope: { by: 'buildings', buildingIds: [buildingId] },
      kind: 'vote',
      title: '院里装不装充电棚',
      question: '是否同意在院内空地建非机动车充电棚?',
      options: [
        { text: '同意', stance: 'for' },
        { text: '不同意', stance: 'against' },
        { text: '弃权', stance: 'abstain' },
      ],
      closesAt: new Date(house.clock.now().getTime() + 48 * HOUR).toISOString(),
      ...more,
    },
    by(lead),
  )
  return topicId
}

/** Votes by phone for the first household of a resident. */
export async function votes(
  { house }: Courtyard,
  topicId: string,
  who: Acting & { householdId: string },
  choices: number[],
  expects: string | null = null,
) {
  return house.run(
    'deliberation.castVote',
    { topicId, householdId: who.householdId, choices, expects, blind: blind() },
    by(who),
  )
}

/** Lets the time of a topic pass and counts it. */
export async function count({ house }: Courtyard, hours = 49): Promise<void> {
  house.clock.advance(hours * HOUR)
  await house.running.sweep(turnSweep)
}
