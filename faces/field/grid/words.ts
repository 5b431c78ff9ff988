import type { Word } from '../../../platform/pure/words.ts'

/** Words of the pages about one's grids. */
export const GRID = {
  notHere: { zh: '这个网格不在您的范围里。', en: 'This grid is not in your reach.' },
  myRole: { zh: '我的岗位', en: 'My post' },
  code: { zh: '网格编码', en: 'Code' },
  households: { zh: '户数', en: 'Households' },
  householdCount: { zh: '{count} 户', en: '{count|household|households}' },
  people: { zh: '本网格的人', en: 'People of this grid' },
  above: { zh: '上一级', en: 'Above' },
  noPeople: { zh: '这里的岗位现在空着。', en: 'The posts here are vacant now.' },
  callLead: { zh: '打电话给{name}', en: 'Call {name}' },
  noNumber: { zh: '没有公开电话', en: 'no public number' },
  deputy: { zh: '代理', en: 'deputy' },
  me: { zh: '我', en: 'me' },
  under: { zh: '下级网格', en: 'Grids below' },
  cases: { zh: '这里在办的事', en: 'Open cases here' },
  casesNote: { zh: '看看能不能随手办结、帮着核查', en: 'What you could settle or verify' },
  day: { zh: '今天要走的门', en: 'Doors to visit' },
  dayNote: { zh: '走访、巡查、代办都在这里', en: 'Visits, rounds and errands' },
  help: { zh: '邻里互助', en: 'Neighbour help' },
  helpNote: { zh: '谁要帮忙、替人求助', en: 'Who needs help; ask for somebody' },
  noCases: { zh: '这个网格现在没有在办的事。', en: 'No case is open in this grid.' },
  buildings: { zh: '楼栋', en: 'Buildings' },
  noBuildings: { zh: '还没有登记楼栋。', en: 'No building is registered yet.' },
  buildingNote: {
    zh: '{entrances} 个单元，{households} 户',
    en: '{entrances|entrance|entrances}, {households|household|households}',
  },
  allBuildings: { zh: '全部 {count} 栋', en: 'All {count|building|buildings}' },
} as const satisfies Record<string, Word>
