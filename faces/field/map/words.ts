import type { Word } from '../../../platform/pure/words.ts'

/** Words of the map of buildings. */
export const MAP = {
  ways: { zh: '怎么看', en: 'How to look' },
  asList: { zh: '列表', en: 'List' },
  asMap: { zh: '地图', en: 'Map' },
  open: { zh: '在地图上看', en: 'Show on the map' },
  list: { zh: '地图上的楼栋', en: 'Buildings on the map' },
  noBuildings: { zh: '这个网格还没有登记楼栋。', en: 'No building is registered in this grid.' },
  doors: { zh: '{count} 户要走访', en: '{count|door|doors} to visit' },
  late: { zh: '{count} 户已过期限', en: '{count} late' },
  today: { zh: '{count} 户今天到期', en: '{count} due today' },
  signs: { zh: '记号的意思', en: 'What the signs mean' },
  signLate: { zh: '有过期的', en: 'some late' },
  signToday: { zh: '今天到期', en: 'due today' },
  signLater: { zh: '以后到期', en: 'due later' },
} as const satisfies Record<string, Word>
