import type { Word } from '../../platform/pure/words.ts'

/** Words that several pages of the members' phone app need. */
export const FIELD = {
  brand: { zh: '微格', en: 'Weige' },
  cases: { zh: '我的事件', en: 'My cases' },
  report: { zh: '上报', en: 'Report' },
  grid: { zh: '我的网格', en: 'My grid' },
  me: { zh: '我', en: 'Me' },
  tabs: { zh: '主菜单', en: 'Main menu' },
  refresh: { zh: '刷新', en: 'Refresh' },
  refreshed: { zh: '已是最新', en: 'Up to date' },
  pull: { zh: '松开刷新', en: 'Let go to refresh' },
  more: { zh: '再看一些', en: 'Show more' },
  goOn: { zh: '接着做', en: 'Go on' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  next: { zh: '下一步', en: 'Next' },
  pleaseFill: { zh: '请填写这一项。', en: 'Please fill this in.' },
  pleaseChoose: { zh: '请选一个。', en: 'Please choose one.' },
  pleaseNumber: { zh: '请填一个范围内的整数。', en: 'Please give a whole number within the bounds.' },
  tooShort: {
    zh: '请再写清楚一点，至少 {count} 个字。',
    en: 'Please say a little more: at least {count|character|characters}.',
  },
  search: { zh: '搜名称', en: 'Search by name' },
  nothingFound: { zh: '没有找到，换个字再搜。', en: 'Nothing found; try another word.' },
  moreHits: { zh: '还有 {count} 个，请多写一个字。', en: '{count} more; please type another letter.' },
  toCases: { zh: '回到我的事件', en: 'Back to my cases' },
  goneTitle: { zh: '没有这个页面', en: 'There is no such page' },
  goneText: { zh: '可能是地址抄错了。', en: 'The address may be mistyped.' },
  synthetic: { zh: '示例数据，人物和地点均为虚构', en: 'Sample data; people and places are invented' },
} as const satisfies Record<string, Word>
