import type { ClockKind } from '../../../modules/cases/contract.ts'
import type { Word, Words } from '../../../platform/pure/words.ts'

/** Words of the page of one case. */
export const CASE = {
  title: { zh: '事件详情', en: 'The case' },
  number: { zh: '编号 {number}', en: 'Case {number}' },
  goneTitle: { zh: '没有找到这件事', en: 'This case was not found' },
  goneText: {
    zh: '它可能不在您的网格里，或者已经转到别处。',
    en: 'It may lie outside your grids, or it was moved elsewhere.',
  },
  sensitive: { zh: '敏感，请注意保密', en: 'Sensitive: keep it to yourself' },
  supervised: { zh: '上级督办', en: 'Watched from above' },
  question: { zh: '正在等报告人补充', en: 'Waiting for the reporter to answer' },
  reports: { zh: '怎么反映的', en: 'How it was reported' },
  addedVoice: { zh: '报告人 {at} 用语音补充', en: 'Added by voice, {at}' },
  reportPhoto: { zh: '第 {number} 张现场照片', en: 'Photo {number} of the report' },
  resultPhoto: { zh: '第 {number} 张办结照片', en: 'Photo {number} of the result' },
  typedBy: { zh: '{name}代录', en: 'typed by {name}' },
  onBehalf: { zh: '代{name}反映', en: 'on behalf of {name}' },
  anonymous: { zh: '匿名', en: 'anonymous' },
  where: { zh: '在哪里', en: 'Where' },
  people: { zh: '谁在等答复', en: 'Who waits for an answer' },
  answer: { zh: '给报告人的答复', en: 'Answer to the reporter' },
  owner: { zh: '现在谁负责', en: 'Who is in charge' },
  handler: { zh: '经办人', en: 'Handled by' },
  eitherMay: { zh: '也可以领办', en: 'May claim it too' },
  otherSide: { zh: '一同接到的另一边', en: 'The other side' },
  why: { zh: '为什么到这里', en: 'Why it came here' },
  returned: { zh: '退回过 {count} 次', en: 'Sent back {count|time|times}' },
  reopened: { zh: '重办过 {count} 次', en: 'Reopened {count|time|times}' },
  mergedInto: { zh: '已并入 {number}', en: 'Merged into {number}' },
  beside: { zh: '协办和申请', en: 'Help and requests' },
  requested: { zh: '已申请{what}，等上一级答复', en: '{what}: asked for; the level above decides' },
  helpMine: { zh: '请您协办', en: 'You were asked' },
  helpBy: { zh: '{when}前完成', en: 'to be done by {when}' },
  saidByUs: { zh: '我方：{text}', en: 'Us: {text}' },
  saidByThem: { zh: '对方：{text}', en: 'They: {text}' },
  part: { zh: '拆出的子件 {number}', en: 'Part {number}' },
  partOf: { zh: '从 {number} 拆出', en: 'Part of {number}' },
  timeline: { zh: '经过', en: 'What happened' },
  actions: { zh: '可以做的', en: 'What can be done' },
  moreActions: { zh: '其他办法', en: 'Other ways' },
  noActions: { zh: '眼下不用您做什么。', en: 'Nothing for you to do here now.' },
  inConsole: {
    zh: '还可以{verbs}，请到工作台办（“我”里有入口）。',
    en: 'You can also: {verbs}. Please use the console for that (see “Me”).',
  },
  provisional: {
    zh: '节假日安排还没公布，这个时间是估算的。',
    en: 'Public holidays are not announced yet: this is an estimate.',
  },
  reveal: { zh: '查看电话', en: 'Show the number' },
  revealTitle: { zh: '查看{name}的电话', en: 'Number of {name}' },
  revealReason: { zh: '为什么要看', en: 'Why you need it' },
  revealHint: { zh: '原因和您的姓名会记下来。', en: 'Your name and the reason go on record.' },
  revealCall: { zh: '联系报告人了解情况', en: 'To ask about the report' },
  revealVisit: { zh: '上门前联系', en: 'Before a visit' },
  revealFollow: { zh: '电话回访', en: 'To follow up by phone' },
  revealNone: { zh: '没有登记电话。', en: 'No number is registered.' },
  callNumber: { zh: '拨打 {phone}', en: 'Call {phone}' },
  hidesIn: { zh: '{seconds} 秒后自动隐藏', en: 'Hidden again in {seconds} s' },
} as const satisfies Record<string, Word>

/** The same for who was asked to help: first to say so, then to do it. */
export const HELP_DUE_WORDS = {
  asked: {
    due: { zh: '请您协办，请在 {when} 前接受', en: 'You are asked to help: to be taken on by {when}' },
    late: { zh: '请您协办，本应在 {when} 前接受', en: 'You are asked to help: should have been taken on by {when}' },
  },
  taken: {
    due: { zh: '请在 {when} 前完成协办', en: 'Your part is to be done by {when}' },
    late: { zh: '本应在 {when} 前完成协办', en: 'Your part should have been done by {when}' },
  },
} as const satisfies Record<string, Record<'due' | 'late', Word>>

/** What a running clock asks for, in a sentence, by its kind; `late` when its time is over. */
export const DUE_WORDS: Readonly<Record<ClockKind, { readonly due: Word; readonly late: Word }>> = {
  triage: {
    due: { zh: '请在 {when} 前研判', en: 'To be triaged by {when}' },
    late: { zh: '本应在 {when} 前研判', en: 'Should have been triaged by {when}' },
  },
  assign: {
    due: { zh: '请在 {when} 前交办', en: 'To be assigned by {when}' },
    late: { zh: '本应在 {when} 前交办', en: 'Should have been assigned by {when}' },
  },
  handle: {
    due: { zh: '请在 {when} 前办结', en: 'To be done by {when}' },
    late: { zh: '本应在 {when} 前办结', en: 'Should have been done by {when}' },
  },
  ask: {
    due: { zh: '等报告人补充，最晚等到 {when}', en: 'Waiting for the reporter until {when}' },
    late: { zh: '补充期限 {when} 已过', en: 'The time to answer ended {when}' },
  },
  verify: {
    due: { zh: '请在 {when} 前核查', en: 'To be verified by {when}' },
    late: { zh: '本应在 {when} 前核查', en: 'Should have been verified by {when}' },
  },
  rating: {
    due: { zh: '等报告人评价，到 {when} 为止', en: 'The reporter can rate until {when}' },
    late: { zh: '评价期限 {when} 已过', en: 'The time to rate ended {when}' },
  },
  claim: {
    due: { zh: '请在 {when} 前领办', en: 'To be claimed by {when}' },
    late: { zh: '本应在 {when} 前领办', en: 'Should have been claimed by {when}' },
  },
  contact: {
    due: { zh: '请在 {when} 前联系报告人', en: 'The reporter is to be contacted by {when}' },
    late: { zh: '本应在 {when} 前联系报告人', en: 'The reporter should have been contacted by {when}' },
  },
  supervise: {
    due: { zh: '请在 {when} 前回复督办', en: 'The supervision is to be answered by {when}' },
    late: { zh: '本应在 {when} 前回复督办', en: 'The supervision should have been answered by {when}' },
  },
  approve: {
    due: { zh: '上一级在 {when} 前答复申请', en: 'The level above decides the request by {when}' },
    late: { zh: '上一级本应在 {when} 前答复申请', en: 'The request should have been decided by {when}' },
  },
  arbitrate: {
    due: { zh: '等上级裁定，最晚 {when}', en: 'To be decided from above by {when}' },
    late: { zh: '上级本应在 {when} 前裁定', en: 'Should have been decided from above by {when}' },
  },
  review: {
    due: { zh: '已挂账，{when} 前复核', en: 'Deferred; to be reviewed by {when}' },
    late: { zh: '已挂账，本应在 {when} 前复核', en: 'Deferred; should have been reviewed by {when}' },
  },
}

/** What each way of going on means, in a few words. */
export const VERB_NOTES: Words = {
  triage: { zh: '看看是什么事、急不急', en: 'What it is and how urgent' },
  assign: { zh: '交给合适的人', en: 'Hand it to the right person' },
  claim: { zh: '由我来办', en: 'I take it on' },
  ask: { zh: '情况不清楚，问报告人', en: 'Something is unclear' },
  note: { zh: '写下做了什么、到哪一步', en: 'What was done so far' },
  sendBack: { zh: '不归我办，说明理由', en: 'Not mine; say why' },
  resolve: { zh: '写明结果，答复报告人', en: 'Say how it ended' },
  settle: { zh: '当场就能解决的小事', en: 'Solved on the spot' },
  verify: { zh: '到现场看看办好没有', en: 'See whether it is really done' },
  followUp: { zh: '打电话问报告人满不满意', en: 'Ask the reporter by phone' },
  supply: { zh: '再补充几句', en: 'Add a few words' },
  takeAssist: { zh: '请您帮一部分，接下来', en: 'Your part of the work' },
  finishAssist: { zh: '您那一部分做完了', en: 'Your part is done' },
  respond: { zh: '上级在问，说说进展', en: 'Those above ask how it stands' },
  resume: { zh: '可以接着办了', en: 'Work can go on' },
  contact: { zh: '给报告人打过电话或上过门', en: 'You called or visited the reporter' },
  escalate: { zh: '网格里办不了，请上一级办', en: 'Too large for the grid' },
  request: { zh: '来不及，或暂时办不了', en: 'More time is needed, or it has to wait' },
}

/** What became of an act, and what comes next. */
export const DONE: Readonly<Record<string, { readonly title: Word; readonly text: Word }>> = {
  triage: {
    title: { zh: '研判好了', en: 'Triaged' },
    text: { zh: '接下来交给合适的人办。', en: 'Next, it is handed to the right person.' },
  },
  assign: {
    title: { zh: '交办好了', en: 'Assigned' },
    text: { zh: '对方会看到这件事，时限从现在起算。', en: 'They see it now; the clock runs from here.' },
  },
  claim: {
    title: { zh: '领办好了，由您来办', en: 'It is yours now' },
    text: { zh: '有进展随时记一笔，办完写明结果。', en: 'Note progress as you go; say how it ended when done.' },
  },
  ask: {
    title: { zh: '已经问了报告人', en: 'The reporter was asked' },
    text: {
      zh: '等候期间办理时限暂停，有回音会告诉您。',
      en: 'The clock stands still meanwhile; you see the answer here.',
    },
  },
  note: {
    title: { zh: '记下了', en: 'Noted' },
    text: { zh: '写在这件事的经过里了。', en: 'It stands in the story of the case.' },
  },
  sendBack: {
    title: { zh: '退回去了', en: 'Sent back' },
    text: { zh: '坐席会重新安排。计时没有停。', en: 'The desk arranges it anew. The clock goes on.' },
  },
  resolve: {
    title: { zh: '办结了，辛苦', en: 'Done, thank you' },
    text: {
      zh: '接下来由另一位同志核查，通过后答复就送到报告人手里。',
      en: 'Somebody else checks it; then your answer reaches the reporter.',
    },
  },
  settle: {
    title: { zh: '当场办结，辛苦', en: 'Settled, thank you' },
    text: {
      zh: '接下来由另一位同志核查，通过后答复就送到报告人手里。',
      en: 'Somebody else checks it; then your answer reaches the reporter.',
    },
  },
  verify: {
    title: { zh: '核查记下了', en: 'The check is recorded' },
    text: { zh: '谢谢您去看了一眼。', en: 'Thank you for having a look.' },
  },
  followUp: {
    title: { zh: '回访记下了', en: 'The follow-up is recorded' },
    text: { zh: '报告人的原话留在经过里。', en: 'The reporter’s words stand in the story.' },
  },
  takeAssist: {
    title: { zh: '接下来了，谢谢', en: 'You help, thank you' },
    text: { zh: '做完后请写明完成情况；主办人没有变。', en: 'Say what was done when it is; the handler stays.' },
  },
  finishAssist: {
    title: { zh: '协办完成，辛苦', en: 'Your part is done, thank you' },
    text: { zh: '主办人会看到您写的情况。', en: 'The handler sees what you wrote.' },
  },
  respond: {
    title: { zh: '回复了督办', en: 'Answered' },
    text: { zh: '督办的人会看到。', en: 'Those who asked see it.' },
  },
  resume: {
    title: { zh: '恢复办理了', en: 'Work goes on' },
    text: { zh: '办理时限接着走。', en: 'The clock runs on.' },
  },
  contact: {
    title: { zh: '联系记下了', en: 'The contact is recorded' },
    text: { zh: '写在这件事的经过里了。', en: 'It stands in the story of the case.' },
  },
  escalate: {
    title: { zh: '报上去了', en: 'Handed up' },
    text: {
      zh: '由上一级安排办理；答应报告人的日期不变。',
      en: 'The next level arranges it; the date promised stays.',
    },
  },
  request: {
    title: { zh: '申请交上去了', en: 'Asked for' },
    text: {
      zh: '上一级同意之前，时限不变，请接着办。',
      en: 'Until it is granted the date stays: please go on.',
    },
  },
  supply: {
    title: { zh: '补充好了', en: 'Added' },
    text: { zh: '办理的人会看到。', en: 'Whoever handles it sees it.' },
  },
}

/** Words of the pages on which something is done to a case. */
export const ACT = {
  about: { zh: '关于：{summary}', en: 'About: {summary}' },
  holding: { zh: '{seconds} 秒后提交', en: 'Sending in {seconds} s' },
  held: { zh: '马上提交，现在还可以收回。', en: 'About to send; you can still take it back.' },
  takeBack: { zh: '收回，再改改', en: 'Take it back' },
  sendNow: { zh: '现在就提交', en: 'Send now' },
  kept: { zh: '您上次写的还在，接着写就行。', en: 'What you wrote last time is still here.' },
  photosUnderWay: { zh: '照片还在上传，传完就提交。', en: 'Photos are still being sent; it follows at once.' },
  photosOptional: { zh: '办结照片（可不传）', en: 'Photos of the result (if you like)' },
  changedTitle: { zh: '您打开以后，这件事有了变化', en: 'This case changed after you opened it' },
  changedNotes: { zh: '只是加了几句话，别的没变。', en: 'Only words were added; the rest is the same.' },
  changedLine: { zh: '{what}：{from} → {to}', en: '{what}: {from} → {to}' },
  changedGoOn: { zh: '看过了，继续', en: 'Seen; go on' },
  empty: { zh: '（空）', en: '(none)' },
  noLonger: {
    zh: '现在不能再“{verb}”了，可能别人刚处理过。您写的还在下面，可以抄走。',
    en: '“{verb}” is no longer possible; somebody may just have dealt with it. Your text is still below.',
  },
  notSentLeft: {
    zh: '“{verb}”没有发出去，您写的还在。',
    en: '“{verb}” was not sent; what you wrote is kept.',
  },
  sentLeft: { zh: '“{verb}”已经提交。', en: '“{verb}” was sent.' },
  goOnWriting: { zh: '回去再发', en: 'Go back and send' },
  lookAt: { zh: '看这件事', en: 'See the case' },
  nowState: { zh: '现在：{state}', en: 'Now: {state}' },
} as const satisfies Record<string, Word>
