import type { CODE_KINDS, DEDICATED_KINDS, KINDS, LEVELS } from '../../modules/grids/contract.ts'
import type { NATURES, Priority, Tier, UNITS } from '../../modules/routing/contract.ts'
import type { Word } from '../../platform/pure/words.ts'

/** Words that every page of the console needs. Those of one task stand in its own folder. */
export const CONSOLE = {
  name: { zh: '微格 工作台', en: 'Weige console' },
  brand: { zh: '微格', en: 'Weige' },
  navigation: { zh: '主菜单', en: 'Main menu' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  desk: { zh: '办件', en: 'Cases' },
  enter: { zh: '代录', en: 'Enter' },
  grids: { zh: '网格', en: 'Grids' },
  people: { zh: '人员', en: 'People' },
  imports: { zh: '导入', en: 'Import' },
  rules: { zh: '规则', en: 'Rules' },
  more: { zh: '更多', en: 'More' },
  live: { zh: '实时更新', en: 'Live' },
  notLive: { zh: '正在重新连接,暂每半分钟更新一次', en: 'Reconnecting; updated every half minute for now' },
  account: { zh: '{name}的账号', en: 'Account of {name}' },
  changePassword: { zh: '修改密码', en: 'Change password' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  street: { zh: '所在街道', en: 'Subdistrict' },
  keys: { zh: '快捷键', en: 'Keyboard shortcuts' },
  sample: { zh: '示例数据', en: 'Sample data' },
  sampleNote: { zh: '这里的网格和人员都是虚构的。', en: 'Grids and people here are invented.' },
  deputy: { zh: '代理', en: 'deputy' },
  save: { zh: '保存', en: 'Save' },
  send: { zh: '提交', en: 'Send' },
  search: { zh: '搜索', en: 'Search' },
  clear: { zh: '清除', en: 'Clear' },
  all: { zh: '全部', en: 'All' },
  none: { zh: '没有', en: 'None' },
  moreRows: { zh: '再看一些', en: 'Show more' },
  print: { zh: '打印', en: 'Print' },
  required: { zh: '必填', en: 'required' },
  asking: { zh: '正在读取…', en: 'Loading…' },
  missingTitle: { zh: '没有这个页面', en: 'There is no such page' },
  missingText: {
    zh: '地址可能抄错了,或者页面已经改名。回到办件列表可以找到您要的东西。',
    en: 'The address may be mistyped, or the page has another name now. What you need can be found from the list of cases.',
  },
  toDesk: { zh: '去办件列表', en: 'To the list of cases' },
  notStaffTitle: { zh: '这个账号没有岗位', en: 'This account holds no post' },
  notStaffText: {
    zh: '工作台供有岗位的工作人员使用。请联系社区为您设立岗位;查看自己报过的事请到居民页面。',
    en: 'The console is for staff who hold a post. Ask the community to give you one; your own reports are on the residents’ pages.',
  },
  residents: { zh: '去居民页面', en: 'To the residents’ pages' },
  tooShort: { zh: '至少写 {count} 个字。', en: 'Write at least {count} characters.' },
  pleaseChoose: { zh: '请选一项。', en: 'Please choose one.' },
  pleaseFill: { zh: '请填写。', en: 'Please fill this in.' },
  wrongPhone: { zh: '手机号是 1 开头的 11 位数字。', en: 'A mobile number has 11 digits and begins with 1.' },
  vacant: { zh: '空缺', en: 'vacant' },
  newWindow: { zh: '在新窗口打开', en: 'opens in a new window' },
} as const satisfies Record<string, Word>

/** The levels of authority, in the words of 微事不出网格、小事不出社区、大事不出街道. */
export const TIER_WORDS = {
  grid: { zh: '微事(网格)', en: 'Micro matter (grid)' },
  community: { zh: '小事(社区)', en: 'Small matter (community)' },
  subdistrict: { zh: '大事(街道)', en: 'Big matter (subdistrict)' },
} as const satisfies Record<Tier, Word>

export const PRIORITY_WORDS = {
  urgent: { zh: '紧急', en: 'Urgent' },
  high: { zh: '优先', en: 'High' },
  normal: { zh: '一般', en: 'Normal' },
  low: { zh: '不急', en: 'Low' },
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
} as const satisfies Record<(typeof NATURES)[number], Word>

/** Lengths of limits; {value} is the number. */
export const LIMIT_WORDS = {
  m: { zh: '{value} 分钟', en: '{value} minutes' },
  h: { zh: '{value} 小时', en: '{value} hours' },
  d: { zh: '{value} 天', en: '{value} days' },
  wh: { zh: '{value} 个工作小时', en: '{value} working hours' },
  wd: { zh: '{value} 个工作日', en: '{value} working days' },
} as const satisfies Record<(typeof UNITS)[number], Word>

export const LEVEL_WORDS = {
  district: { zh: '区', en: 'District' },
  subdistrict: { zh: '街道', en: 'Subdistrict' },
  main: { zh: '总网格', en: 'Main grid' },
  ordinary: { zh: '一般网格', en: 'Ordinary grid' },
  compound: { zh: '小区院落', en: 'Compound' },
  micro: { zh: '微网格', en: 'Micro-grid' },
} as const satisfies Record<(typeof LEVELS)[number], Word>

export const KIND_WORDS = {
  residential: { zh: '居民网格', en: 'Residential' },
  dedicated: { zh: '专属网格', en: 'Dedicated' },
} as const satisfies Record<(typeof KINDS)[number], Word>

export const DEDICATED_WORDS = {
  government: { zh: '机关单位', en: 'Government office' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  school: { zh: '学校', en: 'School' },
  hospital: { zh: '医院', en: 'Hospital' },
  office_building: { zh: '商务楼宇', en: 'Office building' },
  business_block: { zh: '商圈', en: 'Business block' },
  industrial_park: { zh: '产业园区', en: 'Industrial park' },
  construction_site: { zh: '建筑工地', en: 'Construction site' },
  dormitory: { zh: '宿舍区', en: 'Dormitory area' },
  transport_hub: { zh: '交通枢纽', en: 'Transport hub' },
  new_employment: { zh: '新就业群体', en: 'New forms of employment' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<(typeof DEDICATED_KINDS)[number], Word>

export const CODE_KIND_WORDS = {
  grid_board: { zh: '网格公示牌', en: 'Grid board' },
  building: { zh: '楼栋', en: 'Building' },
  entrance: { zh: '单元', en: 'Entrance' },
  household: { zh: '住户', en: 'Household' },
  dedicated: { zh: '专属网格', en: 'Dedicated grid' },
  station: { zh: '站点', en: 'Station' },
} as const satisfies Record<(typeof CODE_KINDS)[number], Word>
