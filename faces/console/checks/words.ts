import type { Word } from '../../../platform/pure/words.ts'

/** Words of the page of checks. */
export const CHECKS = {
  title: { zh: '核对', en: 'Checks' },
  lead: {
    zh: '收到的件是不是都有着落，有没有停住不动的事。{when}核对。',
    en: 'Whether everything received is accounted for, and what does not move any more. Checked {when}.',
  },
  again: { zh: '重新核对', en: 'Check again' },

  account: { zh: '件件有着落', en: 'Everything received is somewhere' },
  accountNote: {
    zh: '收到 = 在办 + 办结 + 并案 + 不予受理 + 撤销。“收到”按不可改写的历史记录计数，去向按现在的数据计数，两边对不上就会变红。',
    en: 'Received = open + closed + merged + rejected + withdrawn. “Received” is counted in the history, which cannot be rewritten, the rest in today’s data; where the two differ the line turns red.',
  },
  kept: { zh: '守恒', en: 'Accounted for' },
  broken: { zh: '不守恒', en: 'Not accounted for' },
  allKept: {
    zh: '{count} 条全部守恒：件件有人管，事事有答复。',
    en: 'Nothing is missing: {count|line|lines} accounted for.',
  },
  someBroken: {
    zh: '{count} 条对不上。请先看“缺”“没人管”“没答复”三列，再请系统管理员运行 weige verify 和 weige doctor。',
    en: '{count|line|lines} do not add up. Look at the columns missing, no owner and no answer; then ask the system administrator to run weige verify and weige doctor.',
  },
  nothingYet: { zh: '还没有收到过件。', en: 'Nothing has been received yet.' },
  community: { zh: '社区', en: 'Community' },
  channel: { zh: '渠道', en: 'Channel' },
  received: { zh: '收到', en: 'Received' },
  open: { zh: '在办', en: 'Open' },
  closed: { zh: '办结', en: 'Closed' },
  merged: { zh: '并案', en: 'Merged' },
  rejected: { zh: '不予受理', en: 'Rejected' },
  withdrawn: { zh: '撤销', en: 'Withdrawn' },
  missing: { zh: '缺', en: 'Missing' },
  unowned: { zh: '没人管', en: 'No owner' },
  unanswered: { zh: '没答复', en: 'No answer' },
  result: { zh: '结果', en: 'Result' },
  total: { zh: '合计', en: 'Total' },
  days: { zh: '最近每天', en: 'The last days' },
  noDays: {
    zh: '每天零点后自动核对一次，明天起这里有记录。',
    en: 'Checked by itself every day after midnight; from tomorrow on it stands here.',
  },
  dayKept: { zh: '{date} 守恒，累计收到 {received} 件', en: '{date}: accounted for, {received} received in all' },
  dayBroken: { zh: '{date} 有 {broken} 条不守恒', en: '{date}: {broken|line|lines} did not add up' },

  figures: { zh: '统计与历史一致', en: 'Figures follow from the history' },
  figuresNote: {
    zh: '每天抽一批件，按不可改写的历史重新讲一遍，再把已经过完的日、周、月重新数一遍，与统计里存的逐项比对；有一处不同就变红。',
    en: 'Every day a sample of cases is told again from the history, which cannot be rewritten, and days, weeks and months that are over are counted again; each is held against what the figures keep. One difference turns it red.',
  },
  figuresKept: {
    zh: '抽查 {cases} 件、{counts} 个周期，全部一致。',
    en: '{cases|case|cases} and {counts|period|periods} looked at: all the same.',
  },
  figuresNone: { zh: '还没有可以抽查的件。', en: 'There is no case to look at yet.' },
  figuresBroken: {
    zh: '抽查 {cases} 件，{casesWrong} 件与历史不符；{counts} 个周期，{countsWrong} 个计数不符。请系统管理员运行 weige figures 全面核对，weige figures --rebuild 从历史重新汇总。',
    en: 'Of {cases|case|cases} {casesWrong} do not follow from the history; of {counts|period|periods} {countsWrong} do not come to what is kept. Ask the system administrator to run weige figures to look at all, and weige figures --rebuild to make them again.',
  },
  figuresWrong: { zh: '不符的件：', en: 'Cases that differ: ' },
  figuresDayKept: {
    zh: '{date} 一致，抽查 {cases} 件、{counts} 个周期',
    en: '{date}: the same; {cases|case|cases}, {counts|period|periods}',
  },
  figuresDayBroken: {
    zh: '{date} 有 {casesWrong} 件、{countsWrong} 个周期不符',
    en: '{date}: {casesWrong|case|cases} and {countsWrong|period|periods} differed',
  },
  still: { zh: '一周没有动静的件', en: 'Cases without any progress for a week' },
  noStill: {
    zh: '没有。每件在办的件一周内都有动静。',
    en: 'None. Something happened in every open case within a week.',
  },
  case: { zh: '件', en: 'Case' },
  owner: { zh: '责任岗位', en: 'Owner' },
  grid: { zh: '网格', en: 'Grid' },
  quiet: { zh: '多久没动静', en: 'Without progress for' },
  parked: { zh: '没处理成的后续', en: 'Consequences that failed' },
  parkedNote: {
    zh: '办件时该跟着发生的事（如发短信告知报告人）试了几次都没成。件本身不受影响。',
    en: 'What should have followed from an act, such as a message to the reporter, failed several times. The cases themselves are not affected.',
  },
  noParked: { zh: '没有。', en: 'None.' },
  what: { zh: '什么事', en: 'What' },
  since: { zh: '停了多久', en: 'Stuck for' },
  tries: { zh: '试过', en: 'Tries' },
  times: { zh: '{count} 次', en: '{count}' },
  reason: { zh: '原因', en: 'Reason' },
  retry: { zh: '再试一次', en: 'Try again' },
  retrying: { zh: '正在重试', en: 'Trying again' },
  retried: {
    zh: '已经安排重试，几秒后刷新可见结果。',
    en: 'It will be tried again within seconds; check again to see how it went.',
  },
  letters: { zh: '没送到的消息', en: 'Messages that did not arrive' },
  lettersNote: {
    zh: '试到最后仍没发出的，和近两周被拒收的。已改由别的通道送达的不在这里。更正号码、充值或改好配置后，可以再试。',
    en: 'Those that failed to the last try, and those refused within two weeks. What went by another channel is not here. Try again once the number, the credit or the settings are put right.',
  },
  noReason: { zh: '原因不明。', en: 'No reason is known.' },
  code: { zh: '代码 {code}', en: 'Code {code}' },
  noLetters: { zh: '没有。', en: 'None.' },
  act: { zh: '操作', en: 'Action' },
  isCut: { zh: '只列出最久的 200 条。', en: 'Only the 200 oldest are listed.' },
} as const satisfies Record<string, Word>
