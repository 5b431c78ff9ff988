import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { verifyChains, verifyRows } from '../../platform/proof.ts'
import { outcomeOf } from '../../tests/access/fixture.ts'
import { aCourtyard, aVote, by, type Courtyard, count, STREET, votes } from '../../tests/support/courtyard.ts'
import { anActor, aPhone } from '../people/testing.ts'
import { proof } from './proof.ts'

let yard: Courtyard
let street: Awaited<ReturnType<typeof anActor>>
beforeAll(async () => {
  yard = await aCourtyard()
  street = await anActor(yard.house, yard.street, 'subdistrict_officer', yard.street.grids.street)
})
afterAll(() => yard.house.close())
beforeEach(() => yard.house.clock.advance(60_000))

/** What the page of one's own data says of topics. */
const mine = async (as: { accountId: string }) =>
  (await yard.house.ask('admin.myData', {}, by(as))).records
    .filter(({ what }) => /议题|表决/.test(what.zh))
    .map(({ text }) => text)
const say = (topicId: string, as: { accountId: string }, text: string) =>
  yard.house.run('deliberation.giveOpinion', { topicId, text }, by(as))

/** The street deletes what is kept of a person, at her word. */
async function erase(as: { accountId: string }): Promise<void> {
  const { caseId } = await yard.house.run(
    'admin.requestData',
    { kind: 'erase', code: yard.code, text: '我搬走了，请删除。' },
    by(as),
  )
  await yard.house.run('admin.eraseData', { caseId }, by(street))
}

test('the copy says what she said and how her household voted where ballots have doors, and of a secret vote only that it voted', async () => {
  const [she, other] = yard.residents
  const [open, secret] = [await aVote(yard, { ballot: 'open' }), await aVote(yard, { title: '院门换不换锁' })]
  await say(open, she, '棚子要装灯。')
  await say(open, other, '别人的话')
  for (const topicId of [open, secret]) {
    yard.house.clock.advance(1000)
    await votes(yard, topicId, she, [2])
    await votes(yard, topicId, other, [1])
  }
  const family = await yard.resident(she.householdId, '后来搬入')
  const voted = (title: string) => expect.stringMatching(new RegExp(`^${title}：.*101室? 已投票（手机）$`))
  expect(await mine(she)).toEqual(['院里装不装充电棚：棚子要装灯。', voted('院里装不装充电棚'), voted('院门换不换锁')])
  await count(yard)
  expect(await mine(she)).toEqual([
    '院里装不装充电棚：棚子要装灯。',
    expect.stringMatching(/已投票（手机）：不同意（回执码 [0-9A-Z]{12}）$/),
    voted('院门换不换锁'),
  ])
  // What the household did before she lived there is not hers.
  expect(await mine(family)).toEqual([])
})

test('deleted: words and author of her opinions are gone, the vote of the household stays, and everything still fits the chain', async () => {
  const her = await yard.resident(yard.households[4], '要搬走的人')
  const topicId = await aVote(yard)
  const { opinionId } = await say(topicId, her, '我家电话是 15400000000')
  await yard.house.run('deliberation.answerOpinion', { opinionId, answer: '已记下。' }, by(yard.desk))
  await votes(yard, topicId, her, [1])
  await erase(her)
  const { rows } = await yard.house.db.pool.query(
    `SELECT o.person_id, o.text, length(o.salt) AS salt, v.person_id AS voter, v.is_current FROM topic_opinions o
     JOIN topic_votes v ON v.topic_id = o.topic_id WHERE o.id = $1`,
    [opinionId],
  )
  expect(rows).toEqual([{ person_id: null, text: '', salt: 0, voter: null, is_current: true }])
  for (const who of [yard.desk, yard.residents[0]]) {
    const { opinionList } = await yard.house.ask('deliberation.topic', { topicId }, by(who))
    expect(opinionList).toMatchObject([
      { by: null, text: null, isMine: false, hiddenReason: 'erased', answer: '已记下。' },
    ])
  }
  expect(await outcomeOf(yard.house.run('deliberation.hideOpinion', { opinionId, reason: null }, by(yard.desk)))).toBe(
    'refused:opinion.erased',
  )
  await count(yard)
  const topic = await yard.house.ask('deliberation.topic', { topicId }, by(yard.residents[0]))
  expect(topic).toMatchObject({ castCount: 1, outcome: 'failed', outcomeReason: 'no_quorum' })
  expect((await verifyRows(yard.house.db, yard.house.keys, [proof])).defects).toEqual([])
  expect((await verifyChains(yard.house.db, yard.house.keys, undefined)).defects).toEqual([])
})

test('an opinion that is emptied past the commands is found', async () => {
  const topicId = await aVote(yard, { kind: 'opinion', options: [] })
  const { opinionId } = await say(topicId, yard.residents[1], '留着的话')
  await yard.house.db.pool.query(
    `UPDATE topic_opinions SET person_id = NULL, text = '', hidden_at = given_at, hidden_reason = 'erased' WHERE id = $1`,
    [opinionId],
  )
  expect((await verifyRows(yard.house.db, yard.house.keys, [proof])).defects).toEqual([
    { tenant: STREET, table: 'topic_opinions', id: opinionId, what: 'gone' },
  ])
})

test('whoever she stood for can give another mandate', async () => {
  const topicId = await aVote(yard)
  const householdId = yard.households[0]
  const her = await yard.resident(yard.households[5], '受托的人')
  const { rows } = await yard.house.db.pool.query<{ phone_sealed: Buffer }>(
    'SELECT phone_sealed FROM persons WHERE tenant_id = $1 AND id = $2',
    [STREET, her.personId],
  )
  const proxy = { name: '受托的人', phone: yard.house.keys.open(rows[0].phone_sealed) }
  const give = (to: { name: string; phone: string }) =>
    yard.house.run(
      'deliberation.enterMandate',
      { topicId, householdId, signedBy: '何奶奶', proxy: to },
      by(yard.member),
    )
  const { mandateId } = await give(proxy)
  await yard.house.run('deliberation.confirmMandate', { mandateId }, by(yard.lead))
  await votes(yard, topicId, { ...her, householdId }, [1])
  expect(await mine(her)).toEqual([expect.stringContaining('已投票（书面委托）')])
  await erase(her)
  await give({ name: '另一位', phone: aPhone() })
  const found = await yard.house.db.pool.query('SELECT state FROM topic_mandates WHERE topic_id = $1 ORDER BY state', [
    topicId,
  ])
  expect(found.rows).toEqual([{ state: 'entered' }, { state: 'revoked' }])
})
