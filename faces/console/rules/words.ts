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
  anything: { zh: '任何件', en: 'Any case' },
  asCategory: { zh: '按分类', en: 'as the category says' },
  noRules: { zh: '还没有发布分派规则。', en: 'No routing rules are published.' },

  search: { zh: '搜索分类、编码或居民的说法', en: 'Search category, code or the words people use' },
  found: { zh: '{count} 个小类', en: '{count} categories' },
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
  dayCount: { zh: '{count} 天', en: '{count} days' },
  nameMissing: { zh: '（未命名）', en: '(no name)' },
  noDays: { zh: '这一年没有特别安排的日子。', en: 'No special days this year.' },
} as const satisfies Record<string, Word>
