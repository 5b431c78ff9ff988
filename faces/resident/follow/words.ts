import type { Word } from '../../../platform/pure/words.ts'

/** Words of the follow page. */
export const FOLLOW = {
  kicker: { zh: '编号 {number}', en: 'Number {number}' },
  takenUpBy: { zh: '最迟 {at} 前有人受理', en: 'Taken up by {at}' },
  arrangedBy: { zh: '最迟 {at} 前安排好人', en: 'Somebody is found for it by {at}' },
  answered: { zh: '已答复', en: 'Answered' },
  answerBy: { zh: '最迟 {at} 前答复您', en: 'You get an answer by {at}' },
  provisional: {
    zh: '假期安排公布后，日期可能略有调整。',
    en: 'The date may move a little once public holidays are announced.',
  },
  rateUntil: { zh: '{at} 前可以评价', en: 'You can rate until {at}' },
  reviewedBy: { zh: '暂时办不了，最迟 {at} 再看一次', en: 'It has to wait; looked at again by {at}' },
  late: { zh: '已过了约定的日期，我们正在催办。', en: 'The promised date has passed; it is being pressed.' },
  owner: { zh: '现在由谁负责', en: 'Who has it now' },
  nobodyNamed: { zh: '社区正在安排', en: 'The community is arranging it' },
  callOwner: { zh: '打电话给{name}', en: 'Call {name}' },
  joined: {
    zh: '您加入了邻居先报的这件事，一起办理；答复会一样告诉您。',
    en: 'You joined what a neighbour reported first. It is handled together, and you get the same answer.',
  },
  merged: {
    zh: '与另一件相同的事（{number}）合并办理，那一件的进展和答复您在这里都能看到。',
    en: 'Handled together with another report of the same matter ({number}); its progress and answer appear here.',
  },

  questionTitle: { zh: '想请您补充一点情况', en: 'We have a question for you' },
  questionNote: { zh: '等您回复期间，办理的时间暂停计算。', en: 'The clock of handling pauses while we wait for you.' },
  yourReply: { zh: '您的回复', en: 'Your reply' },
  reply: { zh: '回复', en: 'Reply' },
  replyMissing: { zh: '请写几个字。', en: 'Please write a few words.' },

  answerTitle: { zh: '给您的答复', en: 'Your answer' },
  answerAt: { zh: '{at} 答复', en: 'Answered {at}' },
  theirPhotos: { zh: '办理照片', en: 'Photos of the work' },
  theirPhoto: { zh: '办理照片 {number}', en: 'Photo of the work {number}' },

  rateTitle: { zh: '您满意吗？', en: 'Are you satisfied?' },
  rateComment: { zh: '还想说点什么', en: 'Anything to add' },
  rateSend: { zh: '提交评价', en: 'Send rating' },
  rateMissing: { zh: '请先选一项。', en: 'Please choose one first.' },
  rated: { zh: '您的评价：{words}', en: 'Your rating: {words}' },
  rateLow: {
    zh: '如果事情没有解决，请用下面的“没解决”，会重新办理。',
    en: 'If it is not solved, use “Not solved” below and it is taken up again.',
  },
  unsolved: { zh: '没解决，请重新办', en: 'Not solved, take it up again' },
  unsolvedTitle: { zh: '哪里没解决？', en: 'What is not solved?' },
  unsolvedLabel: { zh: '请说明情况', en: 'Please explain' },
  unsolvedHint: {
    zh: '会重新办理，办完再由另一个人核实。',
    en: 'It is taken up again, and somebody else checks the result.',
  },
  unsolvedSend: { zh: '请重新办理', en: 'Take it up again' },

  add: { zh: '补充情况', en: 'Add something' },
  addTitle: { zh: '补充情况', en: 'Add something' },
  addLabel: { zh: '您想补充的', en: 'What you want to add' },
  addSend: { zh: '提交', en: 'Send' },
  withdraw: { zh: '不用办了，撤回', en: 'No longer needed, withdraw' },
  withdrawTitle: { zh: '确定撤回吗？', en: 'Withdraw it?' },
  withdrawText: {
    zh: '撤回后就不再办理了。需要时可以重新上报。',
    en: 'Nobody will work on it any more. You can report again at any time.',
  },
  withdrawSend: { zh: '撤回', en: 'Withdraw' },
  keep: { zh: '不撤回', en: 'Keep it' },
  sent: { zh: '已送达，谢谢。', en: 'Delivered, thank you.' },

  urge: { zh: '催一催', en: 'Urge' },
  urgeTitle: { zh: '催办', en: 'Urge' },
  urgeLabel: { zh: '想对负责人说的（可以不写）', en: 'A word to the person in charge (optional)' },
  urgeSend: { zh: '催办', en: 'Urge' },
  urged: {
    zh: '已催办。负责人和上一级都会看到；一天可以催一次。',
    en: 'Urged: the person in charge sees it. Once a day.',
  },

  story: { zh: '办理经过', en: 'What has happened' },
  newStep: { zh: '有了新进展', en: 'There is progress' },
  someone: { zh: '负责人', en: 'the person in charge' },
  yourReport: { zh: '您报的事', en: 'Your report' },
  yourPhoto: { zh: '您的照片 {number}', en: 'Your photo {number}' },
  bookmark: { zh: '收藏本页或记下查询码，随时可以再看。', en: 'Bookmark this page or keep the code to come back.' },
} as const satisfies Record<string, Word>

/** Ratings, best first. The number travels, the words are shown. */
export const RATINGS = [
  { value: '5', word: { zh: '很满意', en: 'Very satisfied' } },
  { value: '4', word: { zh: '满意', en: 'Satisfied' } },
  { value: '3', word: { zh: '一般', en: 'So-so' } },
  { value: '2', word: { zh: '不满意', en: 'Dissatisfied' } },
  { value: '1', word: { zh: '很不满意', en: 'Very dissatisfied' } },
] as const satisfies readonly { value: string; word: Word }[]
