import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../platform/access.ts'
import { directoryKey } from '../../platform/directory.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { AssignCase, GetCase, ListDesk, TriageCase } from '../cases/contract.ts'
import { FollowReport, ReceiveReport, StaffHere } from './contract.ts'

/** A complaint about staff or the platform goes to somebody else than the one complained of. */

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const VISITOR: ServerActor = { kind: 'visitor' }
const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const complain = async (aboutPostId: string | null = null) => {
  const input = {
    channel: 'qr' as const,
    text: '打了三次电话都没有人接，态度也不好。',
    place: { by: 'code' as const, code: here.code },
    categoryCode: '1205',
    nature: 'complaint' as const,
    aboutPostId,
  }
  return house.run(ReceiveReport, input, at(VISITOR))
}
const seenBy = (as: ServerActor, caseId: string) => outcomeOf(house.ask(GetCase, { caseId }, at(as)))
const postOf = (actor: TestCommunity['lead']) => actor.grants[0].postId

describe('a complaint about staff', () => {
  test('is taken up by the street, and nobody who works below sees it in any list', async () => {
    const { caseId, ownerRole, trackingCode } = await complain()
    expect(ownerRole).toBe('subdistrict_officer')
    for (const below of [here.member, here.ordinaryLead, here.desk, here.officer, here.lead])
      expect(await seenBy(below, caseId)).toBe('not_found')
    expect(await seenBy(here.street, caseId)).toBe('ok')
    for (const scope of ['all', 'my_grids', 'mine'] as const) {
      const { cases } = await house.ask(ListDesk, { scope }, at(here.lead))
      expect(cases.map((one) => one.id)).not.toContain(caseId)
    }
    const bearer: ServerActor = {
      kind: 'bearer',
      subjectId: caseId,
      bearerHash: directoryKey(house.keys, 'tracking', trackingCode ?? '').toString('hex'),
    }
    expect(await house.ask(FollowReport, { caseId }, at(bearer))).toMatchObject({ ownerRole: 'subdistrict_officer' })
  })

  test('about an officer of the street himself: another seat takes it up, and he sees nothing of it', async () => {
    const { caseId, ownerRole } = await complain(postOf(here.street))
    expect(ownerRole).not.toBe('subdistrict_officer')
    expect(await seenBy(here.street, caseId)).toBe('not_found')
    const { cases } = await house.ask(ListDesk, { scope: 'all' }, at(here.street))
    expect(cases.map((one) => one.id)).not.toContain(caseId)
  })

  test('it is handed to nobody whom it complains of', async () => {
    const { caseId } = await complain(postOf(here.lead))
    await house.run(TriageCase, { caseId, categoryCode: '1205', nature: 'complaint' }, at(here.street))
    expect(await outcomeOf(house.run(AssignCase, { caseId, toPostId: postOf(here.lead) }, at(here.street)))).toMatch(
      /^refused:case\.(about_whoever_holds_it|post_elsewhere)$/,
    )
    await house.run(AssignCase, { caseId }, at(here.street))
    expect(await house.ask(GetCase, { caseId }, at(here.street))).toMatchObject({
      ownerRole: 'subdistrict_officer',
    })
  })

  test('where the street has nobody, the head of the community takes it up – unless it is about him', async () => {
    const { postId } = here.street.grants[0]
    await house.run('people.leavePost', { postId, personId: here.street.personId }, { as: SYSTEM, tenant: here.tenant })
    house.clock.advance(60_000)
    expect(await complain()).toMatchObject({ ownerRole: 'main_grid_lead' })
    const about = await complain(postOf(here.lead))
    expect(about.ownerRole).toBe('community_officer')
    expect(await seenBy(here.lead, about.caseId)).toBe('not_found')
    expect(await seenBy(here.officer, about.caseId)).toBe('ok')
  })
})

test('whoever complains may say of whom: those who work here, a name in full only with consent', async () => {
  const { staff } = await house.ask(StaffHere, { code: here.code }, at(VISITOR))
  expect(staff.map(({ role }) => role)).toEqual(expect.arrayContaining(['micro_grid_member', 'main_grid_lead']))
  expect(staff.every(({ name }) => name !== '')).toBe(true)
})
