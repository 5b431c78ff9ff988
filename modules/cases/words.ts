import type { Word, Words } from '../../platform/pure/words.ts'
import type {
  CHANNELS,
  ClockKind,
  Outcome,
  PARTY_AS,
  REJECT_REASONS,
  SEND_BACK_REASONS,
  State,
  Verb,
} from './contract.ts'

/** States as staff read them. */
export const STATE_WORDS = {
  reported: { zh: '待研判', en: 'To triage' },
  triaged: { zh: '待交办', en: 'To assign' },
  assigned: { zh: '待领办', en: 'To claim' },
  in_progress: { zh: '办理中', en: 'In progress' },
  resolved: { zh: '待核查', en: 'To verify' },
  verified: { zh: '待评价', en: 'Awaiting rating' },
  deferred: { zh: '挂账', en: 'Deferred' },
  closed: { zh: '已结案', en: 'Closed' },
} as const satisfies Record<State, Word>

/** What has become of a report, as its reporter reads it: plain words, never states of a machine. */
export const PLAIN_STATE_WORDS = {
  reported: { zh: '已收到，正在看怎么办', en: 'Received; we are looking at it' },
  triaged: { zh: '正在安排人办理', en: 'Being handed to someone' },
  assigned: { zh: '已交给负责人', en: 'Handed to the person in charge' },
  in_progress: { zh: '正在办理', en: 'Being worked on' },
  resolved: { zh: '已办完，正在核实', en: 'Done; being checked' },
  verified: { zh: '已答复，请您评价', en: 'Answered; please rate' },
  deferred: { zh: '已登记，到期再办', en: 'On the books until its date' },
  closed: { zh: '已结束', en: 'Closed' },
} as const satisfies Record<State, Word>

export const VERB_WORDS = {
  triage: { zh: '研判', en: 'Triage' },
  settle: { zh: '随手办结', en: 'Settle on the spot' },
  reject: { zh: '不予受理', en: 'Reject' },
  merge: { zh: '并案', en: 'Merge' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  assign: { zh: '交办', en: 'Assign' },
  claim: { zh: '领办', en: 'Claim' },
  sendBack: { zh: '退回', en: 'Send back' },
  ask: { zh: '请报告人补充', en: 'Ask the reporter' },
  supply: { zh: '补充说明', en: 'Add more' },
  note: { zh: '记录进展', en: 'Note progress' },
  resolve: { zh: '办结', en: 'Resolve' },
  verify: { zh: '核查', en: 'Verify' },
  followUp: { zh: '回访', en: 'Follow up' },
  rate: { zh: '评价', en: 'Rate' },
  reopen: { zh: '没解决，重办', en: 'Not solved, reopen' },
  expireAsk: { zh: '补充期满', en: 'Question expired' },
  expireRating: { zh: '评价期满', en: 'Rating expired' },
} as const satisfies Record<Verb, Word>

export const OUTCOME_WORDS = {
  solved: { zh: '已解决', en: 'Solved' },
  solved_in_part: { zh: '部分解决', en: 'Solved in part' },
  explained: { zh: '已解释说明', en: 'Explained' },
  not_ours: { zh: '不属本处，已告知渠道', en: 'Not ours; you were told whose' },
  planned: { zh: '已列入计划', en: 'Planned for a date' },
  not_possible: { zh: '暂无法解决', en: 'Not possible, with the reason' },
  duplicate: { zh: '已并案', en: 'Joined with another' },
  invalid: { zh: '不予受理', en: 'Not accepted' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<Outcome, Word>

export const REJECT_WORDS = {
  secret: { zh: '涉及秘密', en: 'Touches a secret' },
  legal_process: { zh: '已进入诉讼、仲裁、复议或信访程序', en: 'Already in a legal process' },
  police_matter: { zh: '属警情急救，已转报 110/119/120', en: 'A matter for 110/119/120, passed on' },
  no_substance: { zh: '没有具体事项', en: 'No concrete matter' },
  malicious_repeat: { zh: '恶意重复', en: 'Malicious repetition' },
  out_of_area: { zh: '超出辖区，已告知渠道', en: 'Outside our area; you were told where' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<(typeof REJECT_REASONS)[number], Word>

export const SEND_BACK_WORDS = {
  wrong_place: { zh: '属地不符', en: 'Wrong place' },
  wrong_duty: { zh: '职责不符', en: 'Not our duty' },
  unclear_ownership: { zh: '权属不清', en: 'Ownership unclear' },
  too_little_known: { zh: '信息不足', en: 'Too little is known' },
  duplicate: { zh: '重复件', en: 'A duplicate' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<(typeof SEND_BACK_REASONS)[number], Word>

export const CHANNEL_WORDS = {
  qr: { zh: '扫码上报', en: 'Scanned code' },
  snap: { zh: '随手拍', en: 'Snapshot' },
  member: { zh: '网格员上报', en: 'Grid member' },
  phone: { zh: '来电', en: 'Phone call' },
  visit: { zh: '来访', en: 'Visit' },
} as const satisfies Record<(typeof CHANNELS)[number], Word>

export const PARTY_WORDS = {
  reporter: { zh: '报告人', en: 'Reporter' },
  member: { zh: '上报的网格员', en: 'Reporting member' },
  follower: { zh: '关注人', en: 'Follower' },
  on_behalf: { zh: '代为反映的当事人', en: 'On whose behalf' },
  opener: { zh: '录入人', en: 'Opened by' },
} as const satisfies Record<(typeof PARTY_AS)[number], Word>

export const CLOCK_WORDS = {
  triage: { zh: '研判时限', en: 'Triage by' },
  assign: { zh: '交办时限', en: 'Assign by' },
  handle: { zh: '办理时限', en: 'Handle by' },
  ask: { zh: '等候补充至', en: 'Waiting for the reporter until' },
  verify: { zh: '核查时限', en: 'Verify by' },
  rating: { zh: '可评价至', en: 'Rating until' },
} as const satisfies Record<ClockKind, Word>

/** What each event says on a timeline. */
export const TIMELINE_WORDS: Words = {
  'case.reported': { zh: '收到诉求', en: 'Report received' },
  'case.joined': { zh: '有人一同关注', en: 'Somebody joined' },
  'case.triaged': { zh: '完成研判', en: 'Triaged' },
  'case.assigned': { zh: '交办', en: 'Assigned' },
  'case.claimed': { zh: '领办', en: 'Claimed' },
  'case.sent_back': { zh: '退回', en: 'Sent back' },
  'case.asked': { zh: '请报告人补充', en: 'Reporter was asked' },
  'case.supplied': { zh: '报告人补充', en: 'Reporter added' },
  'case.ask_expired': { zh: '补充期满，继续办理', en: 'No reply in time; work goes on' },
  'case.noted': { zh: '进展', en: 'Progress' },
  'case.resolved': { zh: '办结，待核查', en: 'Resolved, to be verified' },
  'case.verified': { zh: '核查', en: 'Verified' },
  'case.answered': { zh: '已答复报告人', en: 'Reporter was answered' },
  'case.rated': { zh: '评价', en: 'Rated' },
  'case.closed': { zh: '结案', en: 'Closed' },
  'case.reopened': { zh: '重新办理', en: 'Reopened' },
  'case.merged': { zh: '并入另一件', en: 'Merged into another' },
  'case.rejected': { zh: '不予受理', en: 'Not accepted' },
  'case.withdrawn': { zh: '报告人撤回', en: 'Withdrawn by the reporter' },
}

/** The verdicts of a reporter. */
export const VERDICT_WORDS: Words = {
  content: { zh: '满意', en: 'Content' },
  neutral: { zh: '一般', en: 'Neutral' },
  not_content: { zh: '不满意', en: 'Not content' },
  not_solved: { zh: '认为没解决', en: 'Says it is not solved' },
  unrated: { zh: '未评价', en: 'Not rated' },
}

/** How actors stand to a case, for "who can". */
export const RELATION_WORDS: Words = {
  owner: { zh: '责任岗位的人', en: 'the holder of the accountable post' },
  handler: { zh: '经办人', en: 'the handler' },
  reporter: { zh: '报告人', en: 'the reporter' },
  member: { zh: '上报的网格员', en: 'the reporting member' },
}

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'case.not_possible_now': {
    zh: '这件事现在不能这样办，它可能刚被别人处理过。请看最新情况。',
    en: 'This cannot be done now; somebody may just have dealt with it. Please look at the newest state.',
  },
  'case.changed_meanwhile': {
    zh: '您打开之后，这件事有了新变化（第 {version} 版）。您写的内容还在，请看过最新情况再提交。',
    en: 'The case changed after you opened it (version {version}). Your text is kept; please look at the newest state and send again.',
  },
  'case.claimed_by_other': { zh: '这件事已由 {name} 领办。', en: '{name} has already claimed this case.' },
  'case.merge_into_itself': { zh: '不能并入自己。', en: 'A case cannot be merged into itself.' },
  'case.merge_target_closed': {
    zh: '要并入的件已经结束，请选一件还在办理的。',
    en: 'The case to merge into is closed; choose one that is open.',
  },
  'case.merge_other_community': { zh: '只能并入同一社区的件。', en: 'Only cases of the same community can be merged.' },
  'case.verifier_is_handler': {
    zh: '自己办的事不能自己核查，请由他人核查。',
    en: 'Nobody verifies his own work; another person must.',
  },
  'case.reopen_too_late': {
    zh: '结案已超过 {days} 天，请重新上报，我们会关联到这一件。',
    en: 'It was closed more than {days} days ago; please report again.',
  },
  'case.unknown_category': { zh: '没有这个分类。', en: 'There is no such category.' },
  'case.post_elsewhere': {
    zh: '这个岗位不在本件所属的网格一线，不能交办给它。',
    en: 'That post is not in line with the grid of this case.',
  },
  'case.no_party': { zh: '这件事没有可联系的报告人。', en: 'There is no reporter to reach.' },
}
