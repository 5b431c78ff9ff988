import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyChains, verifyRows } from '../../platform/proof.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
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
import { aPhone } from '../people/testing.ts'
import { recountTopic } from './index.ts'
import { proof } from './proof.ts'

let yard: Courtyard
beforeAll(async () => {
  yard = await aCourtyard()
})
afterAll(() => yard.house.close())
beforeEach(() => yard.house.clock.advance(60_000))

const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const rows = async (topicId: string) =>
  (
    await yard.house.db.pool.query<{ household_id: string; is_current: boolean; way: string; box: Buffer | null }>(
      'SELECT household_id, is_current, way, box FROM topic_votes WHERE tenant_id = $1 AND topic_id = $2 ORDER BY entered_at, id',
      [STREET, topicId],
    )
  ).rows
const current = async (topicId: string, householdId: string) =>
  (await rows(topicId)).filter((row) => row.household_id === householdId && row.is_current)
const defects = async () => {
  const { house } = yard
  return (await verifyRows(house.db, house.keys, [proof])).defects
}
const topicFor = (topicId: string, who: { accountId: string }) =>
  yard.house.ask('deliberation.topic', { topicId }, by(who))
const paper = (topicId: string, householdId: string, choices: number[], receivedAt: string | null = null) => ({
  topicId,
  householdId,
  choices,
  receivedAt,
  blind: blind(),
})

describe('deliberation.castVote', () => {
  test('one household, one vote: kept sealed, announced by a hash, and shown to nobody', async () => {
    const topicId = await aVote(yard)
    const [she] = yard.residents
    const done = await votes(yard, topicId, she, [1])
    expect(done.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    const [row] = await rows(topicId)
    expect(row.box?.toString('utf8')).not.toContain(done.code ?? '')
    const seen = await yard.house.db.pool.query(
      "SELECT result::text FROM commands_seen WHERE name = 'deliberation.castVote'",
    )
    expect(JSON.stringify(seen.rows)).not.toContain(done.code)
    const facts = await yard.house.db.pool.query(
      "SELECT body FROM events WHERE subject_id = $1 AND name = 'vote.cast'",
      [topicId],
    )
    expect(Object.keys(JSON.parse(facts.rows[0].body).data).sort()).toEqual([
      'boxHash',
      'household',
      'replaces',
      'vote',
      'way',
    ])
    const mine = await topicFor(topicId, she)
    expect(mine).toMatchObject({ castCount: 1, rollSize: 6, ways: [], options: [{ tally: null }, {}, {}] })
    expect(mine.me?.households).toMatchObject([
      { as: 'resident', vote: { voteId: done.voteId, isMine: true, code: done.code } },
    ])
    await expect(yard.house.ask('deliberation.ballots', { topicId }, by(she))).rejects.toEqual(
      refused('topic.not_counted'),
    )
  })

  test('changed until the end: the newest counts, the old one stays as a row', async () => {
    const topicId = await aVote(yard)
    const [she] = yard.residents
    const first = await votes(yard, topicId, she, [2])
    await expect(votes(yard, topicId, she, [1])).rejects.toEqual(refused('vote.household_voted'))
    const second = await votes(yard, topicId, she, [1], first.voteId)
    expect(second.replaced).toMatchObject({ way: 'phone' })
    expect(await rows(topicId)).toHaveLength(2)
    expect(await current(topicId, she.householdId)).toHaveLength(1)
    await count(yard)
    expect(await topicFor(topicId, she)).toMatchObject({
      castCount: 1,
      outcomeReason: 'no_quorum',
      options: [{ tally: 1 }, { tally: 0 }, {}],
    })
  })

  test('repeated: the same vote and the same receipt', async () => {
    const topicId = await aVote(yard)
    const [she] = yard.residents
    const commandId = randomUUID()
    const input = { topicId, householdId: she.householdId, choices: [1], expects: null, blind: blind() }
    const first = await yard.house.run('deliberation.castVote', input, by(she, commandId))
    expect(await yard.house.run('deliberation.castVote', input, by(she, commandId))).toEqual(first)
    expect(await rows(topicId)).toHaveLength(1)
  })

  test('not permitted: another home, a stranger, the staff, who moved in after and is not confirmed', async () => {
    const topicId = await aVote(yard)
    const [she, other] = yard.residents
    const forOther = { topicId, householdId: other.householdId, choices: [1], expects: null, blind: blind() }
    await expect(yard.house.run('deliberation.castVote', forOther, by(she))).rejects.toEqual(refused('vote.not_yours'))
    await expect(yard.house.run('deliberation.castVote', forOther, by(yard.lead))).rejects.toEqual(
      refused('vote.not_yours'),
    )
    await expect(
      yard.house.run('deliberation.castVote', forOther, { as: { kind: 'visitor' }, tenant: STREET }),
    ).rejects.toMatchObject({ name: 'SignedOut' })
    await expect(yard.house.run('deliberation.castVote', { ...forOther, choices: [1, 2] }, by(other))).rejects.toEqual(
      refused('vote.too_many_choices'),
    )
    await expect(yard.house.run('deliberation.castVote', { ...forOther, choices: [4] }, by(other))).rejects.toEqual(
      refused('vote.choices_wrong'),
    )
  })

  test('the roll is frozen: a home built afterwards has no vote', async () => {
    const topicId = await aVote(yard)
    const { buildings } = await yard.house.run(
      'grids.registerBuildings',
      {
        communityId: yard.street.communityId,
        buildings: [
          {
            compound: { name: '槐树院', kind: '老旧院落' },
            name: `新${randomUUID().slice(0, 4)}幢`,
            gridId: yard.street.grids.micro,
            lng: 104.2,
            lat: 30.62,
            entrances: [{ name: '1单元', households: [{ floor: 1, room: '101' }] }],
          },
        ],
      },
      { as: SYSTEM, tenant: STREET },
    )
    const home = await yard.house.db.pool.query('SELECT id FROM households WHERE building_id = $1', [buildings[0].id])
    const late = await yard.resident(home.rows[0].id)
    await expect(votes(yard, topicId, late, [1])).rejects.toEqual(refused('vote.not_on_roll'))
  })

  test('only while it is open', async () => {
    const opensAt = new Date(yard.house.clock.now().getTime() + HOUR).toISOString()
    const topicId = await aVote(yard, { opensAt })
    const [she] = yard.residents
    await expect(votes(yard, topicId, she, [1])).rejects.toEqual(refused('vote.not_open'))
    await count(yard, 1)
    await votes(yard, topicId, she, [1])
    yard.house.clock.advance(48 * HOUR)
    await expect(votes(yard, topicId, yard.residents[1], [1])).rejects.toEqual(refused('vote.not_open'))
    await count(yard)
  })

  test('raced by two phones of one home: one vote, the other is told', async () => {
    const topicId = await aVote(yard)
    const [she] = yard.residents
    const he = await yard.resident(she.householdId, '林先生')
    const both = await Promise.allSettled([votes(yard, topicId, she, [1]), votes(yard, topicId, he, [2])])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: refused('vote.household_voted') })
    expect(await current(topicId, she.householdId)).toHaveLength(1)
    await count(yard)
  })

  test('raced by every path at once, again and again: one current vote of each home', async () => {
    const topicId = await aVote(yard, { paperHours: 24 })
    const [one, two, three] = yard.residents
    const { householdId } = one
    const { mandateId } = await yard.house.run(
      'deliberation.enterMandate',
      { topicId, householdId, signedBy: '林小满', proxy: { name: '外孙', phone: aPhone() } },
      by(yard.member),
    )
    await yard.house.run('deliberation.confirmMandate', { mandateId }, by(yard.lead))
    await yard.house.run('deliberation.enterPaper', paper(topicId, householdId, [1]), by(yard.member))
    yard.house.clock.advance(1000)
    const family = await Promise.all([1, 2, 3].map(() => yard.resident(householdId)))
    await Promise.allSettled([
      ...family.map((who, index) => votes(yard, topicId, who, [1 + (index % 2)])),
      yard.house.run('deliberation.enterPaper', paper(topicId, householdId, [1]), by(yard.desk)),
      yard.house.run('deliberation.enterPaper', paper(topicId, householdId, [1]), by(yard.officer)),
      votes(yard, topicId, two, [1]),
      votes(yard, topicId, three, [2]),
    ])
    for (const id of [householdId, two.householdId, three.householdId])
      expect(await current(topicId, id)).toHaveLength(1)
    expect(await defects()).toEqual([])
    await count(yard, 80)
    expect((await topicFor(topicId, one)).castCount).toBe(3)
  })
})

describe('papers: two type, neither sees the other', () => {
  test('agreed: it counts; the same person cannot be both', async () => {
    const topicId = await aVote(yard)
    const [she] = yard.residents
    const commandId = randomUUID()
    const input = paper(topicId, she.householdId, [1])
    const first = await yard.house.run('deliberation.enterPaper', input, by(yard.member, commandId))
    expect(first).toMatchObject({ state: 'waiting' })
    expect(await yard.house.run('deliberation.enterPaper', input, by(yard.member, commandId))).toEqual(first)
    await expect(
      yard.house.run('deliberation.enterPaper', paper(topicId, she.householdId, [1]), by(yard.member)),
    ).rejects.toEqual(refused('paper.entered_by_you'))
    const roll = await yard.house.ask('deliberation.roll', { topicId, buildingId: yard.buildingId }, by(yard.desk))
    expect(roll.households[0]).toMatchObject({ vote: null, paper: { state: 'waiting', turns: 1, isMine: false } })
    expect(JSON.stringify(roll)).not.toContain('choices')
    expect(
      await yard.house.run('deliberation.enterPaper', paper(topicId, she.householdId, [1]), by(yard.desk)),
    ).toMatchObject({ state: 'agreed', isCounted: true })
    expect(await current(topicId, she.householdId)).toMatchObject([{ way: 'paper' }])
  })

  test('differing: a third looks at the paper; who agrees with neither is refused; it can be typed anew', async () => {
    const topicId = await aVote(yard)
    const [she] = yard.residents
    const enter = (who: { accountId: string }, choice: number) =>
      yard.house.run('deliberation.enterPaper', paper(topicId, she.householdId, [choice]), by(who))
    await enter(yard.member, 1)
    const { paperId } = await enter(yard.desk, 2)
    await expect(enter(yard.officer, 3)).rejects.toEqual(refused('paper.none_of_both'))
    await yard.house.run('deliberation.dropPaper', { paperId }, by(yard.officer))
    await enter(yard.member, 1)
    expect(await enter(yard.desk, 2)).toMatchObject({ state: 'differing' })
    expect(await enter(yard.officer, 2)).toMatchObject({ state: 'agreed', isCounted: true })
    await expect(yard.house.run('deliberation.dropPaper', { paperId }, by(yard.officer))).rejects.toEqual(
      refused('paper.settled'),
    )
    await count(yard)
    expect(await topicFor(topicId, she)).toMatchObject({ options: [{ tally: 0 }, { tally: 1 }, {}] })
  })

  test('handed in before she voted by phone: told that it does not count; handed in in time, typed after the end: counts', async () => {
    const topicId = await aVote(yard, { paperHours: 24 })
    const [she, other] = yard.residents
    const before = yard.house.clock.now().toISOString()
    yard.house.clock.advance(60_000)
    await votes(yard, topicId, she, [2])
    yard.house.clock.advance(60_000)
    await yard.house.run('deliberation.enterPaper', paper(topicId, she.householdId, [1], before), by(yard.member))
    expect(
      await yard.house.run('deliberation.enterPaper', paper(topicId, she.householdId, [1]), by(yard.desk)),
    ).toMatchObject({ state: 'agreed', isCounted: false })
    expect(await current(topicId, she.householdId)).toMatchObject([{ way: 'phone' }])
    yard.house.clock.advance(48 * HOUR)
    await expect(
      yard.house.run('deliberation.enterPaper', paper(topicId, other.householdId, [1]), by(yard.member)),
    ).rejects.toEqual(refused('paper.not_in_time'))
    const inTime = paper(topicId, other.householdId, [1], before)
    await yard.house.run('deliberation.enterPaper', inTime, by(yard.member))
    await yard.house.run('deliberation.enterPaper', inTime, by(yard.desk))
    await count(yard, 24)
    expect(await topicFor(topicId, she)).toMatchObject({ castCount: 2, options: [{ tally: 1 }, { tally: 1 }, {}] })
  })

  test('not permitted in another grid, nor to residents', async () => {
    const topicId = await aVote(yard)
    const [she] = yard.residents
    const input = paper(topicId, she.householdId, [1])
    await expect(yard.house.run('deliberation.enterPaper', input, by(yard.farMember))).rejects.toBeInstanceOf(NotFound)
    await expect(yard.house.run('deliberation.enterPaper', input, by(she))).rejects.toBeInstanceOf(NotFound)
    await expect(yard.house.ask('deliberation.roll', { topicId }, by(she))).rejects.toBeInstanceOf(NotFound)
  })

  test('raced by two at once: entered twice, counted once', async () => {
    const topicId = await aVote(yard)
    const [she] = yard.residents
    await Promise.all(
      [yard.member, yard.desk].map((who) =>
        yard.house.run('deliberation.enterPaper', paper(topicId, she.householdId, [1]), by(who)),
      ),
    )
    expect(await rows(topicId)).toHaveLength(1)
  })
})

describe('mandates', () => {
  const grandson = async (topicId: string, householdId: string) => {
    const phone = aPhone()
    const { mandateId } = await yard.house.run(
      'deliberation.enterMandate',
      { topicId, householdId, signedBy: '何奶奶', proxy: { name: '外孙', phone } },
      by(yard.member),
    )
    const { rows: found } = await yard.house.db.pool.query<{ proxy_person_id: string }>(
      'SELECT proxy_person_id FROM topic_mandates WHERE id = $1',
      [mandateId],
    )
    const accountId = randomUUID()
    await yard.house.db.q
      .insertInto('accounts')
      .values({
        id: accountId,
        login: accountId,
        created_at: yard.house.clock.now(),
        is_locked: false,
        failed_count: 0,
        must_change_password: false,
      })
      .execute()
    await yard.house.db.q
      .insertInto('account_persons')
      .values({ account_id: accountId, tenant_id: STREET, person_id: found[0].proxy_person_id })
      .execute()
    return { mandateId, proxy: { accountId, householdId } }
  }

  test('confirmed by another than who entered it; then the proxy votes, until the household does', async () => {
    const topicId = await aVote(yard)
    const [she] = yard.residents
    const { mandateId, proxy } = await grandson(topicId, she.householdId)
    await expect(votes(yard, topicId, proxy, [1])).rejects.toEqual(refused('vote.not_yours'))
    await expect(yard.house.run('deliberation.confirmMandate', { mandateId }, by(yard.member))).rejects.toEqual(
      refused('mandate.second_person'),
    )
    const commandId = randomUUID()
    await yard.house.run('deliberation.confirmMandate', { mandateId }, by(yard.lead, commandId))
    await yard.house.run('deliberation.confirmMandate', { mandateId }, by(yard.lead, commandId))
    expect((await topicFor(topicId, proxy)).me?.households).toMatchObject([{ as: 'proxy' }])
    const first = await votes(yard, topicId, proxy, [1])
    const own = await votes(yard, topicId, she, [2], first.voteId)
    expect(own.replaced).toMatchObject({ way: 'proxy' })
    await expect(votes(yard, topicId, proxy, [1], own.voteId)).rejects.toEqual(refused('vote.own_word_stands'))
    expect(await defects()).toEqual([])
  })

  test('raced with her own phone: her word stands, one current vote', async () => {
    const topicId = await aVote(yard)
    const [she] = yard.residents
    const { mandateId, proxy } = await grandson(topicId, she.householdId)
    await yard.house.run('deliberation.confirmMandate', { mandateId }, by(yard.lead))
    const both = await Promise.allSettled([votes(yard, topicId, proxy, [1]), votes(yard, topicId, she, [2])])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await current(topicId, she.householdId)).toHaveLength(1)
  })

  test('one per household, at most three for one person, never for one’s own home; revoked by the household', async () => {
    const topicId = await aVote(yard)
    const [she] = yard.residents
    const phone = aPhone()
    const give = (householdId: string, proxy = { name: '热心人', phone }) =>
      yard.house.run('deliberation.enterMandate', { topicId, householdId, signedBy: '某户', proxy }, by(yard.member))
    const { mandateId } = await give(yard.households[0])
    await expect(give(yard.households[0])).rejects.toEqual(refused('mandate.exists'))
    await give(yard.households[1])
    await give(yard.households[2])
    await expect(give(yard.households[3])).rejects.toEqual(refused('mandate.too_many'))
    await expect(
      yard.house.run('deliberation.revokeMandate', { mandateId }, by(yard.residents[1])),
    ).rejects.toBeInstanceOf(NotFound)
    await yard.house.run('deliberation.revokeMandate', { mandateId }, by(she))
    await expect(yard.house.run('deliberation.confirmMandate', { mandateId }, by(yard.lead))).rejects.toEqual(
      refused('mandate.decided_already'),
    )
    await expect(
      yard.house.run(
        'deliberation.enterMandate',
        { topicId, householdId: yard.households[4], signedBy: '某户', proxy: { name: '外人', phone: aPhone() } },
        by(yard.farMember),
      ),
    ).rejects.toBeInstanceOf(NotFound)
  })
})

describe('the count, which anybody can repeat', () => {
  const full = async (more: object = {}) => {
    const topicId = await aVote(yard, more)
    const receipts: string[] = []
    for (const [index, who] of yard.residents.entries())
      receipts.push((await votes(yard, topicId, who, [index < 4 ? 1 : 2])).code ?? '')
    await count(yard)
    return { topicId, receipts }
  }

  test('secret: every receipt is in the list, no household is, and the boxes are empty', async () => {
    const { topicId, receipts } = await full()
    const list = await yard.house.ask('deliberation.ballots', { topicId }, { as: { kind: 'visitor' }, tenant: STREET })
    expect(list.ballots.map((one) => one.code).sort()).toEqual([...receipts].sort())
    expect(list.ballots.find((one) => one.code === receipts[5])).toMatchObject({ choices: [2], door: null })
    expect(await rows(topicId)).toEqual(Array.from({ length: 6 }, () => expect.objectContaining({ box: null })))
    const joined = await yard.house.db.pool.query('SELECT household_id FROM topic_ballots WHERE topic_id = $1', [
      topicId,
    ])
    expect(joined.rows.every((row) => row.household_id === null)).toBe(true)
    // By hand: the lines of the file, added up.
    const lines = list.text.trim().split('\n')
    expect([1, 2, 3].map((n) => lines.filter((line) => line.endsWith(` ${n}`)).length)).toEqual([4, 2, 0])
    const event = await yard.house.db.pool.query(
      "SELECT body FROM events WHERE subject_id = $1 AND name = 'topic.closed'",
      [topicId],
    )
    expect(JSON.parse(event.rows[0].body).data).toMatchObject({ ballotsHash: list.hash, tallies: [4, 2, 0], cast: 6 })
    const shown = await topicFor(topicId, yard.residents[0])
    expect(shown).toMatchObject({
      outcome: 'adopted',
      outcomeReason: 'passed',
      castCount: 6,
      ways: [{ way: 'phone', count: 6 }],
    })
    expect(await yard.house.db.snapshot((sql) => recountTopic(sql, STREET, topicId))).toMatchObject({
      isSame: true,
      hash: list.hash,
    })
    expect(await defects()).toEqual([])
  })

  test('open: the doors are for those on the roll and the staff', async () => {
    const { topicId } = await full({ ballot: 'open' })
    const doors = async (as: Parameters<typeof yard.house.ask>[2]['as']) =>
      (await yard.house.ask('deliberation.ballots', { topicId }, { as, tenant: STREET })).ballots.filter(
        (one) => one.door !== null,
      )
    expect(await doors({ kind: 'visitor' })).toHaveLength(0)
    expect(await doors(yard.residents[0])).toHaveLength(6)
    expect(await doors(yard.lead)).toHaveLength(6)
    expect(await doors(yard.farMember)).toHaveLength(0)
    expect(await defects()).toEqual([])
  })

  test('counted twice by two sweeps at once: one result', async () => {
    const topicId = await aVote(yard)
    await votes(yard, topicId, yard.residents[0], [1])
    yard.house.clock.advance(49 * HOUR)
    await Promise.all([count(yard, 0), count(yard, 0)])
    const events = await yard.house.db.pool.query(
      "SELECT 1 FROM events WHERE subject_id = $1 AND name = 'topic.closed'",
      [topicId],
    )
    expect(events.rows).toHaveLength(1)
  })
})

describe('what verify finds', () => {
  const change = (text: string, values: unknown[]) => yard.house.db.pool.query(text, values)

  test('a vote that was changed, moved, added or taken away, while it is open; the count is held until it fits', async () => {
    const topicId = await aVote(yard)
    const [one, two] = yard.residents
    const first = await votes(yard, topicId, one, [1])
    const second = await votes(yard, topicId, two, [2])
    const kept = await change('SELECT id, box, household_id FROM topic_votes WHERE topic_id = $1', [topicId])
    const boxOf = (id: string) => kept.rows.find((row) => row.id === id)?.box
    await change('UPDATE topic_votes SET box = $2 WHERE id = $1', [first.voteId, boxOf(second.voteId)])
    expect(await defects()).toMatchObject([{ table: 'topic_votes', id: first.voteId, what: 'seal' }])
    await count(yard)
    expect(await topicFor(topicId, one)).toMatchObject({ outcome: 'held', options: [{ tally: null }, {}, {}] })
    await expect(yard.house.run('deliberation.countAgain', { topicId }, by(yard.desk))).rejects.toMatchObject({
      name: 'Forbidden',
    })
    await yard.house.run('deliberation.countAgain', { topicId }, by(yard.lead))
    expect(await topicFor(topicId, one)).toMatchObject({ outcome: 'held' })
    await change('UPDATE topic_votes SET box = $2 WHERE id = $1', [first.voteId, boxOf(first.voteId)])
    const commandId = randomUUID()
    await yard.house.run('deliberation.countAgain', { topicId }, by(yard.lead, commandId))
    await yard.house.run('deliberation.countAgain', { topicId }, by(yard.lead, commandId))
    expect(await topicFor(topicId, one)).toMatchObject({ outcome: 'failed', castCount: 2 })
    await expect(yard.house.run('deliberation.countAgain', { topicId }, by(yard.lead))).rejects.toEqual(
      refused('topic.not_held'),
    )
    expect(await defects()).toEqual([])
  })

  test('a vote taken away, and one put in', async () => {
    const topicId = await aVote(yard)
    const [one, two] = yard.residents
    const { voteId } = await votes(yard, topicId, one, [1])
    await change('UPDATE topic_votes SET is_current = false WHERE id = $1', [voteId])
    expect(await defects()).toMatchObject([{ table: 'topic_votes', what: 'gone' }])
    await change('UPDATE topic_votes SET is_current = true WHERE id = $1', [voteId])
    const made = randomUUID()
    await change(
      `INSERT INTO topic_votes SELECT tenant_id, $2, topic_id, $3, way, person_id, box, box_hash, voted_at, entered_at, true FROM topic_votes WHERE id = $1`,
      [voteId, made, two.householdId],
    )
    expect(await defects()).toMatchObject([{ id: made, what: 'added' }])
    await change('DELETE FROM topic_votes WHERE id = $1', [made])
    expect(await defects()).toEqual([])
    await count(yard)
  })

  test('a ballot, a count, a roll, a word or an opinion that was changed afterwards', async () => {
    const topicId = await aVote(yard, { ballot: 'open' })
    for (const who of yard.residents.slice(0, 4)) await votes(yard, topicId, who, [1])
    const { opinionId } = await yard.house.run(
      'deliberation.giveOpinion',
      { topicId, text: '充电棚离窗户远一点。' },
      by(yard.residents[0]),
    )
    await count(yard)
    const tries: [string, string, string, unknown][] = [
      [
        'topic_ballots',
        'UPDATE topic_ballots SET choices = ARRAY[2] WHERE topic_id = $1',
        'UPDATE topic_ballots SET choices = ARRAY[1] WHERE topic_id = $1',
        topicId,
      ],
      [
        'topics',
        'UPDATE topic_options SET tally = 9 WHERE topic_id = $1 AND position = 2',
        'UPDATE topic_options SET tally = 0 WHERE topic_id = $1 AND position = 2',
        topicId,
      ],
      [
        'topics',
        "UPDATE topics SET outcome = 'failed' WHERE id = $1",
        "UPDATE topics SET outcome = 'adopted' WHERE id = $1",
        topicId,
      ],
      [
        'topics',
        "UPDATE topics SET question = question || '吗' WHERE id = $1",
        'UPDATE topics SET question = left(question, -1) WHERE id = $1',
        topicId,
      ],
      [
        'topic_opinions',
        "UPDATE topic_opinions SET text = text || '吧' WHERE id = $1",
        'UPDATE topic_opinions SET text = left(text, -1) WHERE id = $1',
        opinionId,
      ],
    ]
    for (const [table, wrong, right, id] of tries) {
      await change(wrong, [id])
      expect(
        (await defects()).map((one) => one.table),
        wrong,
      ).toContain(table)
      await change(right, [id])
      expect(await defects(), right).toEqual([])
    }
    const { house } = yard
    expect((await verifyChains(house.db, house.keys, undefined)).defects).toEqual([])
  })
})
