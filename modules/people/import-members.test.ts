import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Forbidden, NotFound } from '../../platform/pure/refusals.ts'
import { openTestHouse, SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { membersSweep } from './import-members.ts'
import { anActor, aPerson, aPhone, aPost, aStreet, STREET, type Street } from './testing.ts'

let house: TestHouse
let street: Street
let lead: Awaited<ReturnType<typeof anActor>>
const codes: Record<'micro' | 'otherMicro' | 'secondMain' | 'ordinary', string> = {
  micro: '',
  otherMicro: '',
  secondMain: '',
  ordinary: '',
}

beforeAll(async () => {
  house = await openTestHouse()
  street = await aStreet(house)
  lead = await anActor(house, street, 'main_grid_lead', street.grids.main)
  const { rows } = await house.db.pool.query<{ grid_id: string; code: string }>(
    'SELECT grid_id, code FROM grid_versions WHERE tenant_id = $1 AND valid_until IS NULL',
    [STREET],
  )
  const codeOf = (gridId: string) => rows.find((row) => row.grid_id === gridId)?.code ?? ''
  codes.micro = codeOf(street.grids.micro)
  codes.otherMicro = codeOf(street.grids.otherMicro)
  codes.secondMain = codeOf(street.grids.secondMain)
  codes.ordinary = codeOf(street.grids.ordinary)
})
afterAll(() => house.close())

const by = (as: { accountId: string } = lead) => ({ as: { accountId: as.accountId }, tenant: STREET })
const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const TITLES = ['姓名', '手机号', '岗位', '网格编码', '来源标签', '公开联系方式']

/** A workbook of rows under the fixed titles, base64. */
async function sheet(
  rows: readonly (readonly (string | number)[])[],
  titles: readonly string[] = TITLES,
): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  const worksheet = workbook.addWorksheet('网格员')
  worksheet.addRow([...titles])
  for (const row of rows) worksheet.addRow([...row])
  return Buffer.from(await workbook.xlsx.writeBuffer()).toString('base64')
}
const preview = (content: string, as: { accountId: string } = lead) =>
  house.run('people.previewImport', { communityId: street.communityId, fileName: '网格员.xlsx', content }, by(as))
const start = (importId: string, as: { accountId: string } = lead, commandId = randomUUID()) =>
  house.run('people.runImport', { importId }, { ...by(as), commandId })
const progress = (importId: string) => house.ask('grids.import', { importId }, by())
/** Previews, runs and lets the sweep finish. */
async function importAll(content: string) {
  const { id } = await preview(content)
  await start(id)
  await house.running.sweep(membersSweep)
  return progress(id)
}
const personBy = async (phone: string) => {
  const { rows } = await house.db.pool.query(
    'SELECT id, name, is_contact_public FROM persons WHERE tenant_id = $1 AND phone_hash = $2',
    [STREET, house.keys.index('phone', phone)],
  )
  return rows[0]
}
const postsIn = async (gridId: string) =>
  (await house.ask('people.posts', { gridId }, by())).posts.map((post) => [
    post.role,
    post.slot,
    post.holders.map((holder) => holder.name).join(),
  ])

describe('an import of members', () => {
  test('is foretold row by row, changes nothing before it runs, and then does what was foretold', async () => {
    const [known, fresh] = [aPhone(), aPhone()]
    await aPerson(house, street, '老网格员', { phone: known, tags: ['volunteer'] })
    const content = await sheet([
      ['新网格员', fresh, '微网格员', codes.micro, '党员', '是'],
      ['新网格员', fresh, '楼栋长', codes.micro, '', ''],
      ['老网格员', Number(known), '', '', '志愿者', ''],
      ['', aPhone(), '', '', '', ''],
    ])
    const seen = await preview(content)
    expect(seen).toMatchObject({
      kind: 'members',
      state: 'previewed',
      rowsTotal: 4,
      rowsDone: 0,
      created: 1,
      changed: 1,
      unchanged: 1,
    })
    expect(seen.faults).toEqual([{ row: 5, column: '姓名', code: 'members.name_missing', facts: {} }])
    expect(await personBy(fresh)).toBeUndefined()
    expect(await start(seen.id)).toMatchObject({ state: 'running', rowsDone: 1, created: 0 })
    await house.running.sweep(membersSweep)
    expect(await progress(seen.id)).toMatchObject({
      state: 'done',
      rowsDone: 4,
      created: 1,
      changed: 1,
      unchanged: 1,
      faults: seen.faults,
    })
    expect(await personBy(fresh)).toMatchObject({ name: '新网格员', is_contact_public: true })
    expect(await postsIn(street.grids.micro)).toEqual([
      ['building_lead', 1, '新网格员'],
      ['micro_grid_member', 1, '新网格员'],
    ])
  })

  test('keeps names and numbers sealed until it has run, and lets them go then', async () => {
    const phone = aPhone()
    const { id } = await preview(await sheet([['保密的人', phone]]))
    const stored = async () =>
      JSON.stringify(
        (
          await house.db.pool.query('SELECT rows, preview FROM import_runs WHERE tenant_id = $1 AND id = $2', [
            STREET,
            id,
          ])
        ).rows,
      )
    expect(await stored()).toContain('sealed')
    for (const secret of ['保密的人', phone]) expect(await stored()).not.toContain(secret)
    await start(id)
    await house.running.sweep(membersSweep)
    expect(await stored()).not.toContain('sealed')
  })

  test('again the same file: nothing changes, nobody stands there twice', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [
      `成员${index}`,
      aPhone(),
      '微网格员',
      codes.otherMicro,
      '志愿者',
      '否',
    ])
    const content = await sheet(rows)
    expect(await importAll(content)).toMatchObject({
      state: 'done',
      created: 120,
      changed: 0,
      unchanged: 0,
      rowsDone: 120,
    })
    const events = async () =>
      (await house.db.pool.query('SELECT count(*)::int AS n FROM events WHERE tenant_id = $1', [STREET])).rows[0].n
    const before = await events()
    expect(await preview(content)).toMatchObject({ created: 0, changed: 0, unchanged: 120 })
    expect(await importAll(content)).toMatchObject({ state: 'done', created: 0, changed: 0, unchanged: 120 })
    expect(await events()).toBe(before)
    expect((await postsIn(street.grids.otherMicro)).map(([, slot]) => slot)).toEqual(
      Array.from({ length: 120 }, (_, index) => index + 1),
    )
  })

  test('fills a vacant seat before it makes a new one; an empty consent leaves what is on file', async () => {
    const phone = aPhone()
    await aPerson(house, street, '已同意', { phone, isContactPublic: true })
    const vacant = await aPost(house, street.grids.secondMicro, 'micro_grid_member', undefined, { slot: 7 })
    const { rows } = await house.db.pool.query<{ code: string }>(
      'SELECT code FROM grid_versions WHERE tenant_id = $1 AND grid_id = $2',
      [STREET, street.grids.secondMicro],
    )
    await importAll(await sheet([['已同意', phone, '网格员', rows[0].code, '', '']]))
    const { posts } = await house.ask('people.posts', { gridId: street.grids.secondMicro }, by())
    expect(posts.map((post) => [post.id, post.holders.map((holder) => holder.name)])).toEqual([[vacant, ['已同意']]])
    expect(await personBy(phone)).toMatchObject({ is_contact_public: true })
  })

  test('what changed between preview and run is told for its row; the others are taken', async () => {
    const [taken, free] = [aPhone(), aPhone()]
    const { id } = await preview(
      await sheet([
        ['甲', taken, '微网格员', codes.micro],
        ['乙', free, '微网格员', codes.micro],
      ]),
    )
    await aPerson(house, street, '抢先登记的人', { phone: taken })
    await start(id)
    await house.running.sweep(membersSweep)
    expect(await progress(id)).toMatchObject({
      state: 'done',
      created: 1,
      faults: [{ row: 2, code: 'members.changed_meanwhile' }],
    })
    expect(await personBy(taken)).toMatchObject({ name: '抢先登记的人' })
    expect(await personBy(free)).toMatchObject({ name: '乙' })
  })

  test('a number on file under another name, an administrator’s post, a forbidden label: refused by row, without naming anybody', async () => {
    const [other, admin] = [aPhone(), aPhone()]
    await aPerson(house, street, '真名实姓', { phone: other })
    await aPost(house, street.grids.street, 'system_admin', await aPerson(house, street, '管理员', { phone: admin }))
    const { faults, created } = await preview(
      await sheet([
        ['另一个名字', other],
        ['管理员', admin, '一般网格长', codes.ordinary],
        ['某人', aPhone(), '', '', '刑满释放人员'],
      ]),
    )
    expect(created).toBe(0)
    expect(faults.map(({ row, code }) => [row, code])).toEqual([
      [2, 'members.phone_registered_to_another'],
      [3, 'members.role_excluded'],
      [4, 'members.forbidden_word'],
    ])
    expect(JSON.stringify(faults)).not.toMatch(/真名实姓|154\d{8}/)
  })

  test('a forbidden column is refused row by row, other columns beside the fixed ones are not read', async () => {
    const phone = aPhone()
    const { faults, created } = await preview(
      await sheet(
        [
          ['某人', aPhone(), '汉族', '2'],
          ['另一人', phone, '', '3'],
        ],
        ['姓名', '手机号', '民族', '家庭人口'],
      ),
    )
    expect(created).toBe(1)
    expect(faults).toEqual([{ row: 2, column: '民族', code: 'members.forbidden_column', facts: {} }])
  })

  test('refused: no sheet, no titles, nothing good in it, run twice', async () => {
    await expect(preview(Buffer.from('not a workbook').toString('base64'))).rejects.toEqual(
      refused('import.not_a_workbook'),
    )
    await expect(preview(await sheet([['某人']], ['姓名']))).rejects.toEqual(refused('import.missing_columns'))
    await expect(preview(await sheet([]))).rejects.toEqual(refused('import.no_rows'))
    const bad = await preview(await sheet([['某人', '123']]))
    await expect(start(bad.id)).rejects.toEqual(refused('import.nothing_to_do'))
    const good = await preview(await sheet([['某人', aPhone()]]))
    await start(good.id)
    await expect(start(good.id)).rejects.toEqual(refused('import.already_run'))
    await house.running.sweep(membersSweep)
    await expect(start(good.id)).rejects.toEqual(refused('import.already_run'))
  })

  test('repeated: one import, started once; raced: one start', async () => {
    const content = await sheet([['重复的人', aPhone()]])
    const how = { ...by(), commandId: randomUUID() }
    const input = { communityId: street.communityId, fileName: '网格员.xlsx', content }
    const { id } = await house.run('people.previewImport', input, how)
    expect((await house.run('people.previewImport', input, how)).id).toBe(id)
    const raced = await Promise.allSettled([start(id), start(id), start(id)])
    expect(raced.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const again = await preview(await sheet([['又一人', aPhone()]]))
    const commandId = randomUUID()
    expect(await start(again.id, lead, commandId)).toMatchObject({ state: 'running' })
    expect(await start(again.id, lead, commandId)).toMatchObject({ state: 'running' })
    await Promise.all([house.running.sweep(membersSweep), house.running.sweep(membersSweep)])
    expect(await progress(again.id)).toMatchObject({ state: 'done', created: 1, rowsDone: 1 })
  })

  test('not permitted: a member; who does not lead a grid that the rows fill; not seen: another community', async () => {
    const member = await anActor(house, street, 'micro_grid_member', street.grids.micro, 300)
    const otherLead = await anActor(house, street, 'main_grid_lead', street.grids.neighbourMain)
    const officer = await anActor(house, street, 'subdistrict_officer', street.grids.street)
    const content = await sheet([['公寓网格长', aPhone(), '总网格长', codes.secondMain]])
    await expect(preview(content, member)).rejects.toThrow(Forbidden)
    await expect(preview(content, otherLead)).rejects.toEqual(new NotFound('community'))
    expect((await preview(content)).faults).toMatchObject([{ row: 2, code: 'members.grid_not_yours' }])
    const { id, created } = await preview(content, officer)
    expect(created).toBe(1)
    await expect(start(id, member)).rejects.toThrow(Forbidden)
    await expect(start(id, otherLead)).rejects.toEqual(new NotFound('community'))
    await expect(start(id, lead)).rejects.toThrow(Forbidden)
    await expect(start(id, officer)).resolves.toMatchObject({ state: 'running' })
    await expect(
      house.run('people.runImport', { importId: randomUUID() }, { as: SYSTEM, tenant: STREET }),
    ).rejects.toEqual(new NotFound('import'))
    await house.running.sweep(membersSweep)
  })
})
