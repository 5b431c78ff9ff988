import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../platform/commands.ts'
import type { InputOf } from '../../platform/pure/contract.ts'
import { buildCommunity, type TestCommunity } from '../../tests/support/community.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import type { Commands } from '../api.ts'
import { makeCode, PLACE_CODE, readCode, showCode } from './codes.ts'
import { issueCodesWith } from './commands/issue-codes.ts'
import { locateByCode, posterInput } from './index.ts'
import { endOf, eventsOf, look } from './testing.ts'

let house: TestHouse
let c: TestCommunity
let other: TestCommunity
beforeAll(async () => {
  house = await openTestHouse()
  c = await buildCommunity(house.running, '510112002009')
  other = await buildCommunity(house.running, '510107001012')
})
afterAll(() => house.close())

const as = (actor: TestCommunity['lead'], commandId = randomUUID()) => ({ as: actor, tenant: c.tenant, commandId })
type Asked = InputOf<Commands['grids.issueCodes']>['places'][number]
const board = (more: Partial<Asked> = {}): Asked => ({
  kind: 'grid_board',
  gridId: c.micro[0],
  placeName: '第一微网格公示牌',
  ...more,
})
const issue = (places: Asked[], actor = c.desk, commandId = randomUUID()) =>
  house.run('grids.issueCodes', { communityId: c.communityId, places }, as(actor, commandId))
const find = (code: string) => look(house, c.tenant, (ctx) => locateByCode(ctx, code))

describe('grids.issueCodes', () => {
  test('a code is random, checked, and found however people type it', async () => {
    const { codes } = await issue([
      board(),
      board({ kind: 'building', buildingId: c.buildingId, placeName: '幸福里1幢' }),
    ])
    expect(readCode(PLACE_CODE, codes[0].code)).toEqual({ ok: true, code: codes[0].code })
    expect(codes[0].code).not.toBe(codes[1].code)
    const typed = showCode(PLACE_CODE, codes[1].code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect(await find(typed)).toMatchObject({
      codeId: codes[1].id,
      state: 'active',
      gridId: c.micro[0],
      buildingId: c.buildingId,
      placeName: '幸福里1幢',
      tenant: c.tenant,
      lat: 30.6205,
    })
    expect(await find(codes[0].code)).toMatchObject({
      kind: 'grid_board',
      buildingId: null,
      lng: null,
      isSynthetic: true,
    })
    const last = codes[0].code.at(-1) === '0' ? '1' : '0'
    expect(await find(`${codes[0].code.slice(0, -1)}${last}`)).toBeUndefined()
    expect(await eventsOf(house, c.tenant, { subjectId: codes[0].id })).toEqual([
      { name: 'place_code.issued', chainId: 510112002009, data: { kind: 'grid_board', replaces: null } },
    ])
  })

  test('of an entrance and a household: the places above are filled in, what does not fit is refused', async () => {
    const { households } = await house.ask('grids.households', { buildingId: c.buildingId }, as(c.lead))
    const { id: householdId, entranceId } = households[0]
    const { codes } = await issue([board({ kind: 'household', householdId }), board({ kind: 'entrance', entranceId })])
    const { rows } = await house.db.pool.query(
      'SELECT building_id, entrance_id, household_id FROM place_codes WHERE id = ANY($1) ORDER BY household_id NULLS LAST',
      [codes.map((one) => one.id)],
    )
    expect(rows).toEqual([
      { building_id: c.buildingId, entrance_id: entranceId, household_id: householdId },
      { building_id: c.buildingId, entrance_id: entranceId, household_id: null },
    ])
    expect(await endOf(issue([board({ kind: 'household' })]))).toBe('place_code.place_unclear')
    expect(await endOf(issue([board({ kind: 'building', buildingId: randomUUID() })]))).toBe('place_code.place_unclear')
    expect(await endOf(issue([board({ kind: 'grid_board', buildingId: c.buildingId })]))).toBe(
      'place_code.place_unclear',
    )
    expect(await endOf(issue([board({ kind: 'building', buildingId: c.buildingId, gridId: c.micro[1] })]))).toBe(
      'place_code.wrong_grid',
    )
  })

  test('a code drawn twice is drawn again', async () => {
    const bytes = [Buffer.alloc(7, 1), Buffer.alloc(7, 1), Buffer.alloc(7, 2)]
    const scripted = issueCodesWith(() => bytes.shift() ?? randomBytes(7))
    const parts = { db: house.db, keys: house.keys, poke: () => undefined }
    const run = () =>
      runCommand(
        parts,
        scripted,
        { commandId: randomUUID(), tenant: c.tenant, input: { communityId: c.communityId, places: [board()] } },
        async () => SYSTEM,
        house.clock.now(),
      )
    await run()
    await run()
    expect(bytes.length).toBe(0)
    const found = await Promise.all([1, 2].map((byte) => find(makeCode(PLACE_CODE, Buffer.alloc(7, byte)))))
    expect(found.map((one) => one?.state)).toEqual(['active', 'active'])
  })

  test('in place of another: the old one is revoked in the same act and names its successor', async () => {
    const [old] = (await issue([board()])).codes
    const [fresh] = (await issue([board({ replaces: old.id })])).codes
    expect(await find(old.code)).toMatchObject({ state: 'revoked', replacedBy: fresh.code })
    expect((await eventsOf(house, c.tenant, { subjectId: old.id })).at(-1)).toMatchObject({
      name: 'place_code.revoked',
      data: { replacedBy: fresh.id },
    })
    expect(await endOf(issue([board({ replaces: old.id })]))).toBe('place_code.already_revoked')
    expect(await endOf(issue([board({ replaces: fresh.id }), board({ replaces: fresh.id })]))).toBe(
      'place_code.replaced_twice',
    )
    expect(await endOf(issue([board({ replaces: randomUUID() })]))).toBe('NotFound')
  })

  test('not permitted, repeated, raced', async () => {
    expect(await endOf(issue([board()], c.member))).toBe('Forbidden')
    expect(await endOf(issue([board()], c.siblingMember))).toBe('NotFound')
    const commandId = randomUUID()
    expect(await issue([board()], c.desk, commandId)).toEqual(await issue([board()], c.desk, commandId))
    const [old] = (await issue([board()])).codes
    const ends = await Promise.all([1, 2, 3].map(() => endOf(issue([board({ replaces: old.id })]))))
    expect(ends.sort()).toEqual(['done', 'place_code.already_revoked', 'place_code.already_revoked'])
  })

  test('is found from any subdistrict', async () => {
    expect(await find(other.code)).toMatchObject({
      tenant: other.tenant,
      gridId: other.micro[0],
      gridName: '第一微网格',
    })
  })
})

describe('grids.revokeCode', () => {
  const revoke = (codeId: string, actor = c.desk, commandId = randomUUID()) =>
    house.run('grids.revokeCode', { codeId, reason: '被撕毁' }, as(actor, commandId))

  test('it says so to whoever scans it, and cannot be printed', async () => {
    const [code] = (await issue([board()])).codes
    expect(await look(house, c.tenant, (ctx) => posterInput(ctx, code.id), c.desk)).toEqual({
      communityId: c.communityId,
      communityName: '样例社区009',
      code: code.code,
      placeName: '第一微网格公示牌',
      gridId: c.micro[0],
      kind: 'grid_board',
      path: `/c/${code.code}`,
    })
    expect(await revoke(code.id)).toMatchObject({ revokedReason: '被撕毁', replacedBy: null })
    expect((await find(code.code))?.state).toBe('revoked')
    expect(await endOf(look(house, c.tenant, (ctx) => posterInput(ctx, code.id), c.desk))).toBe(
      'place_code.already_revoked',
    )
  })

  test('refused twice, not permitted, not seen, repeated', async () => {
    const [code] = (await issue([board()])).codes
    expect(await endOf(revoke(code.id, c.member))).toBe('Forbidden')
    expect(await endOf(revoke(code.id, c.siblingLead))).toBe('NotFound')
    expect(await endOf(look(house, c.tenant, (ctx) => posterInput(ctx, code.id), c.siblingLead))).toBe('NotFound')
    const commandId = randomUUID()
    expect(await revoke(code.id, c.desk, commandId)).toEqual(await revoke(code.id, c.desk, commandId))
    expect(await endOf(revoke(code.id))).toBe('place_code.already_revoked')
    const [raced] = (await issue([board()])).codes
    expect((await Promise.all([1, 2].map(() => endOf(revoke(raced.id))))).sort()).toEqual([
      'done',
      'place_code.already_revoked',
    ])
  })
})

describe('grids.codes', () => {
  test('a page at a time, newest first, each once; a member sees those of his grid', async () => {
    await issue(
      Array.from({ length: 150 }, (_, i) => board({ gridId: c.micro[2], placeName: `第三微网格${i + 1}号牌` })),
    )
    const seen: string[] = []
    let afterId: string | null | undefined
    while (afterId !== null) {
      const page: { codes: { id: string }[]; nextAfterId: string | null } = await house.ask(
        'grids.codes',
        { communityId: c.communityId, gridId: c.ordinary[1], ...(afterId ? { afterId } : {}) },
        as(c.lead),
      )
      seen.push(...page.codes.map((one) => one.id))
      afterId = page.nextAfterId
    }
    expect(seen.length).toBe(150)
    expect(seen).toEqual([...new Set(seen)].sort().reverse())
    const own = await house.ask('grids.codes', { communityId: c.communityId }, as(c.member))
    expect(new Set(own.codes.map((one) => one.gridId))).toEqual(new Set([c.micro[0]]))
    expect(
      await endOf(house.ask('grids.codes', { communityId: c.communityId, gridId: c.micro[2] }, as(c.member))),
    ).toBe('NotFound')
  })
})
