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

/** How a report begins, by who speaks; members pass on what was said or tell what they saw. Empty: nothing is put there. */
export const OPENINGS = {
  resident: ['', '', '', '您好，', '你好，', '反映一个问题：', '网格员你好，', '社区的同志，'],
  seen: ['', '', '巡查发现，', '今天走访时看到，', '路过时发现，', '例行巡查，'],
  heard: ['居民反映，', '入户时居民提出：', '楼栋群里有居民说，', '居民托我转达：', '走访时居民说，'],
  phone: ['来电反映：', '居民来电：', '来电人称，', '电话反映，'],
  visit: ['来访反映：', '居民到中心反映，', '来访居民说，', '当面口述：'],
} as const

/** How a report ends: asked for something to be done, or asked a question. */
export const CLOSINGS = {
  resident: ['', '', '。麻烦尽快处理，谢谢', '。请帮忙看看', '，希望能解决', '。拜托了', '。等回复'],
  asking: ['', '', '，谢谢', '。麻烦回复一下', '。请告知，谢谢'],
  seen: ['', '', '，请安排处理', '，已拍照', '，现场已做提醒'],
  heard: ['', '', '，请给个回复', '，请安排'],
  phone: ['', '', '，请尽快联系本人', '，希望有人上门看看', '，已先做解释'],
  visit: ['', '', '，请尽快联系本人', '，已登记电话', '，已先做解释'],
} as const

/** How an answer begins and ends. The first openings fit everything, the next what was a problem, the last rework. */
export const ANSWER_OPENINGS = ['您好，', '您好！', '居民您好，'] as const
export const PROBLEM_OPENINGS = [
  '您好，您反映的问题已办理：',
  '您好，跟您说一下结果：',
  '您好，您反映的情况属实，',
] as const
export const AGAIN_OPENINGS = [
  '您好，已按您的意见再次处理：',
  '您好，我们又处理了一次：',
  '抱歉之前没有处理到位，现在',
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
    '能马上处理的部分已经处理，其余要等备件到货，预计两周内完成，完成后会再告知您',
    '眼前的隐患已消除，根本解决还要征求住户意见，社区会跟进到底',
  ],
  planned: [
    '情况已核实，需要安排资金和施工队伍，已列入下一季度计划，期间先做好临时防护',
    '已列入年度整治清单，具体时间确定后会在公示栏和微信群通知',
  ],
  not_possible: [
    '经核实，按现行规定暂时不能办理，原因已当面向您说明，今后政策有变化会第一时间通知您',
    '需要相关住户共同出资，目前还没有达成一致，条件成熟时社区会再次组织协商',
  ],
  explained: ['已到现场查看并当面向您解释原因，我们会继续留意，情况有变化请随时联系'],
} as const

/** Notes of progress; the first list may be shown to the reporter. */
export const PUBLIC_NOTES = [
  '已到现场查看，正在联系有关单位',
  '已电话联系反映人，约好了时间',
  '材料已报上去，等对方回复',
  '已商定处理办法，正在安排人手',
  '已与相关各方沟通，正在协调',
] as const
export const INNER_NOTES = [
  '对方说人手不够，催了一次',
  '实际情况比描述的复杂，建议多安排一个人',
  '联系人电话没打通，下午再试',
  '属于老问题，去年处理过一次',
  '已请驻网格两委一起去',
] as const

/** Notes on an assignment. */
export const ASSIGN_NOTES = [
  '',
  '',
  '',
  '',
  '请先联系反映人',
  '请今天去看一下',
  '反映人比较着急，请优先',
  '请会同有关单位一起处理',
] as const

export const TOGETHER_NOTE = '请会同专属网格员一起办理'

/** Why a handler sends a case back. */
export const SEND_BACK_NOTES = {
  wrong_place: ['现场核对后不在本网格范围，应属相邻网格', '地址写的是隔壁，请核对后改派'],
  wrong_duty: ['该事项需由专业单位处理，网格无权处置', '不在本岗位职责内，请交由有关专干办理'],
  unclear_ownership: ['责任单位不清，需先确认是哪一家', '涉及两个小区，请上级明确由谁牵头'],
  too_little_known: ['描述太简单，找不到具体位置，请补充', '现场没有看到所说的情况，需要先联系反映人'],
  other: ['当事人要求由社区出面，请另行安排'],
} as const satisfies Partial<Record<SendBackReason, readonly string[]>>

/** What a handler asks the reporter, and how the reporter answers: about a place outside, a home, or a wish. */
export const QUESTIONS = {
  place: [
    ['请问具体是哪个位置，旁边有什么明显标志？', ['就在门进去左手边', '靠近快递柜那一侧', '停车棚旁边那一段']],
    ['请问这种情况一般在什么时间出现？', ['主要是晚上八点以后', '早上六点多就开始了', '周末最明显，平时也有']],
    ['请问之前有没有联系过管理方，对方怎么说？', ['打过两次电话，说记下了', '没有，不知道找谁', '对方说不归他们管']],
  ],
  home: [
    [
      '方便留一个上门的时间吗？我们安排人来看。',
      ['工作日晚上七点以后都在', '这周六上午可以', '家里白天都有人，随时可以来'],
    ],
    ['请问方便加一位家人的联系方式吗？', ['就打登记的这个电话', '白天打我爱人电话，已经发给网格员']],
  ],
  wish: [
    ['请问是给您本人办理，还是替家人办理？', ['给我自己办', '替我母亲问的', '我们一家都想了解']],
    ['请问您之前在哪里了解过相关规定？', ['听邻居说的', '网上看到一篇文章', '社区群里有人提过']],
  ],
} as const

/** Why and with what words a report is not taken on. */
export const REJECTIONS = {
  out_of_area: '您好，经核实您反映的位置不在本社区范围，已为您查到属地社区电话，也可以拨打12345，感谢理解。',
  legal_process: '您好，您反映的事项已进入诉讼程序，按规定请等待司法结果，社区可以为您联系免费法律咨询。',
  police_matter: '您好，您反映的情况属于警情，我们已同步转报派出所，如有紧急危险请直接拨打110。',
  no_substance: '您好，您提交的内容没有说明具体事项，无法办理。如果需要帮助，欢迎重新上报或拨打网格员电话。',
  malicious_repeat: '您好，该事项已多次答复并提供了处理依据，本次不再重复受理，如有新的情况欢迎补充说明。',
  other: '您好，您反映的事项由运营企业直接受理，已把客服渠道发给您，如对方不处理请再告诉我们。',
} as const satisfies Partial<Record<RejectReason, string>>

/** What people write in a report that says nothing. */
export const EMPTY_REPORTS = ['测试一下', '1111', '有没有人', '点错了', '看看能不能用', '试试'] as const

/** What a verifier finds. */
export const FINDINGS_GOOD = ['到现场看过，已经处理好', '问过反映人，说已经处理', '核对属实', ''] as const
export const FINDINGS_BAD = [
  '还有一部分没有处理到位，请继续',
  '居民说只来看了一眼，没有处理',
  '没过一天又和原来一样，请重新处理',
] as const

/** What reporters write with a rating of 1 to 5. Often nothing. */
export const COMMENTS: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly string[]>> = {
  5: ['', '', '', '很快就有回应，谢谢', '态度很好', '非常满意，辛苦了', '没想到这么快', '网格员特别耐心'],
  4: ['', '', '处理得不错', '挺好，就是等了几天', '谢谢'],
  3: ['', '一般吧', '只办了一半', '慢了点'],
  2: ['说的和做的不一样', '只是暂时应付一下', '等太久了'],
  1: ['根本没有解决', '来的人没待两分钟就走了', '问题还在'],
}

/** What people say at a follow-up call. */
export const FOLLOW_UP_CONTENT = [
  '电话回访，表示满意',
  '居民说已经办好，谢谢社区',
  '接通，认可处理结果',
  '家属代答，表示可以',
] as const
export const FOLLOW_UP_DISCONTENT = [
  '居民说又和原来一样了，希望再看看',
  '居民认为只办了一半',
  '居民表示约好的人没有来',
] as const

/** Why a reporter says it is not solved. */
export const REOPEN_REASONS = [
  '没过两天又和原来一样',
  '说好来处理，一直没有人来',
  '只处理了一部分，剩下的没管',
  '答复里写的和实际不一样',
] as const

/** Why a case goes up to the subdistrict. */
export const ESCALATION_REASONS = [
  '涉及市政管线，社区协调不动，请街道牵头。',
  '需要多个部门到场，请街道吹哨。',
  '涉及两个社区交界，请街道明确分工。',
  '施工单位不归社区管，请街道督促。',
]

/** Why more time is needed. */
export const EXTENSION_NOTES = [
  '配件要从厂家调，明天才到，请求延期。',
  '连日下雨不能施工，天晴就动工。',
  '当事人出差，约好回来当面谈，请求延期。',
]

/** Why a case is put on the books, with the words for it. */
export const DEFERRALS = [
  ['needs_funds', '要动用维修资金，正在走表决程序。'],
  ['ownership_dispute', '这处设施的产权还没有理清，等确权结果。'],
  ['seasonal_works', '树木移栽要等到冬季休眠期。'],
  ['residents_disagree', '加装方案一楼住户有不同意见，还在协商。'],
] as const

export const ASSIST_TASKS = [
  '请到现场看一下，拍一张照片给我。',
  '请联系物业把现场围起来，注意安全。',
  '请向周边住户做好解释。',
]
export const ASSIST_RESULTS = [
  '已到现场看过，情况属实，照片已转交。',
  '物业已经围好，摆了提示牌。',
  '周边几户都说明了，大家表示理解。',
]

export const URGE_NOTES = ['已经等了一段时间，请帮忙看看。', '这两天更严重了，麻烦快一点。', '老人出入不方便，请尽快。']
export const SUPERVISION_REPLIES = [
  '已约好施工单位明天上午进场，办完即报。',
  '正在等配件，已先做临时处理，保证安全。',
  '已与当事人见面，今天内给出结果。',
]
