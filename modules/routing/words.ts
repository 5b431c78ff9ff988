import type { Word, Words } from '../../platform/pure/words.ts'
import type { During, Nature, Priority, RoutingRule, Tier, UNITS } from './contract.ts'
import type { CategoryDefect, RuleDefect } from './set-defects.ts'

/** Tiers (事权层级): 微事不出网格、小事不出社区、大事不出街道. */
export const TIER_WORDS = {
  grid: { zh: '网格（微事）', en: 'grid tier' },
  community: { zh: '社区（小事）', en: 'community tier' },
  subdistrict: { zh: '街道（大事）', en: 'subdistrict tier' },
} as const satisfies Record<Tier, Word>

export const PRIORITY_WORDS = {
  urgent: { zh: '紧急', en: 'Urgent' },
  high: { zh: '加急', en: 'High' },
  normal: { zh: '一般', en: 'Normal' },
  low: { zh: '低', en: 'Low' },
} as const satisfies Record<Priority, Word>

export const NATURE_WORDS = {
  consultation: { zh: '咨询', en: 'Question' },
  help: { zh: '求助', en: 'Request for help' },
  suggestion: { zh: '建议', en: 'Suggestion' },
  complaint: { zh: '投诉', en: 'Complaint' },
  tip_off: { zh: '举报', en: 'Tip-off' },
  hazard: { zh: '隐患', en: 'Hazard' },
  thanks: { zh: '感谢', en: 'Thanks' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<Nature, Word>

/** Units of a limit, as one chooses them; «3 个工作日» is said by `sayLimit` of calendars. */
export const UNIT_WORDS = {
  m: { zh: '分钟', en: 'minutes' },
  h: { zh: '小时', en: 'hours' },
  d: { zh: '自然日', en: 'calendar days' },
  wh: { zh: '工作时', en: 'working hours' },
  wd: { zh: '工作日', en: 'working days' },
} as const satisfies Record<(typeof UNITS)[number], Word>

export const GRID_KIND_WORDS = {
  residential: { zh: '居民网格', en: 'a residential grid' },
  dedicated: { zh: '专属网格', en: 'a dedicated grid' },
} as const satisfies Record<NonNullable<RoutingRule['gridKind']>, Word>

/** Whether the office was working when the report came in. */
export const DURING_WORDS = {
  working: { zh: '工作时间内', en: 'during working hours' },
  off: { zh: '非工作时间', en: 'outside working hours' },
} as const satisfies Record<During, Word>

/** Pieces of the sentence that says why a case goes where it goes. */
export const EXPLAIN_WORDS = {
  sentence: {
    zh: '第 {position} 条规则：{cases}的件，交给{role}{limit}。{note}。',
    en: 'Rule {position}: {cases}: to the {role}{limit}. {note}.',
  },
  anyCategory: { zh: '任何分类', en: 'any category' },
  where: { zh: '、{where}', en: ', {where}' },
  somePlace: { zh: '指定的网格', en: 'one grid' },
  within: { zh: '，{limit}内办理', en: ', within {limit}' },
} as const satisfies Words

/** Who may publish categories and rules, and who may read the rules. */
export const WHO_PUBLISHES: Word = {
  zh: '区、街道管理人员，系统管理员',
  en: 'officers of the district or a subdistrict, the system administrator',
}
export const WHO_READS_RULES: Word = { zh: '有岗位的工作人员', en: 'staff who hold a post' }

const CATEGORY_REFUSALS = {
  'category.bad_code': {
    zh: '分类编码“{code}”不对：大类两位数字，小类四位数字。',
    en: 'The code "{code}" is wrong: two digits for a class, four for a leaf.',
  },
  'category.code_twice': { zh: '分类编码 {code} 出现了两次。', en: 'The code {code} appears twice.' },
  'category.no_class': { zh: '小类 {code} 没有对应的大类。', en: 'The leaf {code} has no class.' },
  'category.no_leaf': { zh: '目录里一个小类也没有。', en: 'The catalogue has no leaf at all.' },
  'category.bad_name': {
    zh: '分类 {code} 的名称有误：中文、英文都要填写，各不超过 80 个字。',
    en: 'The names of {code} are wrong: both Chinese and English, at most 80 characters each.',
  },
  'category.bad_keywords': {
    zh: '分类 {code} 的关键词有误：最多 60 个，每个 1 至 20 个字。',
    en: 'The keywords of {code} are wrong: at most 60, each of 1 to 20 characters.',
  },
  'category.limit_out_of_range': {
    zh: '分类 {code} 的时限超出了一年。',
    en: 'The limit of {code} is longer than a year.',
  },
} as const satisfies Record<`category.${CategoryDefect['kind']}`, Word>

const RULE_REFUSALS = {
  'rule.position_twice': { zh: '序号 {position} 出现了两次。', en: 'The position {position} appears twice.' },
  'rule.unknown_role': {
    zh: '第 {position} 条规则的岗位不能办件：{role}。',
    en: 'Rule {position} names a role that cannot own a case: {role}.',
  },
  'rule.unknown_category': {
    zh: '第 {position} 条规则的分类 {prefix} 不在目录里。',
    en: 'Rule {position} names the category {prefix}, which is not in the catalogue.',
  },
  'rule.limit_out_of_range': {
    zh: '第 {position} 条规则的时限超出了一年。',
    en: 'The limit of rule {position} is longer than a year.',
  },
  'rule.bad_note': {
    zh: '第 {position} 条规则要写明理由，不超过 200 个字。',
    en: 'Rule {position} must say why, in at most 200 characters.',
  },
  'rule.bad_hours': {
    zh: '第 {position} 条规则的时段有误：起止不能相同。',
    en: 'The hours of rule {position} are wrong: beginning and end are the same.',
  },
  'rule.never_matches': {
    zh: '第 {position} 条规则永远不会生效：前面的第 {by} 条已经包括了它。',
    en: 'Rule {position} can never decide: rule {by} before it already covers it.',
  },
  'rule.no_catch_all': {
    zh: '最后一条规则必须适用于任何件，保证每件都有人负责。',
    en: 'The last rule must fit every case, so that each has somebody in charge.',
  },
  'rule.catch_all_unheld': {
    zh: '最后一条兜底规则要交给总网格长或街道干部：这两个岗位每个社区一定有人。',
    en: 'The last rule must name the lead of the main grid or the officer of the subdistrict: posts that every community has.',
  },
} as const satisfies Record<`rule.${RuleDefect['kind']}`, Word>

/** Words of this module by key. */
export const WORDS = {
  ...CATEGORY_REFUSALS,
  ...RULE_REFUSALS,
  'routing.not_the_district': {
    zh: '分类目录和分派规则由全区统一发布，请切换到区一级({district})操作。',
    en: 'Categories and routing rules are published for the whole district: switch to the district ({district}).',
  },
  'routing.no_draft': {
    zh: '现在没有草稿：可能已经发布，或被别人放弃了。',
    en: 'There is no draft now: it was published, or somebody discarded it.',
  },
  'routing.draft_changed': {
    zh: '草稿已被别人改过（现在是第 {version} 版）。请先看看新的草稿，再接着改。',
    en: 'Somebody else changed the draft meanwhile (now version {version}). Look at it before you go on.',
  },
  'routing.already_in_force': {
    zh: '这套规则现在就在用，不必恢复。',
    en: 'These rules are in force already.',
  },
  'routing.none_published': {
    zh: '本区还没有发布分类目录和分派规则。请联系系统管理员。',
    en: 'This district has no published categories and routing rules yet. Ask the system administrator.',
  },
} as const satisfies Words
