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
  'report.not_begun': { zh: '这一周还没有开始。', en: 'This week has not begun yet.' },
  'report.reason_wanted': {
    zh: '这一期已经有报表了。要再做一版，请写明为什么。',
    en: 'There is a report of this period already. Say why another edition is made.',
  },
  'report.schedule_level': {
    zh: '定时报表按社区或街道设定，一般网格的随社区一起做。',
    en: 'Reports are scheduled for a community or a subdistrict; those of ordinary grids come along.',
  },
  'report.template_moved': {
    zh: '模板刚被别人改过。请刷新后再改。',
    en: 'Somebody has just changed the template. Refresh and change it again.',
  },
  'query.steps': {
    zh: '这段时间不能这样分段，最多 {most} 段。请换一种分组。',
    en: 'These days cannot be parted so; at most {most} steps. Choose another group.',
  },
  'query.visits_apart': {
    zh: '走访只能按网格或时间分组，也不能按类别、来源、层级、紧急程度筛选。',
    en: 'Visits can be grouped by grid or by time only, and have no category, channel, tier or priority.',
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
  visits: { zh: '走访', en: 'Visits' },
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

/** Papers of a meeting, on screen and in print. */
export const PACK_WORDS = {
  heading: { zh: '{place} · 例会材料', en: '{place} · meeting pack' },
  line: { zh: '{from} 至 {until} · 统计到 {at}', en: '{from} to {until} · counted up to {at}' },
  foot: { zh: '{place} · 例会材料 {from} 至 {until}', en: '{place} · meeting pack {from} to {until}' },
  leftOut: {
    zh: '这份材料会放在桌上，所以只写哪一类、哪个网格、在哪个岗位：不写居民的话、姓名、电话和门牌。敏感的件只计数不列出；投诉本处工作人员的件不列也不计。',
    en: 'These papers lie on a table, so they say what kind of matter, in which grid and with which post: no words of residents, no names, numbers or doors. Sensitive cases are counted and not listed; what complains of somebody who works here is neither.',
  },
  late: { zh: '超期未办', en: 'Overdue' },
  repeated: { zh: '反复出现', en: 'Coming up again' },
  deferred: { zh: '挂账', en: 'Deferred' },
  praised: { zh: '居民满意', en: 'Praised' },
  number: { zh: '编号', en: 'Number' },
  category: { zh: '类别', en: 'Category' },
  grid: { zh: '网格', en: 'Grid' },
  with: { zh: '在谁手里', en: 'With' },
  state: { zh: '现在', en: 'Now' },
  due: { zh: '承诺日期', en: 'Promised' },
  daysLate: { zh: '超期天数', en: 'Days late' },
  cases: { zh: '件', en: 'Cases' },
  nothing: { zh: '没有', en: 'None' },
  nobody: { zh: '暂无人', en: 'Nobody' },
  unsorted: { zh: '未分类', en: 'Not sorted yet' },
  notListed: {
    zh: '另有 {count} 件没有列出（敏感，或超过 30 件）。',
    en: '{count} more {count|is|are} not listed (sensitive, or beyond the first 30).',
  },
  repeatedNote: {
    zh: '七天里 200 米内同一小类三件以上；打 ✓ 的已了结。',
    en: 'Three or more of one kind within 200 m in seven days; ✓ stands for closed.',
  },
} as const satisfies Words
