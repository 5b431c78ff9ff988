import type { Word, Words } from '../../platform/pure/words.ts'
import type {
  ASK_STATES,
  Ask,
  DoorResult,
  KnownField,
  LANGUAGES,
  MARKS,
  SHOWN_STATES,
  TARGETS,
  TASK_KINDS,
  TASK_LISTS,
  TASK_STATES,
  WAYS,
} from './contract/names.ts'

export const KIND_WORDS = {
  visit: { zh: '走访', en: 'Visit' },
  round: { zh: '巡查', en: 'Round' },
  errand: { zh: '代办', en: 'Errand' },
  verification: { zh: '核查', en: 'Verification' },
} as const satisfies Record<(typeof TASK_KINDS)[number], Word>

export const TASK_STATE_WORDS = {
  planned: { zh: '已排期', en: 'Planned' },
  ready: { zh: '待办', en: 'To do' },
  done: { zh: '已办', en: 'Done' },
  missed: { zh: '漏办', en: 'Missed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<(typeof TASK_STATES)[number], Word>

export const TASK_LIST_WORDS = {
  due: { zh: '待办', en: 'To do' },
  late: { zh: '过了期限', en: 'Late' },
  missed: { zh: '漏办待过问', en: 'Missed, to look after' },
  planned: { zh: '已排期', en: 'Planned' },
  done: { zh: '已办', en: 'Done' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<(typeof TASK_LISTS)[number], Word>

export const TARGET_WORDS = {
  households: { zh: '每一户', en: 'Every household' },
  persons: { zh: '住户里的每个人', en: 'Every resident' },
  buildings: { zh: '每栋楼', en: 'Every building' },
  grid: { zh: '每个微网格', en: 'Every micro grid' },
} as const satisfies Record<(typeof TARGETS)[number], Word>

export const MARK_WORDS = {
  lives_alone: { zh: '独居老人户', en: 'Older people living alone' },
  empty_nest: { zh: '空巢老人户', en: 'Older people whose children live elsewhere' },
  cared_for: { zh: '关爱对象户', en: 'Households cared for' },
  rented: { zh: '出租房', en: 'Rented flats' },
  bottled_gas: { zh: '用瓶装燃气的户', en: 'Households with bottled gas' },
} as const satisfies Record<(typeof MARKS)[number], Word>

export const SHOWN_STATE_WORDS = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待准入', en: 'Submitted' },
  admitted: { zh: '已准入', en: 'Admitted' },
  coming: { zh: '已准入，未到期限', en: 'Admitted, not begun' },
  refused: { zh: '不予准入', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  ended: { zh: '已停止', en: 'Ended' },
  replaced: { zh: '已有新版', en: 'Replaced' },
  expired: { zh: '已过期', en: 'Expired' },
} as const satisfies Record<(typeof SHOWN_STATES)[number], Word>

export const WAY_WORDS = {
  at_door: { zh: '上门', en: 'At the door' },
  phone: { zh: '打电话', en: 'Phone' },
  video: { zh: '视频', en: 'Video' },
  message: { zh: '发消息', en: 'Message' },
} as const satisfies Record<(typeof WAYS)[number], Word>

export const RESULT_WORDS = {
  met: { zh: '已见面', en: 'Met' },
  by_phone: { zh: '电话核实', en: 'Confirmed by phone' },
  family_answered: { zh: '家属代答', en: 'Family answered' },
  not_home: { zh: '不在家', en: 'Not at home' },
  no_answer: { zh: '无人应答', en: 'No answer' },
  vacant: { zh: '空置', en: 'Vacant' },
  refused: { zh: '拒访', en: 'Refused to be visited' },
  refused_to_move: { zh: '拒绝转移', en: 'Refused to be moved' },
  needs_help: { zh: '需协助', en: 'Needs help' },
  needs_medical: { zh: '需医疗', en: 'Needs medical help' },
  wrong_address: { zh: '地址错误', en: 'Wrong address' },
} as const satisfies Record<DoorResult, Word>

export const ASK_WORDS = {
  needs_medical: { zh: '需医疗', en: 'Needs medical help' },
  needs_help: { zh: '需协助', en: 'Needs help' },
  refused_to_move: { zh: '拒绝转移', en: 'Refused to be moved' },
  wrong_address: { zh: '地址错误', en: 'Wrong address' },
  refused: { zh: '关爱户拒访', en: 'Cared for, refused to be visited' },
  not_found: { zh: '关爱户多次没见到人', en: 'Cared for, not found again and again' },
} as const satisfies Record<Ask, Word>

export const ASK_STATE_WORDS = {
  open: { zh: '待跟进', en: 'To be followed up' },
  case: { zh: '已立件', en: 'A case was opened' },
  task: { zh: '已派任务', en: 'A task was ordered' },
  nothing: { zh: '不用再办', en: 'Nothing to do' },
  met: { zh: '后来联系上了', en: 'Met since' },
} as const satisfies Record<(typeof ASK_STATES)[number], Word>

export const FIELD_WORDS = {
  room_use: { zh: '房屋使用', en: 'Use of the flat' },
  headcount: { zh: '住几个人', en: 'How many live here' },
  lift: { zh: '有没有电梯', en: 'Lift' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  lives_here: { zh: '还住在这里', en: 'Still lives here' },
  language: { zh: '说什么话', en: 'Language' },
} as const satisfies Record<KnownField, Word>

export const LANGUAGE_WORDS = {
  mandarin: { zh: '普通话', en: 'Mandarin' },
  sichuanese: { zh: '四川话', en: 'Sichuanese' },
  minority: { zh: '少数民族语言', en: 'A minority language' },
  sign: { zh: '手语', en: 'Sign language' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<(typeof LANGUAGES)[number], Word>

/** What members must not be asked to do (domain.md §1.5): shown to whoever admits. */
export const NOT_TO_BE_ASKED: readonly Word[] = [
  { zh: '行政执法、处罚', en: 'enforcement or penalties' },
  { zh: '扣押、检查财物', en: 'seizing or searching property' },
  { zh: '收钱、代收费用', en: 'collecting money' },
  { zh: '替部门签责任书', en: 'signing responsibility letters for departments' },
  { zh: '决定谁享受待遇', en: 'deciding on benefits' },
  { zh: '采集指纹、人脸等生物信息', en: 'taking biometric data' },
  { zh: '作医疗判断', en: 'medical judgement' },
  { zh: '限制他人人身自由', en: 'restraining people' },
  { zh: '经手涉密或公安重点人员档案', en: 'handling secret-related files or police files on persons' },
  { zh: '平时强制夜间值守', en: 'compulsory night duty in ordinary times' },
  { zh: '用个人账号垫资、带货', en: 'lending money or selling goods through personal accounts' },
]

/** Facts of this module, as a history says them. */
export const EVENT_WORDS = {
  'task_template.saved': { zh: '保存了事项', en: 'Item saved' },
  'task_template.submitted': { zh: '送审', en: 'Submitted for admission' },
  'task_template.admitted': { zh: '准入', en: 'Admitted' },
  'task_template.refused': { zh: '不予准入', en: 'Refused' },
  'task_template.withdrawn': { zh: '撤回', en: 'Withdrawn' },
  'task_template.ended': { zh: '停止', en: 'Ended' },
  'task_template.planned': { zh: '排出任务', en: 'Tasks planned' },
  'task_budget.agreed': { zh: '商定了工作量', en: 'Minutes agreed' },
  'household.marked': { zh: '改了户的标记', en: 'Marks of a household changed' },
  'task.ordered': { zh: '派了任务', en: 'Task ordered' },
  'task.assigned': { zh: '任务到期可办', en: 'Task ready' },
  'task.tried': { zh: '去过，没办成', en: 'Tried' },
  'task.done': { zh: '任务办完', en: 'Task done' },
  'task.missed': { zh: '任务漏办', en: 'Task missed' },
  'task.cancelled': { zh: '任务取消', en: 'Task cancelled' },
  'task.cleared': { zh: '漏办已过问', en: 'Missed task looked after' },
  'task.moved': { zh: '任务随户转到新网格', en: 'Task moved with its household' },
  'visit.recorded': { zh: '记了一次走访', en: 'Visit recorded' },
  'door_ask.raised': { zh: '走访后要有人跟进', en: 'A visit asks for more' },
  'door_ask.late': { zh: '走访待跟进到期没人办', en: 'Nobody has followed up a visit' },
  'door_ask.settled': { zh: '走访待跟进已处理', en: 'What a visit asked for is settled' },
  'door_ask.moved': { zh: '走访待跟进随户转到新网格', en: 'What a visit asked for moved with its household' },
} as const satisfies Words

/** What a record of a person's own is called. */
export const PERSONAL_WORDS = {
  verified: { zh: '走访核实的信息', en: 'Facts verified at visits' },
  task: { zh: '关于我的任务', en: 'Tasks about me' },
} as const satisfies Words

/** Why a task was cancelled by the system. */
export const CANCEL_WORDS = {
  item_over: { zh: '事项已停止', en: 'The item was ended' },
  person_gone: { zh: '按本人要求删除了资料', en: 'The person had her data deleted' },
} as const satisfies Words

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'item.not_draft': {
    zh: '这个版本已经送审或准入，内容不能再改。要改请做新一版。',
    en: 'This version was submitted or admitted; its content can no longer change. Make a new version.',
  },
  'item.wrong_state': {
    zh: '这个事项现在不能这样办，请刷新看看它的状态。',
    en: 'This cannot be done to the item now; refresh the page to see how it stands.',
  },
  'item.grid_elsewhere': {
    zh: '所选网格不都在本社区，请重选。',
    en: 'Not all of the chosen grids are in this community; please choose again.',
  },
  'item.version_open': {
    zh: '这个事项已有一版在拟或在审，请先把它办完。',
    en: 'Another version of this item is being drafted or examined; finish that one first.',
  },
  'item.window_wrong': {
    zh: '“期限”不能晚于“过期”。请改天数。',
    en: 'It cannot be due after it expires. Please change the days.',
  },
  'item.mark_wrong': {
    zh: '只有按户或按人的事项能用户标记筛选。',
    en: 'Only items about households or residents can be narrowed by a mark.',
  },
  'item.consent_missing': {
    zh: '临时紧急事项要写明谁同意的。',
    en: 'For a temporary urgent item, write down who consented.',
  },
  'item.question_wrong': {
    zh: '有一个问题不完整：选择题至少两个选项，问题和选项不能重复。',
    en: 'A question is incomplete: a choice needs two options, and nothing may stand twice.',
  },
  'item.fields_wrong': {
    zh: '核对项有重复，或这类事项不上门，不能带核对项。',
    en: 'A field stands twice, or items of this kind come to no door and cannot have fields.',
  },
  'item.validity_past': { zh: '生效日期不能早于今天。', en: 'It cannot begin before today.' },
  'item.validity_wrong': { zh: '截止日期早于生效日期。', en: 'The last day is before the first.' },
  'item.validity_long': {
    zh: '有效期太长：一般事项最多三年，临时紧急事项最多 90 天。',
    en: 'Too long: at most three years, and 90 days for a temporary urgent item.',
  },
  'item.never_due': {
    zh: '一次性事项的日期不在有效期内。',
    en: 'The day of this single item is outside its validity.',
  },
  'item.over_agreed': {
    zh: '准入后有 {grids} 个网格超过商定的每人每月 {agreed} 分钟（最多 {most} 分钟）。要准入请写明理由，或先减事项。',
    en: 'With it, {grids|grid is|grids are} above the agreed {agreed|minute|minutes} a month per member (up to {most}). Give a reason, or take something away first.',
  },
  'item.not_admitted': {
    zh: '这个事项今天不在准入清单里，不能派给网格员。',
    en: 'This item is not admitted today; nothing of it can be given to members.',
  },
  'item.not_by_hand': {
    zh: '这个事项是按期自动排的，不用单独派。',
    en: 'This item is planned by its own rhythm and is not ordered by hand.',
  },
  'task.target_outside': {
    zh: '对象不在这个事项准入的网格里，或不是它的对象。',
    en: 'This is outside the grids for which the item is admitted, or not what it is about.',
  },
  'task.window_wrong': {
    zh: '时间不对：先能办，再到期限，最后过期；过期要晚于现在，且不超过事项的有效期。',
    en: 'The times are wrong: ready, then due, then expired; it must expire after now and within the item’s validity.',
  },
  'task.id_used': { zh: '这件任务已经派过。', en: 'This task was ordered already.' },
  'task.not_open': {
    zh: '这件任务已经办完、漏办或取消。',
    en: 'This task is done, missed or cancelled already.',
  },
  'task.not_missed': {
    zh: '这件任务没有漏办，或已经有人过问。',
    en: 'This task is not missed, or somebody has looked after it.',
  },
  'task.has_door': {
    zh: '这件任务要在走访里一起办，请打开那一户。',
    en: 'This task is done with a visit; open that household.',
  },
  'task.own_work': {
    zh: '这件事是您办的，要由别人来核查。',
    en: 'This is your own work; somebody else has to verify it.',
  },
  'task.verdict_missing': {
    zh: '核查要写明是否属实。',
    en: 'A verification must say whether it is as it was said to be.',
  },
  'ask.settled': {
    zh: '这一条已经有人处理了，请刷新看看结果。',
    en: 'Somebody has settled this already; refresh the page to see how.',
  },
  'visit.id_used': { zh: '这次走访已经记过。', en: 'This visit was recorded already.' },
  'visit.answer_wrong': {
    zh: '“{question}”的答案不对，请改一改。',
    en: 'The answer to “{question}” does not fit; please correct it.',
  },
  'visit.answer_missing': { zh: '“{question}”还没有填。', en: '“{question}” is not answered yet.' },
  'visit.value_wrong': { zh: '“{field}”填得不对，请改一改。', en: '“{field}” does not fit; please correct it.' },
}
