import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../../tests/support/house.ts'
import { IssueCodes, ListCodes, RevokeCode } from '../contract.ts'
import { CodeFigures, CountMissingCodes, IssueMissingCodes, ListPrintRuns, PrintCodes } from './contract.ts'
import { countStep, tallySweep } from './tally.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running)
  beside = await buildCommunity(house.running, '510112002010')
})
afterAll(() => house.close())
beforeEach(() => house.clock.advance(60_000))

const at = (as: ServerActor) => ({ as, tenant: here.tenant })
const ground = (gridId = here.mainGridId) => ({ communityId: here.communityId, gridId })
const missing = async (gridId?: string) => {
  const answer = await house.ask(CountMissingCodes, ground(gridId), at(here.desk))
  return Object.fromEntries(answer.missing.map((one) => [one.kind, one.count]))
}
const issue = (kind: 'household' | 'entrance' | 'grid_board' | 'building', as = here.desk, commandId = randomUUID()) =>
  house.run(IssueMissingCodes, { ...ground(), kind }, { ...at(as), commandId })

describe('codes for all that lack one', () => {
  test('are counted before, then given out: each place once, named as it is', async () => {
    // One building with a code of its own, one entrance, three homes, four micro grids, one dedicated grid.
    expect(await missing()).toEqual({ grid_board: 4, building: 0, entrance: 1, household: 3, dedicated: 1 })
    expect(await missing(here.micro[2])).toEqual({
      grid_board: 1,
      building: 0,
      entrance: 0,
      household: 0,
      dedicated: 0,
    })
    expect(await issue('entrance')).toEqual({ issued: 1, left: 0 })
    const { codes } = await house.ask(ListCodes, { communityId: here.communityId, kind: 'entrance' }, at(here.desk))
    expect(codes.map((one) => [one.placeName, one.printedAt])).toEqual([['幸福里 1幢 1单元', null]])
    expect((await missing()).entrance).toBe(0)
    expect(await issue('entrance')).toEqual({ issued: 0, left: 0 })
  })

  test('a revoked one is missing again', async () => {
    const { codes } = await house.ask(ListCodes, { communityId: here.communityId, kind: 'building' }, at(here.desk))
    await house.run(RevokeCode, { codeId: codes[0].id, reason: '牌子丢了' }, at(here.desk))
    expect((await missing()).building).toBe(1)
    await issue('building')
    const valid = await house.ask(
      ListCodes,
      { communityId: here.communityId, kind: 'building', state: 'valid' },
      at(here.desk),
    )
    expect(valid.codes).toHaveLength(1)
    const gone = await house.ask(ListCodes, { communityId: here.communityId, state: 'revoked' }, at(here.desk))
    expect(gone.codes.map((one) => one.id)).toEqual([codes[0].id])
  })

  test('repeated it is one act; raced no place gets two', async () => {
    const commandId = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => issue('grid_board', here.desk, commandId)))
    expect(answers).toEqual(Array(3).fill({ issued: 4, left: 0 }))
    const raced = await Promise.all([1, 2, 3, 4].map(() => issue('household')))
    expect(raced.map((one) => one.issued).sort()).toEqual([0, 0, 0, 3])
    const { codes } = await house.ask(ListCodes, { communityId: here.communityId, kind: 'household' }, at(here.desk))
    expect(new Set(codes.map((one) => one.placeName)).size).toBe(3)
  })

  test('not permitted, not seen, another community', async () => {
    const mine = { ...ground(here.micro[0]), kind: 'household' as const }
    expect(await outcomeOf(house.run(IssueMissingCodes, mine, at(here.member)))).toBe('forbidden')
    expect(await outcomeOf(issue('household', here.ordinaryLead))).toBe('not_found')
    expect(await outcomeOf(issue('household', beside.desk))).toBe('not_found')
    const wrong = { communityId: beside.communityId, gridId: here.mainGridId, kind: 'household' as const }
    expect(await outcomeOf(house.run(IssueMissingCodes, wrong, at(here.street)))).toBe(
      'refused:place_code.other_community',
    )
  })
})

describe('a file of many codes', () => {
  const print = (which: object, as = here.desk, commandId = randomUUID()) =>
    house.run(PrintCodes, { ...ground(), form: 'sticker', which: which as never }, { ...at(as), commandId })

  test('waits in the queue with its number of codes, and is listed', async () => {
    const run = await print({ by: 'kind', kind: 'household', isNew: true })
    expect(run).toMatchObject({ total: 3, done: 0, state: 'waiting', form: 'sticker' })
    const { runs } = await house.ask(ListPrintRuns, { communityId: here.communityId }, at(here.officer))
    expect(runs[0].id).toBe(run.id)
    expect((await house.ask(ListPrintRuns, { communityId: here.communityId }, at(here.siblingMember))).runs).toEqual([])
  })

  test('refused when there is nothing to print; chosen codes of others are not among them', async () => {
    expect(await outcomeOf(print({ by: 'kind', kind: 'station', isNew: false }))).toBe('refused:print.nothing')
    const { codes } = await house.ask(ListCodes, { communityId: beside.communityId }, at(beside.desk))
    expect(await outcomeOf(print({ by: 'chosen', codeIds: [codes[0].id] }))).toBe('refused:print.nothing')
  })

  test('not permitted; repeated and raced it is one file', async () => {
    expect(await outcomeOf(print({ by: 'kind', kind: null, isNew: false }, here.member))).toBe('not_found')
    const commandId = randomUUID()
    const all = await Promise.all(
      [1, 2, 3].map(() => print({ by: 'kind', kind: null, isNew: false }, here.desk, commandId)),
    )
    expect(new Set(all.map((one) => one.id)).size).toBe(1)
  })
})

describe('what becomes of codes', () => {
  const figures = (by: 'code' | 'building' | 'grid' | 'kind', as: ServerActor = here.officer) =>
    house.ask(CodeFigures, { communityId: here.communityId, from: '2020-01-01', to: '2020-12-31', by }, at(as))

  test('is counted in memory and written down by the sweep, each day for itself', async () => {
    const before = house.clock.now()
    house.clock.set(new Date('2020-06-01T15:59:00Z'))
    const { codes } = await house.run(
      IssueCodes,
      { communityId: here.communityId, places: [{ kind: 'station', gridId: here.micro[0], placeName: '驿站' }] },
      at(SYSTEM),
    )
    const { code } = codes[0]
    const count = (step: 'scanned' | 'opened' | 'sent', times: number) => {
      for (let i = 0; i < times; i++) countStep(house.db, here.tenant, code, step, house.clock.now())
    }
    count('scanned', 12)
    house.clock.set(new Date('2020-06-01T16:01:00Z'))
    count('scanned', 3)
    count('opened', 7)
    count('sent', 2)
    for (let i = 0; i < 9; i++) countStep(house.db, here.tenant, '00000000000', 'scanned', house.clock.now())
    for (let i = 0; i < 9; i++) countStep(house.db, here.tenant, 'not a code', 'scanned', house.clock.now())
    await house.running.sweep(tallySweep)
    await house.running.sweep(tallySweep)
    const rows = await house.db.pool.query<{ day: string; scanned: number }>(
      'SELECT day::text, scanned, opened, sent FROM place_code_days ORDER BY day',
    )
    expect(rows.rows).toEqual([
      { day: '2020-06-01', scanned: 12, opened: 0, sent: 0 },
      { day: '2020-06-02', scanned: 3, opened: 7, sent: 2 },
    ])
    house.clock.set(before)
    const inside = await figures('code')
    expect(inside.lines[0]).toMatchObject({ name: '驿站', scanned: 15, opened: 7, sent: 2 })
    expect(inside.total).toMatchObject({ scanned: 15, opened: 7, sent: 2 })
    expect(inside.silent).toBeGreaterThan(0)
    expect((await figures('grid')).lines[0]).toMatchObject({ id: here.micro[0], name: '第一微网格', scanned: 15 })
    expect((await figures('kind')).lines[0]).toMatchObject({ id: 'station', scanned: 15 })
    expect((await figures('building')).isMasked).toBe(false)
  })

  test('above the community small numbers are hidden, also from whoever subtracts', async () => {
    const above = await figures('code', here.street)
    expect(above.isMasked).toBe(true)
    expect(above.lines[0]).toMatchObject({ scanned: 15, opened: 7, sent: null })
    expect(above.total.sent).toBe(0)
  })

  test('not permitted, not seen; a period that is none', async () => {
    expect(await outcomeOf(figures('code', here.member))).toBe('forbidden')
    expect(await outcomeOf(figures('code', beside.officer))).toBe('not_found')
    const asked = { communityId: here.communityId, from: '2020-05-02', to: '2020-05-01', by: 'code' as const }
    expect(await outcomeOf(house.ask(CodeFigures, asked, at(here.officer)))).toBe('refused:figures.period')
  })
})
