import { COLUMN_WORDS } from '../../../modules/people/words.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { keysOf } from '../../kit/said.ts'
import { IMPORTS } from './words.ts'

/** A column of a sheet or property of a feature: what it is called in the file, what goes there. */
type Column = { readonly name: string; readonly word: Word; readonly isNeeded?: boolean }

const MEMBER_COLUMNS: Record<keyof typeof COLUMN_WORDS, Word> = {
  name: { zh: '本人姓名', en: 'Name of the person' },
  phone: { zh: '11 位手机号', en: 'Mobile number, 11 digits' },
  role: { zh: '岗位名，如 微网格员、一般网格长', en: 'Name of the post, in Chinese' },
  gridCode: { zh: '岗位所在网格的编码', en: 'Code of the grid of the post' },
  tags: { zh: '来源，几个之间用顿号隔开，如 党员、志愿者', en: 'Origins, separated by 、' },
  isContactPublic: { zh: '本人同意公开姓名、电话填 是，否则填 否', en: '是 if the contact may be public, else 否' },
}

/** What can be imported: the file's kind and what must stand in it. Names of columns are read by the server in Chinese. */
export const KINDS = {
  grids: {
    word: IMPORTS.grids,
    accept: '.json,.geojson,application/geo+json',
    columns: [
      {
        name: 'code',
        word: { zh: '网格编码，12 位社区代码加 3 位、再加 3 位', en: 'Code of the grid: 12 digits, + 3, + 3' },
        isNeeded: true,
      },
      { name: 'name', word: { zh: '名称', en: 'Name' }, isNeeded: true },
      {
        name: 'level',
        word: { zh: '层级：main、ordinary、compound、micro 或中文', en: 'main, ordinary, compound or micro' },
        isNeeded: true,
      },
      { name: 'parentCode', word: { zh: '上级网格编码', en: 'Code of the parent' }, isNeeded: true },
      { name: 'kind', word: { zh: '类别：residential 或 dedicated', en: 'residential or dedicated' } },
      { name: 'dedicatedKind', word: { zh: '专属网格的对象类别', en: 'What a dedicated grid is for' } },
      { name: 'crs', word: { zh: '坐标系：不写为 WGS84，也可写 GCJ02、BD09', en: 'WGS84 if left out; GCJ02 or BD09' } },
    ],
  },
  places: {
    word: IMPORTS.places,
    accept: '.xlsx',
    columns: [
      { name: '小区', word: { zh: '小区或院落名', en: 'Compound' } },
      { name: '楼栋', word: { zh: '楼栋名，如 3号楼', en: 'Building' }, isNeeded: true },
      { name: '单元', word: { zh: '单元名，如 2单元', en: 'Entrance' } },
      { name: '楼层', word: { zh: '数字；房号看得出时可不填', en: 'Floor, if the room does not tell' } },
      { name: '房号', word: { zh: '如 501', en: 'Room' }, isNeeded: true },
      {
        name: '网格编码',
        word: { zh: '所属微网格或专属网格的编码', en: 'Code of its micro or dedicated grid' },
        isNeeded: true,
      },
      { name: '经度', word: { zh: '楼栋经度，同一栋写一行即可', en: 'Longitude of the building, once' } },
      { name: '纬度', word: { zh: '楼栋纬度', en: 'Latitude' } },
      { name: '坐标系', word: { zh: 'WGS84、GCJ02 或 BD09', en: 'WGS84, GCJ02 or BD09' } },
    ],
  },
  members: {
    word: IMPORTS.members,
    accept: '.xlsx',
    columns: keysOf(COLUMN_WORDS).map((key) => ({
      name: COLUMN_WORDS[key].zh,
      word: MEMBER_COLUMNS[key],
      isNeeded: key === 'name' || key === 'phone',
    })),
  },
} as const satisfies Record<string, { word: Word; accept: string; columns: readonly Column[] }>

export type ImportKind = keyof typeof KINDS
