import type { Period } from '../../../modules/dashboards/rules.ts'
import type { Word } from '../../../platform/pure/words.ts'

/** Words of the page of levels. */
export const LEVELS = {
  title: { zh: '{name} · 各级', en: '{name} · Levels' },
  plainTitle: { zh: '各级', en: 'Levels' },
  lead: { zh: '{from} 至 {until}。', en: '{from} to {until}. ' },
  running: { zh: '这一期还没过完，数还会变。', en: 'The period is not over yet: the figures will change.' },
  path: { zh: '所在层级', en: 'Where this lies' },
  period: { zh: '时间', en: 'Period' },
  before: { zh: '上一期', en: 'Period before' },
  after: { zh: '下一期', en: 'Next period' },
  present: { zh: '回到本期', en: 'Back to now' },
  classAll: { zh: '全部大类', en: 'All classes' },
  class: { zh: '大类', en: 'Class' },
  onlyClass: { zh: '只看 {name}', en: 'Only {name}' },
  totals: { zh: '{name}合计', en: '{name} in all' },
  compare: { zh: '各{below}', en: 'By {below}' },
  compareNote: {
    zh: '按代码排列，不排名次。点列名可以排序：不到 5 件的数、不到 20 件可算的比率不参加。比率下面是 95% 区间：区间有重叠的两处，不能说哪一处更高。',
    en: 'In the order of codes: nothing is ranked. Press a column to sort by it; counts below 5 and shares of fewer than 20 take no part. Under a share is its 95 % interval: of two places whose intervals overlap neither can be called higher.',
  },
  hidden: { zh: '隐去', en: 'hidden' },
  hiddenNote: {
    zh: '「隐去」：社区以外不看少于 5 件的分类数，它可能说的就是某个人；能由它推算出来的数也一并隐去。',
    en: '“Hidden”: outside a community no count of a kind below 5 is shown, since it could be about somebody; what it could be worked out from is hidden with it.',
  },
  tooFew: { zh: '件数少', en: 'few cases' },
  unplaced: { zh: '数太小或已隐去，不参加排序', en: 'too small or hidden: not sorted' },
  sortBy: { zh: '按{what}排序', en: 'Sort by {what}' },
  communities: { zh: '{n} 个社区', en: '{n|community|communities}' },
  notCounted: { zh: '{n} 个还没有数', en: '{n} not counted yet' },
  nothingYet: { zh: '还没有数', en: 'not counted yet' },
  itself: { zh: '{name}（本级）', en: '{name} (itself)' },
  down: { zh: '看 {name}', en: 'Open {name}' },
  figures: { zh: '看 {name} 的统计', en: 'Figures of {name}' },
  stages: { zh: '在办的走到哪一步', en: 'How far open cases have come' },
  noOpen: { zh: '没有在办的件', en: 'Nothing is open' },
  kinds: { zh: '收到的是哪些大类', en: 'What came in, by class' },
  kindsNote: {
    zh: '颜色越深，这一类在本处收到的件里占得越多。点大类名只看这一类。',
    en: 'The darker, the larger the part of this class in what the place received. Press the name of a class to see only that.',
  },
  visits: { zh: '走访', en: 'Visits' },
  visitsBy: { zh: '各{below}的走访', en: 'Visits by {below}' },
  visitsNote: {
    zh: '按代码排列，不排名次；只算地方，不算人。比率下面是 95% 区间：区间有重叠的两处，不能说哪一处更高；不到 20 户（次）的比率标明户数少。只有一两个微网格的地方，只列户数。',
    en: 'In the order of codes: nothing is ranked; of places, never of people. Under a share is its 95 % interval: of two places whose intervals overlap neither can be called higher; shares of fewer than 20 are marked. Of a place with one or two micro grids only its doors.',
  },
  visitsHidden: {
    zh: '「隐去」：社区以外不看少于 5 的户数和走访数；能由它推算出来的数也一并隐去。',
    en: '“Hidden”: outside a community no number of doors or visits below 5 is shown; what it could be worked out from is hidden with it.',
  },
  visitsOfAll: { zh: '走访不分大类，这里是全部。', en: 'Visits have no class: these are all of them.' },
  visitsAsOf: { zh: '走访的数最早的一份统计于 {at}。', en: 'The oldest counts of visits are of {at}.' },
  fewDoors: { zh: '数少', en: 'few' },
  onlyDoors: { zh: '只列户数', en: 'doors only' },
  visited: { zh: '已走到', en: 'Visited' },
  notVisited: { zh: '还没走到', en: 'Not visited' },
  walked: { zh: '应走访的户走到了多少', en: 'How many of the doors due were visited' },
  all: { zh: '合计', en: 'In all' },
  course: { zh: '走势', en: 'Course' },
  noCourse: {
    zh: '社区以外只看一个大类时不画走势：逐期相减，会推算出隐去的数。',
    en: 'From outside the community one class has no course: from one period to the next hidden counts could be worked out.',
  },
  unusual: { zh: '和平常不一样的', en: 'Not as usual' },
  unusualLine: {
    zh: '{now} 件；之前 {periods} {unit}平均 {mean} 件，高出平常波动的 {deviations} 倍。',
    en: '{now}; over the {periods} {unit} before the mean was {mean}: {deviations} times the usual variation above it.',
  },
  atLeast: { zh: '至少 {n}', en: 'at least {n}' },
  fewBefore: { zh: '不到 1', en: 'less than 1' },
  unusualNote: {
    zh: '怎么算：不少于 10 件，并且比之前各期的平均高出三倍以上的平常波动（标准差，至少按偶然来件的波动算）。这样的数很少是碰巧。它只提示去看一看，不是评价。',
    en: 'How it is found: at least 10, and above the mean of the periods before by three times their usual variation (standard deviation, never less than that of things that come by chance). That is seldom chance. It is a hint to look, no judgement.',
  },
  nothingUnusual: { zh: '没有明显高出平常的', en: 'Nothing stands out' },
  nothingUnusualText: {
    zh: '至少要有 4 期可比，不少于 10 件才会提示。',
    en: 'A hint needs at least 4 periods to compare with, and at least 10 cases.',
  },
  fresh: { zh: '{n} 个社区；最早的一份统计于 {at}。', en: '{n|community|communities}; the oldest counts are of {at}.' },
  late: {
    zh: '{n} 个社区的数超过一小时没有更新。',
    en: 'The counts of {n|community|communities} are older than an hour.',
  },
  never: {
    zh: '{n} 个社区还没有数：刚建立，或还没有收到过件。',
    en: '{n|community has|communities have} not been counted yet: just founded, or nothing has come in.',
  },
  channelNote: {
    zh: '街道以上按社区和大类留数，不分来源；要按来源看，请进社区的统计。',
    en: 'Above a street counts are kept by community and class, not by channel: for channels open the figures of a community.',
  },
  empty: { zh: '这一期还没有件', en: 'Nothing in this period' },
  emptyText: { zh: '换一期，或看全部大类。', en: 'Choose another period, or all classes.' },
  share: { zh: '占 {share}', en: '{share}' },
} as const satisfies Record<string, Word>

export const BELOW_WORDS = {
  city: { zh: '区县', en: 'district' },
  district: { zh: '街道', en: 'street' },
  subdistrict: { zh: '社区', en: 'community' },
} as const satisfies Record<string, Word>

export const PERIOD_WORDS = {
  day: { zh: '按日', en: 'Day' },
  week: { zh: '按周', en: 'Week' },
  month: { zh: '按月', en: 'Month' },
} as const satisfies Record<Period, Word>

/** What follows a number of periods. */
export const UNIT_WORDS = {
  day: { zh: '天', en: 'days' },
  week: { zh: '周', en: 'weeks' },
  month: { zh: '个月', en: 'months' },
} as const satisfies Record<Period, Word>
