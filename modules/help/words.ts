import type { Word, Words } from '../../platform/pure/words.ts'
import type { Relation } from './access.ts'
import type {
  DayPart,
  DeskList,
  HelpKind,
  HelpState,
  ImproperReason,
  Nearness,
  OfferState,
  Reach,
  RequestVerb,
} from './contract/names.ts'

export const HELP_KIND_WORDS = {
  accompany: { zh: '陪着去医院、办事', en: 'Company to hospital or an office' },
  shopping: { zh: '买东西、取东西', en: 'Shopping and fetching' },
  carry: { zh: '搬东西', en: 'Carrying something' },
  lesson: { zh: '教一教', en: 'Teaching something' },
  borrow: { zh: '借个工具', en: 'Borrowing a tool' },
  company: { zh: '陪陪、聊聊天', en: 'Keeping company' },
  repair: { zh: '小修小补', en: 'Small repairs' },
  other: { zh: '别的事', en: 'Something else' },
} as const satisfies Record<HelpKind, Word>

/** What each kind is, by an example. */
export const HELP_KIND_NOTES = {
  accompany: { zh: '看病、拿药、办证', en: 'A doctor, a pharmacy, papers' },
  shopping: { zh: '买菜、拿快递', en: 'Groceries, a parcel' },
  carry: { zh: '米油、旧家具', en: 'Rice and oil, old furniture' },
  lesson: { zh: '用手机、功课、手艺', en: 'A phone, homework, a craft' },
  borrow: { zh: '梯子、电钻、推车', en: 'A ladder, a drill, a cart' },
  company: { zh: '散步、下棋、照看一会儿', en: 'A walk, chess, an hour of minding' },
  repair: { zh: '换灯泡、修凳子', en: 'A bulb, a stool' },
  other: { zh: '写清楚就行', en: 'Just say what' },
} as const satisfies Record<HelpKind, Word>

/** As a request stands, for those whom it concerns. */
export const HELP_STATE_WORDS = {
  open: { zh: '等邻居答应', en: 'Waiting for a neighbour' },
  accepted: { zh: '有人答应了', en: 'Somebody said yes' },
  said_done: { zh: '等对方确认', en: 'Waiting to be confirmed' },
  done: { zh: '帮好了', en: 'Done' },
  thanked: { zh: '已道谢', en: 'Thanked' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  expired: { zh: '已过期', en: 'Lapsed' },
  ended: { zh: '社区已结束', en: 'Ended by the community' },
} as const satisfies Record<HelpState, Word>

export const OFFER_STATE_WORDS = {
  open: { zh: '愿意帮', en: 'Ready to help' },
  withdrawn: { zh: '已收回', en: 'Taken back' },
  expired: { zh: '已过期', en: 'Lapsed' },
  ended: { zh: '社区已结束', en: 'Ended by the community' },
} as const satisfies Record<OfferState, Word>

export const DAY_PART_WORDS = {
  any: { zh: '什么时候都行', en: 'Any time' },
  morning: { zh: '上午', en: 'Morning' },
  afternoon: { zh: '下午', en: 'Afternoon' },
  evening: { zh: '晚上', en: 'Evening' },
} as const satisfies Record<DayPart, Word>

/** The days of the week; the first is Sunday. */
export const WEEKDAY_WORDS: readonly Word[] = [
  { zh: '周日', en: 'Sun' },
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
]

/** How far a helper goes. */
export const REACH_WORDS = {
  micro: { zh: '就在我这个微网格', en: 'My micro grid' },
  ordinary: { zh: '我这一片（一般网格）', en: 'My ordinary grid' },
  community: { zh: '整个社区都行', en: 'The whole community' },
} as const satisfies Record<Reach, Word>

export const NEARNESS_WORDS = {
  micro: { zh: '同一个微网格', en: 'Same micro grid' },
  ordinary: { zh: '同一片', en: 'Same area' },
  community: { zh: '同一个社区', en: 'Same community' },
} as const satisfies Record<Nearness, Word>

export const IMPROPER_WORDS = {
  money: { zh: '要钱、推销或像诈骗', en: 'Asks for money, sells, or looks like fraud' },
  danger: { zh: '有危险', en: 'Dangerous' },
  harassment: { zh: '骚扰、辱骂', en: 'Harassing or insulting' },
  private_data: { zh: '写了别人的隐私', en: 'Shows somebody’s private data' },
  not_help: { zh: '不是互助的事', en: 'Not a matter of help' },
  other: { zh: '其他', en: 'Something else' },
} as const satisfies Record<ImproperReason, Word>

export const VERB_WORDS = {
  invite: { zh: '请一位邻居', en: 'Ask a neighbour' },
  accept: { zh: '我来帮', en: 'I will help' },
  giveBack: { zh: '帮不了了', en: 'I cannot after all' },
  sayDone: { zh: '已经帮好了', en: 'It is done' },
  thank: { zh: '说声谢谢', en: 'Say thank you' },
  withdraw: { zh: '不需要了', en: 'No longer needed' },
  keepOpen: { zh: '还需要', en: 'Still needed' },
  report: { zh: '反映不妥', en: 'Report as improper' },
  judge: { zh: '处理', en: 'Decide' },
} as const satisfies Record<RequestVerb, Word>

export const DESK_LIST_WORDS = {
  open: { zh: '等人帮', en: 'Open' },
  waiting: { zh: '等了两天以上', en: 'Waiting long' },
  under_way: { zh: '正在帮', en: 'Under way' },
  improper: { zh: '被反映不妥', en: 'Reported' },
  on_behalf: { zh: '代录的', en: 'Entered for somebody' },
  offers: { zh: '帮忙意愿', en: 'Offers' },
  ended: { zh: '已结束', en: 'Ended' },
} as const satisfies Record<DeskList, Word>

export const RELATION_WORDS = {
  asker: { zh: '求助的人', en: 'who asks' },
  giver: { zh: '提出帮忙的人', en: 'who offers' },
  enterer: { zh: '代录的人', en: 'who entered it' },
  helper: { zh: '答应帮忙的人', en: 'the helper' },
} as const satisfies Record<Relation, Word>

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'help.code_unknown': {
    zh: '这个码我们不认识，请重新扫一次楼下的码。',
    en: 'We do not know this code. Please scan the one at your door again.',
  },
  'help.code_revoked': {
    zh: '这个码已经换新，请扫旁边的新码。',
    en: 'This code was replaced. Please scan the new one.',
  },
  'help.window_reversed': {
    zh: '结束的日子在开始之前，请改一下。',
    en: 'The last day is before the first; please change it.',
  },
  'help.window_past': { zh: '日子已经过了，请选今天或以后。', en: 'That day is over; please choose today or later.' },
  'help.window_far': { zh: '最远只能选 30 天以内。', en: 'At most 30 days ahead can be chosen.' },
  'help.phone_in_words': {
    zh: '请不要写电话号码：双方都答应之后，才会互相看到电话。',
    en: 'Please leave telephone numbers out: you see each other’s once both have said yes.',
  },
  'help.call_first': {
    zh: '这听起来很急，请先拨打 {call}，不要等邻居。如果不急，请说明后再发。',
    en: 'This sounds urgent: call {call} first, do not wait for neighbours. If it is not, say so and send it.',
  },
  'help.too_many': {
    zh: '您已有 {most} 件没有结束的求助，先把其中一件办完或撤回吧。',
    en: 'You have {most} open requests; please finish or withdraw one first.',
  },
  'help.too_many_offers': {
    zh: '您已有 {most} 份帮忙意愿，先收回一份吧。',
    en: 'You have {most} open offers; please take one back first.',
  },
  'help.too_many_invited': {
    zh: '已经请了 {most} 位邻居，先等等他们吧。',
    en: 'You have asked {most|neighbour|neighbours}; please wait for them first.',
  },
  'help.offer_gone': {
    zh: '这位邻居现在帮不了这件事，请看看别的邻居。',
    en: 'This neighbour cannot help with it now; please look at the others.',
  },
  'help.already_taken': {
    zh: '已经有邻居先答应了，谢谢您的好意。',
    en: 'Another neighbour said yes first. Thank you all the same.',
  },
  'help.not_now': {
    zh: '这件事刚刚有变化，现在不能这样做了，请刷新看看。',
    en: 'Something has changed and this is not possible now. Please refresh.',
  },
  'help.hidden': {
    zh: '这件事被人反映不妥，社区正在看，请等一等。',
    en: 'Somebody reported this; the community is looking at it. Please wait.',
  },
  'help.already_reported': {
    zh: '已经有人反映过，社区正在处理。',
    en: 'It was reported already; the community is on it.',
  },
  'help.not_reported': {
    zh: '这一条没有被反映，或者已经处理过了。',
    en: 'It is not reported, or was dealt with already.',
  },
  'help.too_many_reports': {
    zh: '您今天已经反映了 {most} 条，社区会先处理这些。急事请打电话给网格员。',
    en: 'You have reported {most} today; the community deals with these first. If it is urgent, call your grid member.',
  },
  'help.said_already': {
    zh: '您已经说过帮好了，等对方确认。',
    en: 'You said so already; the other side will confirm.',
  },
  'help.not_asked_still': {
    zh: '时间还没到，现在不用延长。',
    en: 'Its time is not over yet; there is nothing to extend.',
  },
  'help.not_later': { zh: '请选一个比原来更晚的日子。', en: 'Please choose a later day than before.' },
  'help.not_both_yet': {
    zh: '双方都答应之后，才能看到电话。',
    en: 'Numbers are shown once both sides have said yes.',
  },
}
