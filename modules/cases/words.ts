import type { Word, Words } from '../../platform/pure/words.ts'
import type {
  ASSIST_CLOCKS,
  ASSIST_STATES,
  CHANNELS,
  ClockKind,
  CONTACT_WAYS,
  DECLINE_REASONS,
  DEFER_REASONS,
  Outcome,
  PARTY_AS,
  REJECT_REASONS,
  RequestKind,
  SEND_BACK_REASONS,
  State,
  TemplateVerb,
  Tier,
  TRANSFER_CLOCKS,
  TRANSFER_STATES,
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
  unmerge: { zh: '取消并案', en: 'Unmerge' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  arbitrate: { zh: '裁定', en: 'Arbitrate' },
  escalate: { zh: '上报升级', en: 'Escalate' },
  lower: { zh: '下派', en: 'Hand back down' },
  contact: { zh: '联系报告人', en: 'Contact the reporter' },
  request: { zh: '申请延期或挂账', en: 'Request time or deferral' },
  grant: { zh: '同意申请', en: 'Grant the request' },
  refuse: { zh: '驳回申请', en: 'Refuse the request' },
  review: { zh: '复核挂账', en: 'Review the deferral' },
  resume: { zh: '恢复办理', en: 'Resume' },
  urge: { zh: '催办', en: 'Urge' },
  supervise: { zh: '督办', en: 'Supervise' },
  respond: { zh: '回复督办', en: 'Answer the supervision' },
  assist: { zh: '请求协办', en: 'Ask for assistance' },
  takeAssist: { zh: '接受协办', en: 'Take on the assistance' },
  finishAssist: { zh: '协办完成', en: 'Finish the assistance' },
  releaseAssist: { zh: '撤回协办', en: 'Release from assisting' },
  split: { zh: '拆分', en: 'Split' },
  transfer: { zh: '转办', en: 'Transfer to an organization' },
  answerTransfer: { zh: '答复承办单位', en: 'Answer the partner' },
  endTransfer: { zh: '结束转办', en: 'End the transfer' },
  takeTransfer: { zh: '接收转办', en: 'Take on the transfer' },
  askTransfer: { zh: '承办单位提问', en: 'Ask about the transfer' },
  finishTransfer: { zh: '转办办完', en: 'Finish the transfer' },
  declineTransfer: { zh: '不接转办', en: 'Decline the transfer' },
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
  recompute: { zh: '重算时限', en: 'Dates counted anew' },
} as const satisfies Record<Verb, Word>

/** The verbs whose forms take words worth keeping, as a template names them. */
export const TEMPLATE_VERB_WORDS = {
  resolve: VERB_WORDS.resolve,
  settle: VERB_WORDS.settle,
  reject: VERB_WORDS.reject,
  ask: VERB_WORDS.ask,
  sendBack: VERB_WORDS.sendBack,
  note: VERB_WORDS.note,
  contact: VERB_WORDS.contact,
  verify: VERB_WORDS.verify,
  followUp: VERB_WORDS.followUp,
  escalate: VERB_WORDS.escalate,
  request: VERB_WORDS.request,
  refuse: VERB_WORDS.refuse,
  urge: VERB_WORDS.urge,
  supervise: VERB_WORDS.supervise,
  respond: VERB_WORDS.respond,
  assist: VERB_WORDS.assist,
  finishAssist: VERB_WORDS.finishAssist,
} as const satisfies Record<TemplateVerb, Word>

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
  resolution: { zh: '议事决议', en: 'Resolution of residents' },
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
  claim: { zh: '领办时限', en: 'Claim by' },
  contact: { zh: '先行联系时限', en: 'First contact by' },
  arbitrate: { zh: '裁定时限', en: 'Arbitrate by' },
  approve: { zh: '审批时限', en: 'Decide the request by' },
  supervise: { zh: '督办回复时限', en: 'Answer the supervision by' },
  review: { zh: '挂账复核日', en: 'Review by' },
  handle: { zh: '办理时限', en: 'Handle by' },
  ask: { zh: '等候补充至', en: 'Waiting for the reporter until' },
  verify: { zh: '核查时限', en: 'Verify by' },
  rating: { zh: '可评价至', en: 'Rating until' },
} as const satisfies Record<ClockKind, Word>

/** Stands for the words of what was added when it was only spoken. */
export const SPOKEN_SUPPLY: Word = { zh: '语音补充', en: 'Added by voice' }

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
  'report.transcribed': { zh: '听写了语音', en: 'A voice was written down' },
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
  'case.offered': { zh: '同时交另一岗位领办', en: 'Offered to a second post as well' },
  'case.unmerged': { zh: '取消并案', en: 'Unmerged' },
  'case.contacted': { zh: '联系报告人', en: 'Reporter was contacted' },
  'case.arbitration_asked': { zh: '再次退回，提请裁定', en: 'Returned again; to be arbitrated' },
  'case.arbitrated': { zh: '裁定归属', en: 'Arbitrated' },
  'case.escalated': { zh: '上报升级', en: 'Escalated' },
  'case.lowered': { zh: '下派', en: 'Handed back down' },
  'case.requested': { zh: '提出申请', en: 'Requested' },
  'case.extended': { zh: '同意延期', en: 'Extended' },
  'case.deferred': { zh: '同意挂账', en: 'Deferred' },
  'case.request_refused': { zh: '驳回申请', en: 'Request refused' },
  'case.reviewed': { zh: '复核挂账', en: 'Deferral reviewed' },
  'case.resumed': { zh: '恢复办理', en: 'Resumed' },
  'case.urged': { zh: '催办', en: 'Urged' },
  'case.supervised': { zh: '督办', en: 'Under supervision' },
  'case.supervision_answered': { zh: '回复督办', en: 'Supervision answered' },
  'case.assist_asked': { zh: '请求协办', en: 'Assistance asked' },
  'case.assist_taken': { zh: '接受协办', en: 'Assistance taken on' },
  'case.assist_done': { zh: '协办完成', en: 'Assistance done' },
  'case.assist_released': { zh: '撤回协办', en: 'Released from assisting' },
  'case.photos_added': { zh: '补传了办理照片', en: 'Photos of the result followed' },
  'case.root_cause_linked': {
    zh: '反复发生，已立根因件一并查',
    en: 'It keeps happening: a root-cause case was opened',
  },
  'case.transferred': { zh: '转办', en: 'Transferred to an organization' },
  'case.transfer_taken': { zh: '承办单位已接收', en: 'The partner took it on' },
  'case.transfer_asked': { zh: '承办单位提问', en: 'The partner asks' },
  'case.transfer_answered': { zh: '答复承办单位', en: 'The partner was answered' },
  'case.transfer_done': { zh: '承办单位已办完', en: 'The partner has done it' },
  'case.transfer_declined': { zh: '承办单位不接', en: 'The partner declined' },
  'case.transfer_ended': { zh: '结束转办', en: 'Transfer ended' },
  'case.split': { zh: '拆分出子件', en: 'A part was split off' },
  'case.reminded': { zh: '时限提醒', en: 'Reminder' },
  'case.raised': { zh: '逾期上报', en: 'Late: carried up' },
  'case.recomputed': { zh: '重新计算时限', en: 'Dates counted anew' },
}

/** Why dates were counted anew. */
export const RECOUNT_WORDS = {
  calendar: { zh: '工作日历有变动', en: 'The working calendar was changed' },
  limit: { zh: '这一类的办理时限有变动', en: 'The limit of this category was changed' },
  plan: { zh: '下一年的放假安排已公布', en: 'The plan of the coming year was published' },
} as const satisfies Words

/** Why a case may be deferred. */
export const DEFER_WORDS = {
  needs_funds: { zh: '需立项或资金', en: 'Needs a project or funds' },
  needs_policy: { zh: '需上级政策', en: 'Needs a policy from above' },
  ownership_dispute: { zh: '产权有争议', en: 'Ownership is disputed' },
  seasonal_works: { zh: '季节性施工', en: 'Seasonal works' },
  legal_process: { zh: '司法程序中', en: 'In a legal process' },
  residents_disagree: { zh: '居民意见未统一', en: 'Residents do not agree yet' },
} as const satisfies Record<(typeof DEFER_REASONS)[number], Word>

export const REQUEST_WORDS = {
  extend: { zh: '延期', en: 'More time' },
  defer: { zh: '挂账', en: 'Deferral' },
} as const satisfies Record<RequestKind, Word>

export const CONTACT_WORDS = {
  phone: { zh: '电话', en: 'By phone' },
  visit: { zh: '上门', en: 'In person' },
  message: { zh: '消息', en: 'By message' },
} as const satisfies Record<(typeof CONTACT_WAYS)[number], Word>

export const ASSIST_WORDS = {
  asked: { zh: '待接受', en: 'Asked' },
  taken: { zh: '协办中', en: 'Under way' },
  done: { zh: '已完成', en: 'Done' },
  released: { zh: '已撤回', en: 'Released' },
} as const satisfies Record<(typeof ASSIST_STATES)[number], Word>

export const ASSIST_CLOCK_WORDS = {
  assist_receipt: { zh: '协办接受时限', en: 'Assistance to be taken on by' },
  assist: { zh: '协办时限', en: 'Assistance to be done by' },
} as const satisfies Record<(typeof ASSIST_CLOCKS)[number], Word>

export const TRANSFER_WORDS = {
  sent: { zh: '已发出，待接收', en: 'Sent, not taken yet' },
  taken: { zh: '已接收，办理中', en: 'Taken on, under way' },
  asked: { zh: '有提问，等我们答复', en: 'Asks us; a reply is due' },
  done: { zh: '已办完', en: 'Done' },
  declined: { zh: '不接，待另行安排', en: 'Declined; to be arranged anew' },
  ended: { zh: '已结束', en: 'Ended' },
} as const satisfies Record<(typeof TRANSFER_STATES)[number], Word>

export const DECLINE_WORDS = {
  wrong_duty: { zh: '不是我们的职责', en: 'Not our duty' },
  wrong_place: { zh: '不在我们的范围', en: 'Not in our area' },
  too_little_known: { zh: '情况不清，办不了', en: 'Too little is known' },
  no_means: { zh: '没有人手或条件', en: 'No people or means for it' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<(typeof DECLINE_REASONS)[number], Word>

export const TRANSFER_CLOCK_WORDS = {
  transfer_receipt: { zh: '转办接收时限', en: 'Transfer to be taken on by' },
  transfer: { zh: '转办办理时限', en: 'Transfer to be done by' },
  transfer_reply: { zh: '答复承办单位时限', en: 'Reply to the partner by' },
} as const satisfies Record<(typeof TRANSFER_CLOCKS)[number], Word>

/** The text message with a partner's link; `{home}` is where this house is reached. */
export const PARTNER_MESSAGE = {
  zh: '【微网格】{community}请贵单位协助办理一件事，请在{until}前打开接收：{home}/p/{code}',
  en: '[Weige] {community} asks you to help with a matter. Please open and take it on by {until}: {home}/p/{code}',
} as const satisfies Word

export const TIER_WORDS = {
  grid: { zh: '微事（网格）', en: 'Small: the grid' },
  community: { zh: '小事（社区）', en: 'Middle: the community' },
  subdistrict: { zh: '大事（街道）', en: 'Large: the subdistrict' },
} as const satisfies Record<Tier, Word>

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
  offered: { zh: '可一同领办的岗位', en: 'the second post that may claim it' },
  handler: { zh: '经办人', en: 'the handler' },
  returner: { zh: '退回的岗位', en: 'the post that sent it back' },
  assistant: { zh: '协办岗位', en: 'a post that assists' },
  approver: { zh: '审批岗位', en: 'the post that decides the request' },
  partner: { zh: '持转办链接的单位', en: 'the organization with the link of the transfer' },
  reporter: { zh: '报告人', en: 'the reporter' },
  follower: { zh: '也遇到此事的人', en: 'those who joined' },
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
  'case.not_to_verify': {
    zh: '这件事现在没有结果要核查，请刷新看看。',
    en: 'There is no result to verify now; refresh the page to see how it stands.',
  },
  'case.verifier_is_handler': {
    zh: '自己办的事不能自己核查，请由他人核查。',
    en: 'Nobody verifies his own work; another person must.',
  },
  'case.reopen_too_late': {
    zh: '结案已超过 {days} 天，请重新上报，我们会关联到这一件。',
    en: 'It was closed more than {days|day|days} ago; please report again.',
  },
  'case.unknown_category': { zh: '没有这个分类。', en: 'There is no such category.' },
  'case.about_whoever_holds_it': {
    zh: '这件投诉的就是这个岗位上的人，请交给别人办。',
    en: 'It complains of whoever holds this post; please give it to somebody else.',
  },
  'case.post_elsewhere': {
    zh: '这个岗位不在本件所属的网格一线，不能交办给它。',
    en: 'That post is not in line with the grid of this case.',
  },
  'case.offered_to_owner': {
    zh: '同时领办的岗位不能就是责任岗位。',
    en: 'The second post must be another than the accountable one.',
  },
  'case.arbitrated': {
    zh: '这件已经裁定归属，不能再退回或上推；确有困难请与裁定的负责人商量。',
    en: 'It was decided by arbitration where this belongs; it cannot be sent back or passed up. Talk to the lead who decided.',
  },
  'case.top_tier': { zh: '已经在街道一级，不能再上报。', en: 'It is at the subdistrict already.' },
  'case.lowest_tier': { zh: '已经在网格一级，不能再下派。', en: 'It is at the grid already.' },
  'case.extended_before': { zh: '每件只能延期一次，这件已经延过。', en: 'A case is extended once; this one has been.' },
  'case.too_late_to_extend': {
    zh: '已经到期，不能再申请延期；请尽快办理，或说明情况申请挂账。',
    en: 'The deadline has passed; an extension had to be asked for before it.',
  },
  'case.extension_too_long': {
    zh: '延期不能超过原时限（最多 {most}）。',
    en: 'An extension may not be longer than the limit was ({most} at most).',
  },
  'case.deferred_too_long': {
    zh: '挂账累计最长 {days} 天，最多还可以 {most} 天。',
    en: 'A case is deferred for {days|day|days} at most in all; {most} are left.',
  },
  'case.review_too_late': {
    zh: '挂账最多 {days} 天就要复核一次。',
    en: 'A deferral is reviewed after {days|day|days} at most.',
  },
  'case.nothing_requested': { zh: '没有待审批的申请。', en: 'There is no request to decide.' },
  'case.own_request': { zh: '不能审批自己提出的申请。', en: 'Nobody decides his own request.' },
  'case.nobody_above': {
    zh: '没有更上一级的岗位可以审批，请先在“人员”里设置。',
    en: 'There is no post above that could decide; please set one up under People.',
  },
  'case.urged_today': {
    zh: '今天已经催过了，我们已提醒负责人。',
    en: 'You have urged today; the person in charge was told.',
  },
  'case.supervised_already': { zh: '这件正在督办中。', en: 'This case is under supervision already.' },
  'case.assist_by_owner': { zh: '责任岗位自己不用协办。', en: 'The accountable post does not assist itself.' },
  'case.assist_over': { zh: '这项协办已经结束。', en: 'That assistance is over.' },
  'case.assist_not_yours': { zh: '这项协办不是交给您的岗位的。', en: 'That assistance was not asked of your post.' },
  'case.assists_open': {
    zh: '还有 {count} 项协办没有完成。请等协办完成，或先撤回协办。',
    en: '{count} assistance(s) are still open. Wait for them, or release them first.',
  },
  'case.transfers_open': {
    zh: '还有 {count} 项转办没有办完。请等对方办完，或先结束转办。',
    en: '{count} transfer(s) are still open. Wait for the partner, or end them first.',
  },
  'case.transfer_not_now': {
    zh: '这项转办刚有了变化，现在不能这样办。请看最新情况。',
    en: 'The transfer has just changed; this cannot be done now. Please look at how it stands.',
  },
  'case.transfer_over': {
    zh: '这个链接已经结束，不能再办理。请联系社区。',
    en: 'This link has ended and nothing can be done with it. Please contact the community.',
  },
  'case.children_open': {
    zh: '还有 {count} 个子件没有办结，办结后才能结束这一件。',
    en: '{count} part(s) of this case are still open; they must end first.',
  },
  'case.joined_too_late': {
    zh: '这件事刚刚有了结果，不能再加入。请点“不是，继续上报”，把您的情况单独报上来。',
    en: 'This matter has just got its result and cannot be joined. Please go on and report yours on its own.',
  },
  'case.too_far_to_join': {
    zh: '您说的地方离这件事不近，请单独上报。',
    en: 'Your place is not near this matter. Please report it on its own.',
  },
  'case.joined_already': {
    zh: '这件事您已经报过了（{number}），在“我报过的”里能看到。',
    en: 'You reported this already ({number}); see My reports.',
  },
  'case.not_recurring': {
    zh: '同一处同一类只有 {count} 件，还不到 90 天内 3 件，不立根因件。',
    en: 'Only {count} of this kind happened here; it takes 3 within 90 days to open a root-cause case.',
  },
  'case.not_resolved': {
    zh: '这件事还没有办结，照片要等办结之后再补传。',
    en: 'This case is not resolved; photos of the result follow once it is.',
  },
  'case.photos_late': {
    zh: '办结已经超过 14 天，照片不能再补传了。',
    en: 'It was resolved more than 14 days ago; photos can no longer be added.',
  },
  'case.photos_full': {
    zh: '这件事的办理照片已经有 {most} 张，不能再加了。',
    en: 'This case already has {most} photos of its results; no more can be added.',
  },
  'template.stays': {
    zh: '常用语不能换到别的网格，请在那里另建一条。',
    en: 'A template stays with its grid; make another one there.',
  },
  'template.unknown_placeholder': {
    zh: '不认识“{name}”这个空格。可用的有 {number}、{place}、{due}。',
    en: 'Nothing fills the blank “{name}”. Use {number}, {place} or {due}.',
  },
  'template.too_many': {
    zh: '常用语已有 {most} 条，请先删掉不用的。',
    en: 'There are {most|template|templates} already; remove some first.',
  },
  'view.too_many': {
    zh: '常看的列表已有 {most} 个，请先删掉不用的。',
    en: 'There are {most} saved views already; remove some first.',
  },
  'case.rated_already': { zh: '您已经评价过这次答复了，谢谢。', en: 'You have rated this answer already, thank you.' },
  'case.no_party': { zh: '这件事没有可联系的报告人。', en: 'There is no reporter to reach.' },
}
