import type { Word } from '../../../platform/pure/words.ts'

/** Words of the forms beyond the straight path: ladder, requests, supervision, help, parts. */
export const LADDER = {
  escalateReason: { zh: '为什么要上一级办', en: 'Why the next level is needed' },
  escalateHint: {
    zh: '上报后由上一级安排办理；答应报告人的日期不变。',
    en: 'The next level arranges it; the date promised to the reporter stays.',
  },
  lowerNote: { zh: '交代下一级', en: 'A word to the level below' },
  unmergeReason: { zh: '为什么不是同一件', en: 'Why they are not the same' },
  arbitrateTo: { zh: '裁定由谁主办', en: 'Who shall handle it' },
  arbitrateReason: { zh: '裁定理由', en: 'Reason of the decision' },
  arbitrateHint: {
    zh: '裁定后不能再退回。请写明依据：属地、职责还是权属。',
    en: 'It cannot be sent back after this. Say what it rests on: place, duty or ownership.',
  },
  requestKind: { zh: '申请', en: 'Request' },
  extendBy: { zh: '延长多少（{unit}）', en: 'How much longer ({unit})' },
  extendHint: {
    zh: '每件只能延期一次，最长不超过原时限，到期前申请；同意后会告诉报告人。',
    en: 'Once per case, at most as long as the limit was, asked for in time. The reporter is told when it is granted.',
  },
  deferDays: { zh: '多少天后复核', en: 'Reviewed in how many days' },
  deferHint: {
    zh: '最多 30 天复核一次，累计不超过 180 天；同意后会告诉报告人新的日期。',
    en: 'Reviewed within 30 days, 180 days at most in all. The reporter is told the new date when it is granted.',
  },
  deferReason: { zh: '挂账原因', en: 'Why it has to wait' },
  requestNote: { zh: '说明', en: 'Explanation' },
  grantExtend: { zh: '同意延长 {value}（{unit}）。', en: 'Grants {value} more ({unit}).' },
  grantDefer: { zh: '同意挂账，{value} 天后复核。', en: 'Defers it; to be reviewed in {value} days.' },
  remark: { zh: '附言', en: 'Remark' },
  refuseNote: { zh: '为什么不同意', en: 'Why not' },
  reviewNote: { zh: '复核情况', en: 'What the review found' },
  resumeNote: { zh: '恢复办理的说明', en: 'Why work goes on now' },
  urgeNote: { zh: '对负责人说一句', en: 'A word to the person in charge' },
  superviseDays: { zh: '几个工作日内回复', en: 'To be answered in how many working days' },
  superviseNote: { zh: '督办要求', en: 'What is asked for' },
  respondNote: { zh: '回复督办', en: 'Your answer' },
  contactWay: { zh: '怎么联系的', en: 'How' },
  contactNote: { zh: '说了什么', en: 'What was said' },
  assistTo: { zh: '请谁协办', en: 'Who shall help' },
  assistTask: { zh: '请对方做什么', en: 'What to do' },
  assistDays: { zh: '几个工作日内完成', en: 'Done in how many working days' },
  assistHint: {
    zh: '您仍是主办，期限不变；协办没有完成或撤回前，这件不能办结。',
    en: 'You stay in charge and your date stays. The case cannot be resolved before the help is done or released.',
  },
  whichAssist: { zh: '哪一项协办', en: 'Which assistance' },
  takeAssistText: { zh: '接受后由您的岗位完成这项协办。', en: 'Your post takes on this part.' },
  assistResult: { zh: '完成情况', en: 'What was done' },
  releaseReason: { zh: '为什么撤回', en: 'Why it is released' },
  splitParts: { zh: '拆成哪些子件（一行一件）', en: 'The parts (one per line)' },
  splitHint: {
    zh: '每个子件单独交办；报告人仍只看到这一件，子件都办结后才能结束。',
    en: 'Each part is assigned on its own. The reporter still sees one case, which ends after its parts.',
  },
  alsoTo: { zh: '同时交另一岗位（谁先领办谁负责）', en: 'A second post may claim it too' },
} as const satisfies Record<string, Word>

/** Units of limits. */
export const UNIT_WORDS = {
  m: { zh: '分钟', en: 'minutes' },
  h: { zh: '小时', en: 'hours' },
  d: { zh: '自然日', en: 'days' },
  wh: { zh: '工作时', en: 'working hours' },
  wd: { zh: '工作日', en: 'working days' },
} as const satisfies Record<string, Word>
