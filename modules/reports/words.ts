import type { Words } from '../../platform/pure/words.ts'

/** Words of this module by key. */
export const WORDS = {
  'export.nothing': { zh: '没有可以导出的内容。请换个范围。', en: 'There is nothing to export. Choose another range.' },
  'export.decided': {
    zh: '这张导出单已经有人处理过了。请刷新。',
    en: 'Somebody has decided on this export already. Refresh the page.',
  },
  'export.own': {
    zh: '自己要的导出不能自己批准，请另一位同事批。',
    en: 'Nobody approves his own export; another must.',
  },
  'export.not_ready': { zh: '文件还没做好，请稍候。', en: 'The file is not ready yet. Please wait.' },
  'export.refused': { zh: '这次导出没有获准。', en: 'This export was not approved.' },
  'export.broken': { zh: '文件没有做成，请重新导出。', en: 'The file could not be made. Please ask for it again.' },
  'export.expired': {
    zh: '文件已过保留期，请重新导出。',
    en: 'The file was kept long enough. Please ask for it again.',
  },
  'export.too_many': {
    zh: '您已有 {most} 张导出单在等，请等它们做好。',
    en: 'You have {most} exports waiting. Please wait for them.',
  },
  'report.level': {
    zh: '报表按街道、社区或一般网格做。微网格只看件数，不出报表。',
    en: 'Reports are made for a subdistrict, a community or an ordinary grid. A micro grid has none.',
  },
  'report.not_over': { zh: '这一期还没有过完，过完后再做。', en: 'This period is not over yet. Make it afterwards.' },
  'report.not_kept': {
    zh: '统计还没跟上这一期，请几分钟后再试。',
    en: 'The figures have not been read up to this period. Try again in a few minutes.',
  },
  'report.template_moved': {
    zh: '模板刚被别人改过。请刷新后再改。',
    en: 'Somebody has just changed the template. Refresh and change it again.',
  },
  'query.steps': {
    zh: '这段时间不能这样分段，最多 {most} 段。请换一种分组。',
    en: 'These days cannot be parted so; at most {most} steps. Choose another group.',
  },
  'query.too_many': {
    zh: '最多保存 {most} 个查询。请先删掉不用的。',
    en: 'At most {most} queries are kept. Remove some first.',
  },
} as const satisfies Words

export const EXPORT_STATE_WORDS = {
  to_approve: { zh: '等批准', en: 'Waiting for approval' },
  refused: { zh: '未获准', en: 'Not approved' },
  waiting: { zh: '排队中', en: 'In the queue' },
  running: { zh: '正在做', en: 'Being made' },
  done: { zh: '已做好', en: 'Ready' },
  failed: { zh: '没做成', en: 'Failed' },
  expired: { zh: '已过期', en: 'Expired' },
} as const satisfies Words

/** Parts of a report. */
export const SECTION_WORDS = {
  measures: { zh: '主要指标', en: 'Measures' },
  course: { zh: '走势', en: 'Course' },
  funnel: { zh: '微事 · 小事 · 大事', en: 'Small, middling, big matters' },
  ageing: { zh: '在办多久', en: 'Ageing of open cases' },
  classes: { zh: '按大类', en: 'By class' },
  channels: { zh: '按来源', en: 'By channel' },
  grids: { zh: '按下级网格', en: 'By grid below' },
  times: { zh: '办理用时', en: 'Time taken' },
} as const satisfies Words

export const PERIOD_WORDS = {
  week: { zh: '周报', en: 'Weekly' },
  month: { zh: '月报', en: 'Monthly' },
} as const satisfies Words

/** Groups of a question. */
export const GROUP_WORDS = {
  all: { zh: '不分组', en: 'No groups' },
  grid: { zh: '按下级网格', en: 'By grid below' },
  community: { zh: '按社区', en: 'By community' },
  class: { zh: '按大类', en: 'By class' },
  category: { zh: '按分类', en: 'By category' },
  channel: { zh: '按来源', en: 'By channel' },
  tier: { zh: '按层级', en: 'By tier' },
  priority: { zh: '按紧急程度', en: 'By priority' },
  day: { zh: '按天', en: 'By day' },
  week: { zh: '按周', en: 'By week' },
  month: { zh: '按月', en: 'By month' },
} as const satisfies Words

export const SPAN_WORDS = {
  'this week': { zh: '本周', en: 'This week' },
  'last week': { zh: '上周', en: 'Last week' },
  'this month': { zh: '本月', en: 'This month' },
  'last month': { zh: '上月', en: 'Last month' },
  'last days': { zh: '近几天', en: 'Last days' },
  'last weeks': { zh: '近几周', en: 'Last weeks' },
  'last months': { zh: '近几月', en: 'Last months' },
} as const satisfies Words

export const CHART_WORDS = {
  none: { zh: '只看表', en: 'Table only' },
  bars: { zh: '柱图', en: 'Bars' },
  lines: { zh: '折线', en: 'Lines' },
} as const satisfies Words
