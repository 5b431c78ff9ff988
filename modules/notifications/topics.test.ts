import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aCourtyard, aVote, by, type Courtyard, count, votes } from '../../tests/support/courtyard.ts'
import { MONDAY } from '../../tests/support/house.ts'
import { ListInbox, WhyThis } from './contract.ts'
import { allLetters } from './testing.ts'

let yard: Courtyard
beforeAll(async () => {
  yard = await aCourtyard()
})
afterAll(() => yard.house.close())
// The posts were taken in the first.
let week = 1
beforeEach(() => {
  yard.house.clock.set(new Date(MONDAY.getTime() + week++ * 7 * 86_400_000))
})

const inbox = async (as: { accountId: string }) => {
  yard.house.clock.advance(1000)
  await yard.house.settle()
  return (await yard.house.ask(ListInbox, {}, by(as))).items
}
const of = async (as: { accountId: string }, topicId: string) =>
  (await inbox(as)).filter((one) => one.link.to === 'topic' && one.link.topicId === topicId)

test('whoever voted or said something hears that it was counted; nobody else does, and it costs no text message', async () => {
  const [voter, speaker, silent] = yard.residents
  const before = (await allLetters(yard.house)).length
  const topicId = await aVote(yard)
  await votes(yard, topicId, voter, [1])
  await yard.house.run('deliberation.giveOpinion', { topicId, text: '棚子别挡住一楼的光。' }, by(speaker))
  await count(yard)
  const [message] = await of(voter, topicId)
  expect(message).toMatchObject({
    kind: 'topic_counted',
    text: '您参加的“院里装不装充电棚”已经结束，请打开“码上议”看结果。',
    link: { to: 'topic', topicId },
  })
  expect(await of(speaker, topicId)).toHaveLength(1)
  expect(await of(silent, topicId)).toEqual([])
  expect((await yard.house.ask(WhyThis, { messageId: message.id }, by(voter))).sentence).toBe('因为您参加了这个议题。')
  expect(await allLetters(yard.house)).toHaveLength(before)
})

test('an opinion that is answered: its writer is told, once; whoever answers is not', async () => {
  const [voter, speaker] = yard.residents
  const topicId = await aVote(yard, { kind: 'opinion', options: [], title: '院坝怎么改', question: '您想怎么改?' })
  const { opinionId } = await yard.house.run(
    'deliberation.giveOpinion',
    { topicId, text: '多放几张凳子。' },
    by(speaker),
  )
  await yard.house.run('deliberation.giveOpinion', { topicId, text: '留块空地。' }, by(voter))
  await yard.house.run('deliberation.answerOpinion', { opinionId, answer: '会放六张。' }, by(yard.lead))
  expect((await of(speaker, topicId)).map((one) => one.text)).toEqual([
    '您对“院坝怎么改”的意见有了回复，请打开“码上议”查看。',
  ])
  expect(await of(voter, topicId)).toEqual([])
  expect(await of(yard.lead, topicId)).toEqual([])
})

test('a topic that is withdrawn: whoever had voted is told', async () => {
  const [voter] = yard.residents
  const topicId = await aVote(yard)
  await votes(yard, topicId, voter, [1])
  await yard.house.run('deliberation.withdrawTopic', { topicId, reason: '题目写错了' }, by(yard.lead))
  expect((await of(voter, topicId)).map((one) => one.kind)).toEqual(['topic_withdrawn'])
})

test('what was decided is reported back to whoever took part, when its case is answered', async () => {
  const { house } = yard
  const topicId = await aVote(yard)
  for (const one of yard.residents.slice(0, 5)) await votes(yard, topicId, one, [1])
  await count(yard)
  const { caseId } = await house.run('deliberation.adoptResolution', { topicId, text: '装充电棚。' }, by(yard.officer))
  const on = { caseId }
  await house.run('cases.triage', { ...on, categoryCode: '0303', nature: 'help' }, by(yard.desk))
  await house.run('cases.assign', { ...on, toPostId: yard.lead.postId }, by(yard.desk))
  await house.run('cases.claim', on, by(yard.lead))
  await house.run('cases.resolve', { ...on, outcome: 'solved', answer: '充电棚已经装好。' }, by(yard.lead))
  await house.run('cases.verify', { ...on, passed: true }, by(yard.desk))
  expect((await of(yard.residents[0], topicId)).map((one) => one.kind)).toEqual(['topic_accounted', 'topic_counted'])
})
