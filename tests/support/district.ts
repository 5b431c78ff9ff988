import type { PersonActor } from '../../platform/access.ts'
import { actor } from './community.ts'
import { SYSTEM, type TestHouse } from './house.ts'

/** Somebody who works for a district or city: `code` is its 12-digit code, ending in zeros. */
export async function officerOf(
  house: Pick<TestHouse, 'run' | 'running'>,
  tenant: number,
  code: string,
): Promise<PersonActor> {
  const how = { as: SYSTEM, tenant }
  const common = { subdistrictName: '龙泉驿区', districtName: '龙泉驿区', isSynthetic: true }
  const founded = await house.run('grids.foundCommunity', { ...common, code, name: '龙泉驿区' }, how)
  const person = { communityId: founded.communityId, name: '沈区办', isSynthetic: true }
  const phone = `1380000${String(tenant).slice(2, 6)}`
  const { personId } = await house.run('people.registerPerson', { ...person, phone }, how)
  const seat = { gridId: founded.mainGridId, role: 'district_officer', slot: 1 } as const
  const { postId } = await house.run('people.createPost', seat, how)
  await house.run('people.takePost', { postId, personId }, how)
  return actor(house.running, tenant, personId, [{ postId, role: 'district_officer', gridId: founded.mainGridId }])
}
