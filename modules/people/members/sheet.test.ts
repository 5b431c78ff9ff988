import { describe, expect, test } from 'vitest'
import { FORBIDDEN_TITLES, findForbidden } from '../../grids/rules.ts'
import { WORDS } from '../words.ts'
import { checkRows, type SheetGrid, type SheetRow } from './sheet.ts'

const GRIDS: Record<string, SheetGrid> = {
  '510112002009001001': { id: 'micro', level: 'micro', kind: 'residential', isMine: true },
  '510112002009001': { id: 'ordinary', level: 'ordinary', kind: 'residential', isMine: true },
  '510112002009B01': { id: 'main2', level: 'main', kind: 'residential', isMine: false },
}
const EMPTY = {
  姓名: '',
  手机号: '',
  岗位: '',
  网格编码: '',
  来源标签: '',
  公开联系方式: '',
  民族: '',
  宗教信仰: '',
  信访情况: '',
  矫正情况: '',
  前科: '',
  吸毒史: '',
  指纹: '',
  银行卡号: '',
  重点人员: '',
}
const row = (number: number, cells: Partial<SheetRow['cells']>): SheetRow => ({
  row: number,
  cells: { ...EMPTY, ...cells },
})
const good = {
  姓名: '张小雨',
  手机号: '15400000001',
  岗位: '微网格员',
  网格编码: '510112002009001001',
  来源标签: '党员、志愿者',
  公开联系方式: '是',
} as const
const check = (...rows: SheetRow[]) => checkRows(rows, (code) => GRIDS[code])

describe('a row of members', () => {
  test('says who, where, why and whether the contact is public', () => {
    expect(check(row(2, good))).toEqual({
      faults: [],
      members: [
        {
          row: 2,
          name: '张小雨',
          phone: '15400000001',
          role: 'micro_grid_member',
          gridId: 'micro',
          tags: ['party_member', 'volunteer'],
          isContactPublic: true,
        },
      ],
    })
  })

  test('needs no post; an empty consent leaves what is on file', () => {
    expect(check(row(2, { 姓名: ' 李 四 ', 手机号: '+86 154-0000-0002' })).members).toEqual([
      { row: 2, name: '李 四', phone: '15400000002', role: null, gridId: null, tags: [], isContactPublic: null },
    ])
  })

  test('words of sheets in use are understood, each tag once', () => {
    const [member] = check(row(2, { ...good, 岗位: '网格员', 来源标签: '退役军人,军属 双报到;Party member' })).members
    expect(member).toMatchObject({
      role: 'micro_grid_member',
      tags: ['veteran_or_army_family', 'dual_registered_member', 'party_member'],
    })
  })

  test.each<[string, Partial<SheetRow['cells']>, string, string, object]>([
    ['no name', { ...good, 姓名: ' ' }, '姓名', 'members.name_missing', {}],
    ['a name without end', { ...good, 姓名: '长'.repeat(61) }, '姓名', 'members.name_too_long', { most: 60 }],
    ['a wrong number', { ...good, 手机号: '1540000' }, '手机号', 'members.phone_wrong', {}],
    ['no such post', { ...good, 岗位: '楼主' }, '岗位', 'members.role_unknown', { value: '楼主' }],
    [
      'a word of the language, not a post',
      { ...good, 岗位: 'constructor' },
      '岗位',
      'members.role_unknown',
      { value: 'constructor' },
    ],
    ['a post without a grid', { ...good, 网格编码: '' }, '网格编码', 'members.role_without_grid', {}],
    ['a grid without a post', { ...good, 岗位: '' }, '岗位', 'members.grid_without_role', {}],
    [
      'no such grid',
      { ...good, 网格编码: '510112002009999' },
      '网格编码',
      'members.grid_unknown',
      { value: '510112002009999' },
    ],
    [
      'somebody else’s grid',
      { ...good, 岗位: '总网格长', 网格编码: '510112002009B01' },
      '网格编码',
      'members.grid_not_yours',
      { value: '510112002009B01' },
    ],
    [
      'a post that cannot stand there',
      { ...good, 岗位: '总网格长' },
      '岗位',
      'members.role_not_here',
      { value: '总网格长' },
    ],
    ['no such tag', { ...good, 来源标签: '党员、网红' }, '来源标签', 'members.tag_unknown', { value: '网红' }],
    ['neither yes nor no', { ...good, 公开联系方式: '也许' }, '公开联系方式', 'members.public_unclear', {}],
    ['a forbidden label', { ...good, 来源标签: '上访户' }, '来源标签', 'members.forbidden_word', { word: '上访' }],
    [
      'a forbidden label behind the name',
      { ...good, 姓名: '张小雨(社区矫正)' },
      '姓名',
      'members.forbidden_word',
      { word: '矫正' },
    ],
    ['a column that must not be there', { ...good, 宗教信仰: '无' }, '宗教信仰', 'members.forbidden_column', {}],
  ])('%s', (_what, cells, column, code, facts) => {
    const { members, faults } = check(row(7, cells))
    expect(members).toEqual([])
    expect(faults).toEqual([{ row: 7, column, code, facts }])
    expect(WORDS[code]?.zh).toBeTruthy()
  })

  test('all faults of a row are told at once', () => {
    expect(check(row(2, { 手机号: 'x', 来源标签: '网红' })).faults.map((fault) => fault.code)).toEqual([
      'members.name_missing',
      'members.phone_wrong',
      'members.tag_unknown',
    ])
  })
})

describe('rows among each other', () => {
  test('one person may stand in several rows, for several posts', () => {
    const { members, faults } = check(
      row(2, good),
      row(3, { ...good, 岗位: '一般网格长', 网格编码: '510112002009001' }),
    )
    expect(faults).toEqual([])
    expect(members.map((member) => member.role)).toEqual(['micro_grid_member', 'ordinary_grid_lead'])
  })

  test('the same row twice is taken once', () => {
    expect(check(row(2, good), row(3, good))).toMatchObject({
      members: [{ row: 2 }],
      faults: [{ row: 3, column: '手机号', code: 'members.row_twice', facts: { row: 2 } }],
    })
  })

  test('one number under two names is refused, and no name is told', () => {
    const { members, faults } = check(row(2, good), row(3, { ...good, 姓名: '王五' }))
    expect(members.map((member) => member.row)).toEqual([2])
    expect(faults).toEqual([{ row: 3, column: '手机号', code: 'members.phone_of_another', facts: { row: 2 } }])
  })
})

describe('what is not collected here', () => {
  test.each(['吸毒人员', '刑 满 释 放', '信访重点', '回族(民族)', '银行卡', '人脸照片', '邪教'])(
    '%s is found',
    (text) => expect(findForbidden(text)).toBeDefined(),
  )
  test.each(['志愿者', '退役军人或军属', '党员', '阿依努尔·买买提', '物业人员', ''])('%s is fine', (text) =>
    expect(findForbidden(text)).toBeUndefined(),
  )
  test('every forbidden title holds a forbidden word', () => {
    for (const title of FORBIDDEN_TITLES) expect(findForbidden(title)).toBeDefined()
  })
})
