import type { Words } from '../../../platform/pure/words.ts'

/** Words of the page of grids. */
export const GRIDS = {
  lead: {
    zh: '点图上的网格或左边的名字，逐级往下看。',
    en: 'Choose a grid on the map or by its name to go down a level.',
  },
  tree: { zh: '网格', en: 'Grids' },
  find: { zh: '按名称或编码找', en: 'Find by name or code' },
  households: { zh: '{count} 户', en: '{count} households' },
  onMap: { zh: '图上的网格', en: 'Grids on the map' },
  posts: { zh: '岗位', en: 'Posts' },
  noPosts: { zh: '这个网格还没有设岗位', en: 'No posts here yet' },
  buildings: { zh: '楼栋', en: 'Buildings' },
  noBuildings: { zh: '还没有登记楼栋', en: 'No buildings registered yet' },
  codes: { zh: '场所码', en: 'Printed codes' },
  noCodes: { zh: '这里还没有发码', en: 'No codes issued here yet' },
  revoked: { zh: '已作废', en: 'revoked' },
  poster: { zh: '打印海报', en: 'Print poster' },
  sign: { zh: '打印门牌', en: 'Print door sign' },
} as const satisfies Words
