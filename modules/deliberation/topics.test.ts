import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import {
  aCourtyard,
  aVote,
  blind,
  by,
  type Courtyard,
  count,
  HOUR,
  STREET,
  votes,
} from '../../tests/support/courtyard.ts'
import { SYSTEM } from '../../tests/support/house.ts'

let yard: Courtyard
beforeAll(async () => {
  yard = await aCourtyard()
})
afterAll(() => yard.house.close())
beforeEach(() => yard.house.clock.advance(60_000))

const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const VISITOR = { as: { kind: 'visitor' }, tenant: STREET } as const
const read = (topicId: string) => yard.house.ask('deliberation.topic', { topicId }, VISITOR)
const anOpinionTopic = () =>
  aVote(yard, { kind: 'opinion', options: [], title: '院坝怎么改', question: '您想把院坝改成什么?' })
const eventsOf = async (id: string) =>
  (
    await yard.house.db.pool.query<{ name: string; body: string }>(
      'SELECT name, body FROM events WHERE tenant_id = $1 AND subject_id = $2 ORDER BY seq',
      [STREET, id],
    )
  ).rows.map((row) => ({ name: row.name, data: JSON.parse(row.body).data }))

describe('deliberation.openTopic', () => {
  test('opens at once: the roll is frozen with its hash, the words are bound by a seal, everybody reads it', async () => {
    const topicId = await aVote(yard)
    expect(await eventsOf(topicId)).toMatchObject([
      { name: 'topic.announced', data: { kind: 'vote', ballot: 'secret' } },
      { name: 'topic.opened', data: { households: 6, rollHash: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    ])
    expect(JSON.stringify(await eventsOf(topicId))).not.toContain('充电')
    expect(await read(topicId)).toMatchObject({
      state: 'open',
      rollSize: 6,
      castCount: 0,
      scopeName: '槐树院 1幢',
      options: [{ text: '同意', tally: null }, { stance: 'against' }, { stance: 'abstain' }],
      me: null,
    })
    const { topics, communityName } = await yard.house.ask('deliberation.here', { code: yard.code }, VISITOR)
    expect(topics.map((one) => one.id)).toContain(topicId)
    expect(communityName).toBe('师大社区')
    await expect(yard.house.ask('deliberation.here', { code: '0000000000' }, VISITOR)).rejects.toEqual(
      refused('topic.code_unknown'),
    )
  })

  test('announced for later: opens by itself at its time', async () => {
    const opensAt = new Date(yard.house.clock.now().getTime() + 3 * HOUR).toISOString()
    const topicId = await aVote(yard, { opensAt })
    expect(await read(topicId)).toMatchObject({ state: 'announced', rollSize: null })
    await count(yard, 4)
    expect(await read(topicId)).toMatchObject({ state: 'open', rollSize: 6 })
  })

  test('the preview says whom it reaches', async () => {
    const scope = { by: 'buildings' as const, buildingIds: [yard.buildingId] }
    expect(await yard.house.ask('deliberation.previewRoll', { scope }, by(yard.lead))).toEqual({
      scopeName: '槐树院 1幢',
      households: 6,
      withResidents: 6,
    })
    await expect(yard.house.ask('deliberation.previewRoll', { scope }, by(yard.farMember))).rejects.toBeInstanceOf(
      NotFound,
    )
    const empty = { by: 'grid', gridId: yard.street.grids.school } as const
    await expect(yard.house.ask('deliberation.previewRoll', { scope: empty }, by(yard.officer))).rejects.toEqual(
      refused('topic.no_households'),
    )
    const { grids, compounds } = await yard.house.ask('deliberation.scopes', {}, by(yard.lead))
    expect(compounds).toMatchObject([{ name: '槐树院', buildings: [{ id: yard.buildingId }] }])
    expect(grids.map((one) => one.id)).toContain(yard.street.grids.micro)
    const compound = { by: 'compound', compoundId: compounds[0].id } as const
    expect(await yard.house.ask('deliberation.previewRoll', { scope: compound }, by(yard.lead))).toMatchObject({
      scopeName: '槐树院',
      households: 6,
    })
  })

  test('refused in words: one option, the same twice, over before it began', async () => {
    await expect(aVote(yard, { options: [{ text: '同意' }] })).rejects.toEqual(refused('topic.options_missing'))
    await expect(aVote(yard, { options: [{ text: '好' }, { text: '好' }] })).rejects.toEqual(
      refused('topic.options_alike'),
    )
    await expect(aVote(yard, { closesAt: yard.house.clock.now().toISOString() })).rejects.toEqual(
      refused('topic.closes_wrong'),
    )
  })

  test('not permitted: residents, members, leads of other grids', async () => {
    await expect(aVote({ ...yard, lead: { ...yard.residents[0], postId: '' } })).rejects.toBeInstanceOf(NotFound)
    await expect(aVote({ ...yard, lead: yard.farMember })).rejects.toBeInstanceOf(NotFound)
    await expect(aVote({ ...yard, lead: yard.member })).rejects.toBeInstanceOf(Forbidden)
  })

  test('repeated: one topic', async () => {
    const commandId = randomUUID()
    const input = {
      scope: { by: 'grid', gridId: yard.street.grids.micro },
      kind: 'opinion',
      title: '重复发送',
      question: '会不会变成两个议题?',
      closesAt: new Date(yard.house.clock.now().getTime() + 5 * HOUR).toISOString(),
    } as const
    const first = await yard.house.run('deliberation.openTopic', input, by(yard.lead, commandId))
    expect(await yard.house.run('deliberation.openTopic', input, by(yard.lead, commandId))).toEqual(first)
  })
})

describe('deliberation.withdrawTopic', () => {
  test('with a reason that everybody reads; what was voted is gone', async () => {
    const topicId = await aVote(yard)
    await votes(yard, topicId, yard.residents[0], [1])
    await expect(
      yard.house.run('deliberation.withdrawTopic', { topicId, reason: '不同意' }, by(yard.desk)),
    ).rejects.toBeInstanceOf(Forbidden)
    const commandId = randomUUID()
    const input = { topicId, reason: '图纸要改,改好后重新发起。' }
    await yard.house.run('deliberation.withdrawTopic', input, by(yard.lead, commandId))
    await yard.house.run('deliberation.withdrawTopic', input, by(yard.lead, commandId))
    expect(await read(topicId)).toMatchObject({ state: 'withdrawn', withdrawnReason: input.reason })
    await expect(votes(yard, topicId, yard.residents[1], [1])).rejects.toEqual(refused('vote.not_open'))
    await expect(yard.house.run('deliberation.withdrawTopic', input, by(yard.lead))).rejects.toEqual(
      refused('topic.over'),
    )
    const { rows } = await yard.house.db.pool.query('SELECT box FROM topic_votes WHERE topic_id = $1', [topicId])
    expect(rows).toEqual([{ box: null }])
  })
})

describe('opinions', () => {
  const give = (topicId: string, who: { accountId: string }, text = '多种树,留出晒被子的地方。', commandId?: string) =>
    yard.house.run('deliberation.giveOpinion', { topicId, text }, by(who, commandId))

  test('by those who live there, under the family name; answered in public', async () => {
    const topicId = await anOpinionTopic()
    const commandId = randomUUID()
    const { opinionId } = await give(topicId, yard.residents[0], undefined, commandId)
    expect(await give(topicId, yard.residents[0], undefined, commandId)).toEqual({ opinionId })
    expect(JSON.stringify(await eventsOf(opinionId))).not.toContain('晒被子')
    const answer = '记下了,方案里会留出晾晒区。'
    await yard.house.run('deliberation.answerOpinion', { opinionId, answer }, by(yard.desk))
    expect((await read(topicId)).opinionList).toMatchObject([
      { id: opinionId, by: '林*', text: expect.stringContaining('晒被子'), answer, isMine: false },
    ])
    await expect(give(topicId, yard.lead)).rejects.toEqual(refused('opinion.not_yours'))
    await expect(yard.house.run('deliberation.giveOpinion', { topicId, text: '路过' }, VISITOR)).rejects.toMatchObject({
      name: 'SignedOut',
    })
    await expect(
      yard.house.run('deliberation.answerOpinion', { opinionId, answer }, by(yard.residents[0])),
    ).rejects.toBeInstanceOf(NotFound)
  })

  test('hidden with a reason: its words are for who wrote them and the desk; nothing is deleted, and it can be shown again', async () => {
    const topicId = await anOpinionTopic()
    const [she, other] = yard.residents
    const { opinionId } = await give(topicId, she, '他家电话是 13900000000')
    await expect(
      yard.house.run('deliberation.hideOpinion', { opinionId, reason: 'insult' }, by(yard.member)),
    ).rejects.toBeInstanceOf(Forbidden)
    const commandId = randomUUID()
    const hide = { opinionId, reason: 'personal_data' } as const
    await yard.house.run('deliberation.hideOpinion', hide, by(yard.desk, commandId))
    await yard.house.run('deliberation.hideOpinion', hide, by(yard.desk, commandId))
    const seenBy = async (who: { accountId: string }) =>
      (await yard.house.ask('deliberation.topic', { topicId }, by(who))).opinionList[0]
    expect(await seenBy(other)).toMatchObject({ text: null, hiddenReason: 'personal_data' })
    expect(await seenBy(she)).toMatchObject({ isMine: true, text: expect.stringContaining('139') })
    expect(await seenBy(yard.desk)).toMatchObject({ text: expect.stringContaining('139') })
    await expect(yard.house.run('deliberation.hideOpinion', hide, by(yard.lead))).rejects.toEqual(
      refused('opinion.no_change'),
    )
    await yard.house.run('deliberation.hideOpinion', { opinionId, reason: null }, by(yard.lead))
    expect(await seenBy(other)).toMatchObject({ text: expect.stringContaining('139'), hiddenReason: null })
    expect((await eventsOf(opinionId)).map((one) => one.name)).toEqual([
      'opinion.given',
      'opinion.hidden',
      'opinion.shown',
    ])
  })

  test('not after the end, and not without measure', async () => {
    const topicId = await anOpinionTopic()
    for (let n = 0; n < 10; n++) await give(topicId, yard.residents[2], `意见 ${n}`)
    await expect(give(topicId, yard.residents[2])).rejects.toEqual(refused('opinion.too_many'))
    await count(yard)
    expect(await read(topicId)).toMatchObject({ state: 'closed', outcome: 'heard' })
    await expect(give(topicId, yard.residents[1])).rejects.toEqual(refused('opinion.not_open'))
  })
})

describe('from resolution to account', () => {
  const adopted = async () => {
    const topicId = await aVote(yard)
    for (const who of yard.residents.slice(0, 5)) await votes(yard, topicId, who, [1])
    await count(yard)
    return topicId
  }
  const adopt = (topicId: string, who: { accountId: string }, commandId?: string) =>
    yard.house.run(
      'deliberation.adoptResolution',
      { topicId, text: '按决议在院内空地建非机动车充电棚。' },
      by(who, commandId),
    )

  test('adopted by the vote; the lead opens the case; its answer stands on the page of the topic', async () => {
    const topicId = await adopted()
    expect((await eventsOf(topicId)).at(-1)).toEqual({ name: 'resolution.adopted', data: { winners: [1] } })
    expect(await read(topicId)).toMatchObject({
      outcome: 'adopted',
      options: [{ tally: 5, isWinner: true }, {}, {}],
      work: null,
    })
    await expect(adopt(topicId, yard.desk)).rejects.toBeInstanceOf(Forbidden)
    await expect(adopt(topicId, yard.residents[0])).rejects.toBeInstanceOf(NotFound)
    const commandId = randomUUID()
    const opened = await adopt(topicId, yard.lead, commandId)
    expect(await adopt(topicId, yard.lead, commandId)).toEqual(opened)
    await expect(adopt(topicId, yard.lead)).rejects.toEqual(refused('resolution.has_case'))
    expect(await read(topicId)).toMatchObject({
      caseNumber: opened.number,
      resolution: expect.stringContaining('充电棚'),
      work: { number: opened.number, state: 'reported', ownerRole: 'desk_officer', account: null },
    })

    const { caseId } = opened
    await yard.house.run('cases.triage', { caseId, categoryCode: '0303', nature: 'help' }, by(yard.desk))
    await yard.house.run('cases.assign', { caseId, toPostId: yard.lead.postId }, by(yard.desk))
    await yard.house.run('cases.claim', { caseId }, by(yard.lead))
    await yard.house.run(
      'cases.resolve',
      { caseId, outcome: 'solved', answer: '充电棚已于 12 月 3 日建好通电。' },
      by(yard.lead),
    )
    await yard.house.settle()
    expect((await read(topicId)).work).toMatchObject({ state: 'resolved', account: null })
    await yard.house.run('cases.verify', { caseId, passed: true }, by(yard.desk))
    await yard.house.settle()
    expect(await read(topicId)).toMatchObject({
      work: { account: '充电棚已于 12 月 3 日建好通电。', accountOutcome: 'solved', accountedAt: expect.any(String) },
    })
    await yard.house.settle()
    expect((await eventsOf(topicId)).filter((one) => one.name === 'resolution.accounted')).toHaveLength(1)
  })

  test('raced by two leads: one case', async () => {
    const topicId = await adopted()
    const both = await Promise.allSettled([adopt(topicId, yard.lead), adopt(topicId, yard.officer)])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  test('what was not adopted becomes no case; a topic that asked for opinions may', async () => {
    const failed = await aVote(yard)
    await votes(yard, failed, yard.residents[0], [2])
    await expect(adopt(failed, yard.lead)).rejects.toEqual(refused('resolution.not_adopted'))
    await count(yard)
    expect((await eventsOf(failed)).at(-1)).toEqual({ name: 'resolution.failed', data: { reason: 'no_quorum' } })
    await expect(adopt(failed, yard.lead)).rejects.toEqual(refused('resolution.not_adopted'))
    const heard = await anOpinionTopic()
    await count(yard)
    await adopt(heard, yard.lead)
  })

  test('staff find their topics with what waits for them; others see none', async () => {
    const topicId = await aVote(yard)
    await yard.house.run(
      'deliberation.enterPaper',
      { topicId, householdId: yard.households[0], choices: [1], blind: blind() },
      by(yard.member),
    )
    const mine = await yard.house.ask('deliberation.topics', { state: 'open' }, by(yard.lead))
    expect(mine.mayOpen).toBe(true)
    expect(mine.topics.find((one) => one.id === topicId)).toMatchObject({
      papersWaiting: 1,
      mayAdopt: true,
      mayModerate: true,
      mayEnter: true,
    })
    const members = await yard.house.ask('deliberation.topics', {}, by(yard.member))
    expect(members.topics.find((one) => one.id === topicId)).toMatchObject({ mayAdopt: false, mayEnter: true })
    expect(
      (await yard.house.ask('deliberation.topics', {}, by(yard.farMember))).topics.map((one) => one.id),
    ).not.toContain(topicId)
    await expect(yard.house.ask('deliberation.topics', {}, by(yard.residents[0]))).rejects.toBeInstanceOf(Forbidden)
    expect(
      (await yard.house.ask('deliberation.topics', {}, { as: SYSTEM, tenant: STREET })).topics.length,
    ).toBeGreaterThan(0)
  })
})
