import type { REJECT_REASONS, SEND_BACK_REASONS } from '../../modules/cases/contract.ts'

export type RejectReason = (typeof REJECT_REASONS)[number]
export type SendBackReason = (typeof SEND_BACK_REASONS)[number]

/** Values of the slots in texts, besides {place} and {floor}, which come from the place. */
export const SLOTS = {
  when: ['今天早上', '昨天晚上', '前天', '上周末', '昨天下午', '今天中午', '大前天'],
  days: ['三天', '四天', '快一个星期', '半个月', '十来天', '一个多月', '两三周'],
  n: ['两', '三', '四', '五', '六'],
  tens: ['二十', '三十', '四十', '五十', '六十'],
} as const

/** How a report begins and ends, by who speaks. An empty string: nothing is put there. */
export const OPENINGS = {
  resident: ['', '', '', '', '您好，', '你好，', '反映一个问题：', '网格员你好，', '社区的同志，'],
  member: ['', '', '巡查发现：', '今天走访时看到，', '入户时居民反映，', '路过时发现，', '楼栋群里有人说，'],
  caller: ['来电反映：', '居民来电：', '电话反映，', '来访居民反映：', '老人口述：', '来电人称，'],
} as const

export const CLOSINGS = {
  resident: ['', '', '', '。麻烦尽快处理，谢谢', '。请帮忙看看', '，希望能解决', '。拜托了', '。等回复'],
  member: ['', '', '', '，请安排处理', '，已拍照', '，现场已做提醒'],
  caller: ['', '', '，请尽快联系本人', '，希望有人上门看看', '，已安抚，请处理'],
} as const

/** How an answer begins and ends. */
export const ANSWER_OPENINGS = [
  '您好，',
  '您好！',
  '居民您好，',
  '您好，您反映的问题已办理：',
  '感谢反映。',
  '您好，经核实处理，',
] as const
export const ANSWER_CLOSINGS = [
  '。感谢您的反映',
  '。如还有问题，请随时扫码或联系网格员',
  '。谢谢您的理解和支持',
  '。后续我们会继续关注',
  '。欢迎监督',
  '',
  '',
] as const

/** Answers for outcomes that leave something open. */
export const OTHER_ANSWERS = {
  solved_in_part: [
    '已先行处理了能马上解决的部分，其余需要物业备料，预计两周内完成，完成后会再告知您',
    '当前隐患已消除，根本解决还要等业主大会表决，社区会跟进到底',
  ],
  planned: [
    '情况已核实，需要立项安排资金，已列入社区微更新计划，期间会做好临时防护',
    '已列入下一季度整治清单，具体时间确定后会在小区公示栏和微信群通知',
  ],
  not_possible: [
    '经核实，按现行规定暂不能办理，原因已当面向您说明，如政策调整会第一时间通知您',
    '涉及的费用需要相关住户共同承担，目前未达成一致，社区会在条件成熟时再次组织协商',
  ],
  explained: [
    '已向您电话说明相关规定和办理办法，材料清单也一并发送，有不清楚的可到社区窗口咨询',
    '经现场查看，情况属于正常范围，已向您解释原因，我们会继续留意',
  ],
} as const

/** Notes of progress; the first list may be shown to the reporter. */
export const PUBLIC_NOTES = [
  '已到现场查看，正在联系责任单位',
  '已约好师傅明天上午上门',
  '材料已报上去，等对方回复',
  '已与物业商定处理办法，今天安排人手',
  '和双方都通了电话，约周末见面谈',
  '配件已下单，到货后马上更换',
] as const
export const INNER_NOTES = [
  '物业说人手不够，催了一次',
  '现场情况比描述的严重，建议多安排一个人',
  '联系人电话没打通，下午再试',
  '属于老问题，去年处理过一次',
  '已请驻网格两委一起去',
] as const

/** Notes on an assignment. */
export const ASSIGN_NOTES = [
  '',
  '',
  '',
  '请先电话联系反映人',
  '请今天到现场看一下',
  '居民比较着急，请优先',
  '请会同物业一起处理',
  '上次也是这个位置，请查一下原因',
] as const

/** Why a handler sends a case back. */
export const SEND_BACK_NOTES: Readonly<Record<SendBackReason, readonly string[]>> = {
  wrong_place: ['现场核对后不在本网格范围，应属相邻网格', '地址写的是隔壁院子，请改派'],
  wrong_duty: ['该事项需由专业单位处理，网格无权处置', '属于物业维修范围，请直接交物业'],
  unclear_ownership: ['管线权属不清，需先确认是哪家单位', '围墙两侧分属两个小区，请上级明确'],
  too_little_known: ['描述太简单，找不到具体位置，请补充', '现场没有看到所说的情况，需要联系反映人'],
  duplicate: ['和昨天的一件是同一件事，请并案'],
  other: ['当事人要求由社区出面，请另行安排'],
}

/** What a handler asks the reporter, and how the reporter answers. */
export const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  [
    '请问具体是哪个位置，能否描述一下旁边有什么明显标志？',
    ['就在单元门进去左手边', '靠近东门快递柜那一侧', '停车棚和垃圾房中间'],
  ],
  ['请问这种情况一般在什么时间出现？', ['主要是晚上八点以后', '早上六点多就开始了', '周末最明显，平时也有']],
  [
    '方便留一个上门的时间吗？我们安排人来看。',
    ['工作日晚上七点以后都在', '这周六上午可以', '我妈全天在家，随时可以来'],
  ],
  ['请问之前有没有联系过物业，对方怎么说？', ['打过两次电话，说记下了', '没有，不知道找谁', '物业说不归他们管']],
] as const

/** Why and with what words a report is not taken on. */
export const REJECTIONS: readonly (readonly [RejectReason, string])[] = [
  ['out_of_area', '您好，经核实您反映的位置不在本社区范围，已为您查到属地社区电话，也可以拨打12345，感谢理解。'],
  ['legal_process', '您好，您反映的事项已进入诉讼程序，按规定请等待司法结果，社区可以为您联系免费法律咨询。'],
  ['police_matter', '您好，您反映的情况属于警情，我们已同步转报派出所，如有紧急危险请直接拨打110。'],
  ['no_substance', '您好，您提交的内容没有说明具体事项，无法办理。如果需要帮助，欢迎重新上报或拨打网格员电话。'],
  ['malicious_repeat', '您好，该事项已多次答复并提供了处理依据，本次不再重复受理，如有新的情况欢迎补充说明。'],
  ['other', '您好，您反映的事项由运营企业直接受理，已把客服渠道发给您，如对方不处理请再告诉我们。'],
] as const

/** What people write beside a report that says nothing. */
export const EMPTY_REPORTS = ['测试一下', '1111', '有没有人', '点错了', '……', '看看能不能用'] as const

/** What a verifier finds. */
export const FINDINGS_GOOD = [
  '到现场看过，已恢复',
  '电话问过居民，说已经处理',
  '和物业一起核对，属实',
  '照片与现场一致',
  '',
] as const
export const FINDINGS_BAD = [
  '现场还有一部分没有清完，请继续处理',
  '居民说只来看了一眼，没有处理',
  '修好的地方又松了，请重新处理',
] as const

/** What reporters write with a rating of 1 to 5 stars. Often nothing. */
export const COMMENTS: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly string[]>> = {
  5: ['', '', '', '很快就来处理了，谢谢', '态度很好', '非常满意，辛苦了', '没想到当天就解决', '网格员特别耐心'],
  4: ['', '', '处理得不错', '解决了，就是等了几天', '谢谢'],
  3: ['', '一般吧，先看看会不会再坏', '处理了一半', '慢了点'],
  2: ['说的和做的不一样', '只是暂时应付一下', '等太久了'],
  1: ['根本没有解决', '来的人都没进门', '问题还在'],
}

/** What people say at a follow-up call. */
export const FOLLOW_UP_CONTENT = [
  '电话回访，表示满意',
  '居民说已经解决，谢谢社区',
  '接通，居民认可处理结果',
  '家属代答，表示可以',
] as const
export const FOLLOW_UP_DISCONTENT = [
  '居民说昨天又出现了，希望再看看',
  '居民认为只解决了一半',
  '居民表示约好的人没有来',
] as const

/** Why a reporter says it is not solved. */
export const REOPEN_REASONS = [
  '修好两天又坏了',
  '垃圾又堆起来了，和之前一样',
  '说好来处理，一直没有人来',
  '只清理了一部分，剩下的没管',
  '噪音晚上又开始了',
  '答复里写的和实际不一样',
] as const
