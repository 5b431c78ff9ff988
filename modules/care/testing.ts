import { randomUUID } from 'node:crypto'
import type { InputOf } from '../../platform/pure/contract.ts'
import type { TestCommunity } from '../../tests/support/community.ts'
import { SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import type { RegisterRecipient } from './contract.ts'

type On = { house: TestHouse; here: TestCommunity }

/** Somebody new who lives in a household. */
export async function aResident({ house, here }: On, householdId: string, name = '林婆婆'): Promise<string> {
  const who = { by: 'name', name } as const
  const { personId } = await house.run(
    'people.registerResidence',
    { householdId, who },
    { as: SYSTEM, tenant: here.tenant },
  )
  return personId
}

/** Somebody new in a household who is cared for. */
export async function aRecipient(
  on: On,
  householdId: string,
  more: Partial<InputOf<typeof RegisterRecipient>> = {},
): Promise<{ recipientId: string; personId: string }> {
  const personId = more.personId ?? (await aResident(on, householdId))
  const recipientId = randomUUID()
  await on.house.run(
    'care.register',
    {
      recipientId,
      personId,
      householdId,
      grade: 'red',
      reasons: ['older_person_living_alone', 'dementia'],
      basis: 'consent',
      basisOn: '2026-11-01',
      contact: { name: '林小妹', relation: '女儿', phone: '15400000777' },
      ...more,
    },
    { as: SYSTEM, tenant: on.here.tenant },
  )
  return { recipientId, personId }
}

/** The households of the community's building, by room. */
export async function homesOf({ house, here }: On): Promise<string[]> {
  const rows = await house.db.pool.query<{ id: string }>(
    'SELECT id FROM households WHERE tenant_id = $1 AND building_id = $2 ORDER BY room',
    [here.tenant, here.buildingId],
  )
  return rows.rows.map((row) => row.id)
}
