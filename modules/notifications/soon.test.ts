import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '../../platform/access.ts'
import { systemClock } from '../../platform/clock.ts'
import { caseIn } from '../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { MONDAY, openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { LeavePost, TakePost } from '../people/contract.ts'

/** The promise: whoever a case comes to is told of it within five seconds, once. Nothing here hurries the house: its own followers tell. */
const WITHIN = 5_000

let house: TestHouse
let here: TestCommunity
beforeAll(async () => {
  // A working morning that goes on by itself, as a real one does.
  const ahead = MONDAY.getTime() - systemClock.now().getTime()
  const now = () => new Date(systemClock.now().getTime() + ahead)
  house = await openTestHouse({ clock: { now, set: () => undefined, advance: () => undefined } })
  here = await buildCommunity(house.running)
})
afterAll(() => house.close())

const at = (as: PersonActor) => ({ as, tenant: here.tenant })
const post = (who: PersonActor) => who.grants[0].postId

/** The letters of messages of a kind to a person about a subject: one row per message, with how many letters left for it. */
async function told(personId: string, kind: string, subjectId: string): Promise<{ letters: number }[]> {
  const { rows } = await house.db.pool.query<{ letters: number }>(
    `SELECT (SELECT count(*)::int FROM message_sends s JOIN deliveries d ON d.tenant_id = s.tenant_id AND d.dedupe_key = s.dedupe_key
             WHERE s.tenant_id = m.tenant_id AND s.message_id = m.id AND d.state IN ('queued', 'sent')) AS letters
     FROM messages m WHERE m.tenant_id = $1 AND m.person_id = $2 AND m.kind = $3 AND m.subject_id = $4`,
    [here.tenant, personId, kind, subjectId],
  )
  return rows
}

/** Does an act and waits for what it makes the house tell. @returns after how many milliseconds the letter was there */
async function after(
  act: () => Promise<unknown>,
  person: PersonActor,
  kind: string,
  subjectId: string,
): Promise<number> {
  const begun = performance.now()
  await act()
  await expect
    .poll(() => told(person.personId, kind, subjectId), { timeout: WITHIN, interval: 20 })
    .toEqual([{ letters: 1 }])
  return performance.now() - begun
}

test('who a case is assigned to has message and letter within five seconds, and one of each however often it is sent', async () => {
  const { caseId } = await caseIn({ house, here }, 'triaged')
  const how = { ...at(here.desk), commandId: crypto.randomUUID() }
  const assign = () => house.run('cases.assign', { caseId, toPostId: post(here.ordinaryLead) }, how)
  const took = await after(assign, here.ordinaryLead, 'assigned', caseId)
  expect(took).toBeLessThan(WITHIN)
  // A double tap, and the house reading everything once more, tell nobody again.
  await assign()
  await house.settle()
  expect(await told(here.ordinaryLead.personId, 'assigned', caseId)).toEqual([{ letters: 1 }])
})

test('who it is given to instead is told as soon, and the first is not told of it again', async () => {
  const { caseId } = await caseIn({ house, here }, 'triaged')
  const assign = (to: PersonActor) => house.run('cases.assign', { caseId, toPostId: post(to) }, at(here.desk))
  await after(() => assign(here.ordinaryLead), here.ordinaryLead, 'assigned', caseId)
  const took = await after(() => assign(here.siblingLead), here.siblingLead, 'assigned', caseId)
  expect(took).toBeLessThan(WITHIN)
  await house.settle()
  expect(await told(here.ordinaryLead.personId, 'assigned', caseId)).toEqual([{ letters: 1 }])
  expect(await told(here.siblingLead.personId, 'assigned', caseId)).toEqual([{ letters: 1 }])
})

test('who takes over a post is told of its open work as soon, once, and has what comes to it from then on', async () => {
  await caseIn({ house, here }, 'assigned')
  const postId = post(here.ordinaryLead)
  const how = { as: SYSTEM, tenant: here.tenant }
  await house.run(LeavePost, { postId, personId: here.ordinaryLead.personId }, how)
  const taker = here.siblingMember
  const took = await after(
    () => house.run(TakePost, { postId, personId: taker.personId }, how),
    taker,
    'taken_over',
    postId,
  )
  expect(took).toBeLessThan(WITHIN)
  const { caseId } = await caseIn({ house, here }, 'triaged')
  await after(() => house.run('cases.assign', { caseId, toPostId: postId }, at(here.desk)), taker, 'assigned', caseId)
  await house.settle()
  expect(await told(here.ordinaryLead.personId, 'assigned', caseId)).toEqual([])
  expect(await told(taker.personId, 'assigned', caseId)).toEqual([{ letters: 1 }])
})
