import type { Word } from '../../../platform/pure/words.ts'

/** Words of the page of rules. */
export const RULES = {
  title: { zh: '规则', en: 'Rules' },
  lead: {
    zh: '全区统一发布，这里只能看。要改请联系区级或街道管理人员。',
    en: 'Published for the whole district; here they can be read. Officers of the district or subdistrict change them.',
  },
  parts: { zh: '看哪一部分', en: 'Which part' },
  routing: { zh: '分派规则', en: 'Routing' },
  categories: { zh: '分类目录', en: 'Categories' },
  calendar: { zh: '工作日历', en: 'Calendar' },

  routingNote: {
    zh: '从上往下看，第一条符合的规则决定交给谁；最后一条适用于所有件，所以没有无人负责的件。',
    en: 'Read from the top: the first rule that fits decides. The last one fits everything, so no case is without an owner.',
  },
  when: { zh: '什么件', en: 'Which cases' },
  to: { zh: '交给', en: 'To' },
  limit: { zh: '时限', en: 'Limit' },
  why: { zh: '理由', en: 'Why' },
  asCategory: { zh: '按分类', en: 'as the category says' },
  noRules: { zh: '还没有发布分派规则。', en: 'No routing rules are published.' },

  search: { zh: '搜索分类、编码或居民的说法', en: 'Search category, code or the words people use' },
  found: { zh: '{count} 个小类', en: '{count|category|categories}' },
  none: { zh: '没有符合的分类。', en: 'No category fits.' },
  code: { zh: '编码', en: 'Code' },
  category: { zh: '分类', en: 'Category' },
  tier: { zh: '起始层级', en: 'Starts at' },
  priority: { zh: '缓急', en: 'Priority' },
  handler: { zh: '通常谁办', en: 'Usually handled by' },
  flags: { zh: '注意', en: 'Note' },
  callsEmergency: { zh: '先拨 110/119/120', en: 'call 110/119/120 first' },
  isSensitive: { zh: '敏感', en: 'sensitive' },
  needsEnforcement: { zh: '需执法部门', en: 'needs enforcement' },
  mayBeAnonymous: { zh: '多为匿名', en: 'often anonymous' },
  verifyAlways: { zh: '必核查', en: 'always verified' },

  publishedThrough: { zh: '日历已公布到 {date}', en: 'Published until {date}' },
  hours: { zh: '工作时间：{windows}', en: 'Working hours: {windows}' },
  year: { zh: '{year} 年', en: '{year}' },
  days: { zh: '日期', en: 'Days' },
  dayKind: { zh: '安排', en: 'What' },
  dayName: { zh: '名称', en: 'Name' },
  source: { zh: '依据', en: 'Source' },
  dayCount: { zh: '{count} 天', en: '{count|day|days}' },
  nameMissing: { zh: '（未命名）', en: '(no name)' },
  noDays: { zh: '这一年没有特别安排的日子。', en: 'No special days this year.' },
} as const satisfies Record<string, Word>

/** How the suggested categories fit what people chose. */
export const FIT = {
  title: { zh: '分类建议准不准', en: 'How suggestions fit' },
  note: {
    zh: '研判时系统建议的分类，和人最后选定的相比。只算近 90 天上报、研判时看到了建议的件；只按分类算，不按人算。',
    en: 'What was suggested at triage beside what people chose: cases of the last 90 days whose triage showed suggestions. By category, never by person.',
  },
  nothingYet: { zh: '近 90 天还没有可以比较的件。', en: 'Nothing to compare in the last 90 days yet.' },
  share: {
    zh: '共 {count} 件：第一条建议就选对的 {first} 件（{firstShare}%），前三条里有的 {three} 件（{threeShare}%）。',
    en: '{count|case|cases}: the first suggestion was right in {first} ({firstShare}%), one of the three in {three} ({threeShare}%).',
  },
  few: {
    zh: '共 {count} 件：第一条建议就选对的 {first} 件，前三条里有的 {three} 件。件数还少，先不算比例。',
    en: '{count|case|cases}: the first suggestion was right in {first}, one of the three in {three}. Too few for a share.',
  },
  byCategory: { zh: '按分类看', en: 'By category' },
  category: { zh: '选定的分类', en: 'Category chosen' },
  cases: { zh: '件数', en: 'Cases' },
  first: { zh: '第一条就对', en: 'First was right' },
  among: { zh: '在前三条里', en: 'Among the three' },
  other: { zh: '建议了别的', en: 'Others suggested' },
  none: { zh: '没有建议', en: 'None suggested' },
  rightShare: { zh: '第一条的准确率', en: 'First right, share' },
  tooFew: { zh: '件数少', en: 'few cases' },
} as const satisfies Record<string, Word>

/** Words of the texts kept for answers. */
export const TEMPLATES = {
  title: { zh: '常用语', en: 'Templates' },
  lead: {
    zh: '办件时常写的话。写在哪个网格，这个网格和它下面的人办件时就能选用。',
    en: 'Texts for answers. Kept in a grid, they are offered to everybody who works there or below.',
  },
  grid: { zh: '网格', en: 'Grid' },
  add: { zh: '新建常用语', en: 'New template' },
  edit: { zh: '修改', en: 'Edit' },
  editOne: { zh: '修改“{title}”', en: 'Edit “{title}”' },
  remove: { zh: '删除', en: 'Remove' },
  removeOne: { zh: '删除“{title}”', en: 'Remove “{title}”' },
  removeText: {
    zh: '删除后，大家办件时不再看到“{title}”。已经写进件里的话不受影响。',
    en: '“{title}” is no longer offered. What was already written into cases stays.',
  },
  none: { zh: '还没有常用语', en: 'No templates yet' },
  noneKeeper: { zh: '可以先放入一套通用的，再改成你们的说法。', en: 'Begin with a common set and make it your own.' },
  noneOther: { zh: '由社区或街道负责人添加。', en: 'Leads of the community or subdistrict add them.' },
  starters: { zh: '放入一套通用的', en: 'Add the common set' },
  fitsAll: { zh: '任何件都可用', en: 'Fits any case' },
  from: { zh: '来自{grid}', en: 'from {grid}' },
  above: { zh: '上级', en: 'above' },
  name: { zh: '名称', en: 'Name' },
  text: { zh: '内容', en: 'Text' },
  textHint: {
    zh: '可以留空格，选用时自动填好：{number} 编号，{place} 地点，{due} 期限。',
    en: 'Blanks are filled when it is used: {number}, {place}, {due} (the deadline).',
  },
  category: { zh: '用于哪类件', en: 'For which category' },
  anyCategory: { zh: '不限分类', en: 'Any category' },
  verb: { zh: '用于哪个动作', en: 'For which act' },
  anyVerb: { zh: '不限动作', en: 'Any act' },
  outcome: { zh: '用于哪种结果', en: 'For which outcome' },
  anyOutcome: { zh: '不限结果', en: 'Any outcome' },
  preview: { zh: '选用时的样子', en: 'How it will read' },
  save: { zh: '保存', en: 'Save' },
  sampleNumber: { zh: '261101-123456', en: '261101-123456' },
  samplePlace: { zh: '幸福里1幢2单元', en: '幸福里1幢2单元' },
} as const satisfies Record<string, Word>
