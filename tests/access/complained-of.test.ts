import { afterAll, beforeAll, expect, test } from 'vitest'
import { ListDesk } from '../../modules/cases/contract.ts'
import { ListStuck } from '../../modules/dashboards/contract.ts'
import { FollowReport, ReceiveReport } from '../../modules/intake/contract.ts'
import { caseWordsOf } from '../../modules/notifications/store/subjects.ts'
import { visibleTo } from '../../platform/access.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'

/** Whom a case complains of hears of it nowhere: what reads cases outside their own module asks for sight in the same words. */

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

test('neither the page of what is stuck nor a message tells him of it', async () => {
  const complain = async (aboutPostId: string | null) => {
    const input = {
      channel: 'qr' as const,
      text: '打了三次电话都没有人接。',
      place: { by: 'code' as const, code: here.code },
      categoryCode: '1205',
      aboutPostId,
    }
    return (await house.run(ReceiveReport, input, { as: { kind: 'visitor' }, tenant: here.tenant })).caseId
  }
  const [ofHim, ofNobody] = [await complain(here.street.grants[0].postId), await complain(null)]
  house.clock.advance(9 * 24 * 3_600_000)
  const { still } = await house.ask(ListStuck, {}, { as: here.street, tenant: here.tenant })
  const words = await house.db.transaction((sql) =>
    caseWordsOf(sql, here.tenant, visibleTo(here.street), [ofHim, ofNobody]),
  )
  const ids = still.map((one) => one.caseId)
  expect(ids).toContain(ofNobody)
  expect([...words.keys()]).toContain(ofNobody)
  expect(ids).not.toContain(ofHim)
  expect([...words.keys()]).not.toContain(ofHim)
})

test('to act for a member of the family makes her matters no work of one’s posts', async () => {
  const system = { as: { kind: 'system', name: 'test' }, tenant: here.tenant } as const
  const { personId } = await house.run(
    'people.registerPerson',
    { communityId: here.communityId, name: '王桂芳', phone: '15512340001' },
    system,
  )
  const her = { kind: 'person', accountId: personId, personId, grants: [] } as const
  const input = { channel: 'qr' as const, text: '楼道灯坏了', place: { by: 'code' as const, code: here.code } }
  const { caseId } = await house.run(ReceiveReport, input, { as: her, tenant: here.tenant })
  const relative = { ...here.siblingMember, standsFor: [personId] }
  const at = { as: relative, tenant: here.tenant }
  expect((await house.ask(FollowReport, { caseId }, at)).caseId).toBe(caseId)
  expect((await house.ask(ListDesk, { scope: 'all' }, at)).cases.map(({ id }) => id)).not.toContain(caseId)
})
