import type { Word } from '../../platform/pure/words.ts'
import type { Kind } from './contract/names.ts'

/** What a message says where a community has published nothing else: the same text in the inbox, in a text message and in a push. */
export const TEXTS = {
  reported_urgent: {
    title: { zh: '紧急诉求', en: 'Urgent report' },
    text: {
      zh: '收到紧急诉求{number}：{what}。请在{at}前研判。',
      en: 'Urgent report {number}: {what}. Triage it by {at}.',
    },
  },
  assigned: {
    title: { zh: '有新的件', en: 'A new case' },
    text: { zh: '{number}交给您办理：{what}。请在{at}前办结。', en: '{number} is yours: {what}. Handle it by {at}.' },
  },
  offered: {
    title: { zh: '可以领办', en: 'Offered to you' },
    text: {
      zh: '{number}同时交您这一方，可以领办：{what}。办理时限{at}。',
      en: '{number} is offered to your side too: {what}. To be handled by {at}.',
    },
  },
  passed_on: {
    title: { zh: '件已转交', en: 'Passed on' },
    text: {
      zh: '{number}已改由{role}办理，您不用再办。',
      en: '{number} is now with {role}; nothing is left for you to do.',
    },
  },
  taken_by_other: {
    title: { zh: '对方已领办', en: 'Claimed by the other side' },
    text: { zh: '{number}已由{role}领办。', en: '{number} was claimed by {role}.' },
  },
  taken_over: {
    title: { zh: '接手未办结的件', en: 'Open cases came to you' },
    text: {
      zh: '您已就任{role}，岗位上有{count}件未办结，请打开待办查看。',
      en: 'You now hold {role}; {count} open cases came with it. Please look at your list.',
    },
  },
  stands_in: {
    title: { zh: '请您代理岗位', en: 'You stand in for somebody' },
    text: {
      zh: '从{at}起请您代理{role}，岗位上的件和消息都会到您这里。',
      en: 'From {at} you stand in as {role}; its cases and messages come to you.',
    },
  },
  stood_in: {
    title: { zh: '代理结束', en: 'Your time as deputy is over' },
    text: { zh: '您代理的{role}已经结束，谢谢。', en: 'You no longer stand in as {role}. Thank you.' },
  },
  private_message: {
    title: { zh: '您有一条消息', en: 'You have a message' },
    text: { zh: '您有一条消息，请登录后查看。', en: 'You have a message. Please sign in to read it.' },
  },
  supporter_asked: {
    title: { zh: '请您做倾听者', en: 'Will you be a supporter?' },
    text: {
      zh: '街道想请您做网格员的倾听者。愿不愿意由您决定，请到“我”里的“想聊聊”回答。',
      en: 'The street asks whether you would listen to members. It is for you to decide; please answer on your own page.',
    },
  },
  handover_to_sign: {
    title: { zh: '请签交接单', en: 'A hand-over to sign' },
    text: {
      zh: '{role}的交接单已备好，请看清单并签字。',
      en: 'The hand-over of {role} is ready. Please read the list and sign.',
    },
  },
  handover_stuck: {
    title: { zh: '交接要您处理', en: 'A hand-over to settle' },
    text: {
      zh: '{role}的交接有人没有同意，或三天没有签完，请处理。',
      en: 'The hand-over of {role} was refused or not signed in three days. Please settle it.',
    },
  },
  roster_gap: {
    title: { zh: '值班有空档', en: 'A gap on the roster' },
    text: {
      zh: '{community}的值班表从{at}起没有人，请安排。',
      en: 'Nobody is on duty in {community} from {at}. Please see to it.',
    },
  },
  report_made: {
    title: { zh: '报表做好了', en: 'A report is made' },
    text: { zh: '{community}的定期报表已经生成，请查看。', en: 'The regular report of {community} is there to read.' },
  },
  export_to_approve: {
    title: { zh: '有导出等您批准', en: 'An export to approve' },
    text: {
      zh: '{community}有人申请导出 {count} 行数据，请看用途后决定。',
      en: 'Somebody in {community} asks to export {count} rows. Please look at the reason and decide.',
    },
  },
  export_approved: {
    title: { zh: '导出已获准', en: 'Your export was approved' },
    text: {
      zh: '您在{community}申请的导出已获准，做好后可下载。',
      en: 'Your export in {community} was approved and is being made.',
    },
  },
  export_not_approved: {
    title: { zh: '导出未获准', en: 'Your export was not approved' },
    text: { zh: '您在{community}申请的导出没有获准。', en: 'Your export in {community} was not approved.' },
  },
  swap_asked: {
    title: { zh: '有人请您换班', en: 'Somebody asks you to swap' },
    text: {
      zh: '有人请您换{at}的值班（{community}），请答复。',
      en: 'You are asked to take the shift of {at} in {community}. Please answer.',
    },
  },
  swap_agreed: {
    title: { zh: '换班成功', en: 'The swap was agreed' },
    text: {
      zh: '对方同意换班，{community}的值班表已改好。',
      en: 'The swap was agreed; the roster of {community} is changed.',
    },
  },
  swap_refused: {
    title: { zh: '换班没有成', en: 'The swap was refused' },
    text: {
      zh: '对方不方便换班，{community}的值班表没有变。',
      en: 'The swap was refused; the roster of {community} stays as it is.',
    },
  },
  ask_raised: {
    title: { zh: '走访待跟进', en: 'A visit asks for more' },
    text: {
      zh: '{community}有一户走访后要您接着跟：立件、派人再去，或写明为什么不用办。',
      en: 'A visit in {community} asks for more. Please decide: a case, another visit, or why nothing is to be done.',
    },
  },
  tasks_missed: {
    title: { zh: '有任务漏办', en: 'Tasks were missed' },
    text: {
      zh: '{community}有走访或巡查到期没办，请到漏办清单过问。',
      en: 'Visits or rounds in {community} were not done in time. Please look after them on the list.',
    },
  },
  ask_late: {
    title: { zh: '走访待跟进到期没人办', en: 'Nobody has followed up a visit' },
    text: {
      zh: '{community}有一户走访后要跟进的事到期没定，请处理。',
      en: 'What a visit in {community} asked for was not settled in time. Please see to it.',
    },
  },
  care_review: {
    title: { zh: '有关爱对象该复核了', en: 'A grade of care is to be reviewed' },
    text: {
      zh: '{community}有关爱对象的等级到了复核的日子，请到关爱名册看看。',
      en: 'A grade of care in {community} is to be looked at again. Please open the register.',
    },
  },
  sent_back: {
    title: { zh: '件被退回', en: 'Sent back' },
    text: { zh: '{number}被退回，请重新安排：{what}。', en: '{number} was sent back and needs somebody else: {what}.' },
  },
  escalated: {
    title: { zh: '下级上报', en: 'Carried up to you' },
    text: {
      zh: '{number}上报到您这一级：{what}。请在{at}前接收。',
      en: '{number} was carried up to you: {what}. Receive it by {at}.',
    },
  },
  lowered: {
    title: { zh: '上级下派', en: 'Handed down to you' },
    text: {
      zh: '{number}由上一级下派给您：{what}。请在{at}前接收。',
      en: '{number} was handed down to you: {what}. Receive it by {at}.',
    },
  },
  arbitrated: {
    title: { zh: '已裁定由您负责', en: 'Settled: it is yours' },
    text: {
      zh: '{number}经裁定由您负责：{what}。请在{at}前办结。',
      en: '{number} was settled to be yours: {what}. Handle it by {at}.',
    },
  },
  supplied: {
    title: { zh: '报告人已补充', en: 'The reporter added something' },
    text: { zh: '{number}的报告人补充了情况，请查看。', en: 'The reporter of {number} added something. Please look.' },
  },
  ask_expired: {
    title: { zh: '补充期满', en: 'No reply in time' },
    text: {
      zh: '{number}没有等到补充，时限继续计算，请继续办理。',
      en: 'No reply came for {number}; the clock runs again, please go on.',
    },
  },
  not_passed: {
    title: { zh: '核查没有通过', en: 'The check did not pass' },
    text: {
      zh: '{number}核查没有通过，请继续办理。',
      en: 'The check of {number} did not pass. Please go on working on it.',
    },
  },
  verify_wanted: {
    title: { zh: '请核查', en: 'To be verified' },
    text: { zh: '{number}已办完，请您核查：{what}。', en: '{number} is done; please verify it: {what}.' },
  },
  rated: {
    title: { zh: '收到评价', en: 'Rated' },
    text: { zh: '您办理的{number}收到了评价。', en: '{number}, which you handled, was rated.' },
  },
  reopened: {
    title: { zh: '重新办理', en: 'Reopened' },
    text: { zh: '{number}没有解决，重新办理：{what}。', en: '{number} is not solved and was reopened: {what}.' },
  },
  withdrawn: {
    title: { zh: '报告人撤回', en: 'Withdrawn' },
    text: {
      zh: '{number}已由报告人撤回，不用再办。',
      en: '{number} was withdrawn by its reporter; nothing is left to do.',
    },
  },
  joined: {
    title: { zh: '又有人反映', en: 'Somebody joined' },
    text: { zh: '又有居民反映{number}这件事。', en: 'Another resident reported the same as {number}.' },
  },
  urged: {
    title: { zh: '催办', en: 'Urged' },
    text: {
      zh: '{number}被催办，请尽快处理并回复：{what}。',
      en: '{number} was urged; please act on it and reply: {what}.',
    },
  },
  assist_asked: {
    title: { zh: '请您协办', en: 'Your help is asked' },
    text: {
      zh: '{number}请您协办：{what}。请在{at}前回应。',
      en: 'Your help is asked with {number}: {what}. Please respond by {at}.',
    },
  },
  assist_taken: {
    title: { zh: '协办已接受', en: 'Help was promised' },
    text: { zh: '{number}的协办请求已接受。', en: 'Somebody took on the help for {number}.' },
  },
  assist_done: {
    title: { zh: '协办已完成', en: 'Help is done' },
    text: { zh: '{number}的协办已完成，请查看结果。', en: 'The help for {number} is done; please look at the result.' },
  },
  assist_released: {
    title: { zh: '协办已撤回', en: 'Help is no longer needed' },
    text: { zh: '{number}的协办请求已撤回，您不用再办。', en: 'Your help with {number} is no longer needed.' },
  },
  transfer_taken: {
    title: { zh: '单位已接收', en: 'The partner took it on' },
    text: { zh: '{number}的转办已被单位接收。', en: 'The partner took on its part of {number}.' },
  },
  transfer_asked: {
    title: { zh: '单位有问题', en: 'The partner asks' },
    text: {
      zh: '{number}的承办单位有问题，请在{at}前答复。',
      en: 'The partner has a question about {number}; reply by {at}.',
    },
  },
  transfer_done: {
    title: { zh: '单位已办完', en: 'The partner is done' },
    text: { zh: '{number}的转办部分已办完，请查看。', en: 'The partner has done its part of {number}; please look.' },
  },
  transfer_declined: {
    title: { zh: '单位不接', en: 'The partner declined' },
    text: {
      zh: '{number}的承办单位没有接，请在{at}前另作安排。',
      en: 'The partner declined its part of {number}; arrange it anew by {at}.',
    },
  },
  due_soon: {
    title: { zh: '快到时限', en: 'Due soon' },
    text: { zh: '{number}将在{at}到时限：{what}。', en: '{number} is due {at}: {what}.' },
  },
  late: {
    title: { zh: '已超时限', en: 'Late' },
    text: {
      zh: '{number}已超过时限{at}，请马上处理：{what}。',
      en: '{number} was due {at} and is late; please act now: {what}.',
    },
  },
  raised: {
    title: { zh: '下级超时', en: 'Late below you' },
    text: {
      zh: '{number}已超时限{count}个工作日，报到您这一级：{what}。',
      en: '{number} is {count} working days late and was carried up to you: {what}.',
    },
  },
  supervised: {
    title: { zh: '督办', en: 'Under supervision' },
    text: {
      zh: '{number}已被督办，请在{at}前说明：{what}。',
      en: '{number} is under supervision; answer by {at}: {what}.',
    },
  },
  supervision_answered: {
    title: { zh: '督办有回复', en: 'Supervision answered' },
    text: { zh: '您督办的{number}有了回复，请查看。', en: '{number}, which you supervise, was answered; please look.' },
  },
  request_made: {
    title: { zh: '有申请待批', en: 'A request to decide' },
    text: {
      zh: '{number}申请延期或挂账，请在{at}前审批：{what}。',
      en: 'More time or a deferral is asked for {number}; decide by {at}: {what}.',
    },
  },
  granted: {
    title: { zh: '申请已同意', en: 'Request granted' },
    text: {
      zh: '{number}的申请已同意，新的日期是{at}。',
      en: 'Your request for {number} was granted; the new date is {at}.',
    },
  },
  refused: {
    title: { zh: '申请没有同意', en: 'Request refused' },
    text: {
      zh: '{number}的申请没有同意，请按原时限办理。',
      en: 'Your request for {number} was refused; the date stands.',
    },
  },
  arbitration_wanted: {
    title: { zh: '请裁定', en: 'To be settled' },
    text: {
      zh: '{number}两次被退回，请在{at}前裁定由谁负责：{what}。',
      en: '{number} was sent back twice; settle by {at} whose it is: {what}.',
    },
  },
  taken_up: {
    title: { zh: '已有人接手', en: 'Taken up' },
    text: {
      zh: '您反映的{number}已由{role}接手办理，请放心。',
      en: 'Your report {number} has been taken up by {role}.',
    },
  },
  asked: {
    title: { zh: '想请您补充', en: 'A question for you' },
    text: {
      zh: '您反映的{number}需要您补充一点情况，请打开查询页。',
      en: 'We have a question about your report {number}. Please open its page.',
    },
  },
  extended: {
    title: { zh: '答复日期有变', en: 'The date has changed' },
    text: {
      zh: '您反映的{number}需要更多时间，答复日期改为{at}。',
      en: 'Your report {number} needs more time; the answer comes by {at}.',
    },
  },
  recomputed: {
    title: { zh: '答复日期有变', en: 'The date has changed' },
    text: {
      zh: '因放假安排或办理时限变动，您反映的{number}答复日期改为{at}。',
      en: 'Days off or time limits were changed; the answer to your report {number} comes by {at}.',
    },
  },
  deferred: {
    title: { zh: '要等一等', en: 'It has to wait' },
    text: {
      zh: '您反映的{number}暂时办不了，{at}前再看一次，原因请见查询页。',
      en: 'Your report {number} has to wait and is looked at again by {at}. Its page says why.',
    },
  },
  answered: {
    title: { zh: '已有答复', en: 'Answered' },
    text: {
      zh: '您反映的{number}已有答复，请打开查询页查看并评价。',
      en: 'Your report {number} is answered. Please open its page and rate it.',
    },
  },
  work_goes_on: {
    title: { zh: '重新办理', en: 'Taken up again' },
    text: {
      zh: '您反映的{number}有人说没有解决，已重新办理。',
      en: 'Somebody says that your report {number} is not solved; it was taken up again.',
    },
  },
  closed: {
    title: { zh: '办理结束', en: 'Closed' },
    text: { zh: '您报上来的{number}已经办结，感谢您。', en: '{number}, which you brought in, is closed. Thank you.' },
  },
  booking_promoted: {
    title: { zh: '排到了', en: 'A place for you' },
    text: {
      zh: '您排的{what}有空位了，已为您约好{at}。来不了请在“我的预约”里取消。',
      en: 'A place came free: {what}, {at}. It is booked for you; if you cannot come, cancel it under “My bookings”.',
    },
  },
  booking_moved: {
    title: { zh: '预约改了时间', en: 'Your booking was moved' },
    text: {
      zh: '服务站当天不开，您约的{what}改到{at}。来不了请在“我的预约”里取消。',
      en: 'The station is closed that day; {what} is moved to {at}. If you cannot come, cancel it under “My bookings”.',
    },
  },
  booking_closed: {
    title: { zh: '预约取消了', en: 'Your booking is off' },
    text: {
      zh: '服务站当天不开，您{at}约的{what}已取消，请另选时间。抱歉。',
      en: 'The station is closed that day; {what} on {at} is cancelled. Please choose another time. We are sorry.',
    },
  },
  booking_cancelled: {
    title: { zh: '预约取消了', en: 'Your booking is off' },
    text: {
      zh: '服务站取消了您{at}约的{what}，请另选时间，或到服务站问一问。',
      en: 'The station cancelled {what} on {at}. Please choose another time, or ask there.',
    },
  },
  help_invited: {
    title: { zh: '邻居想请您帮忙', en: 'A neighbour asks for your help' },
    text: {
      zh: '有邻居想请您帮个忙，请打开“码上帮”看看，不方便也没关系。',
      en: 'A neighbour asks for your help. Open “Help” to have a look; it is fine to pass.',
    },
  },
  help_accepted: {
    title: { zh: '有人答应帮您了', en: 'Somebody will help' },
    text: {
      zh: '有邻居答应帮您了，请打开“码上帮”看怎么联系。',
      en: 'A neighbour will help you. Open “Help” to see how to reach them.',
    },
  },
  help_given_back: {
    title: { zh: '求助重新发布', en: 'Open again' },
    text: {
      zh: '答应帮您的邻居临时来不了，您的求助已重新发布。',
      en: 'Your helper cannot come after all; your request is open again.',
    },
  },
  help_said_done: {
    title: { zh: '请确认帮好了', en: 'Is it done?' },
    text: {
      zh: '对方说事情已经帮好了，请打开“码上帮”确认一下。',
      en: 'The other side says that it is done. Please confirm it under “Help”.',
    },
  },
  help_thanked: {
    title: { zh: '收到一句感谢', en: 'A word of thanks' },
    text: {
      zh: '您帮过的邻居给您留了一句感谢，请打开“码上帮”看看。',
      en: 'The neighbour you helped left you a word of thanks, under “Help”.',
    },
  },
  help_withdrawn: {
    title: { zh: '不用帮了', en: 'No longer needed' },
    text: {
      zh: '您答应帮的那件事，对方已经不需要了，谢谢您。',
      en: 'What you were going to help with is no longer needed. Thank you.',
    },
  },
  help_asked_still: {
    title: { zh: '还需要帮忙吗', en: 'Is it still needed?' },
    text: {
      zh: '您的求助时间到了还没有人答应，还需要吗？请打开“码上帮”说一声。',
      en: 'Nobody has taken your request and its time is over. Is it still needed? Say so under “Help”.',
    },
  },
  opinion_answered: {
    title: { zh: '您的意见有了回复', en: 'Your opinion was answered' },
    text: {
      zh: '您对“{title}”的意见有了回复，请打开“码上议”查看。',
      en: 'Your opinion on “{title}” was answered; open “Topics” to read it.',
    },
  },
  topic_counted: {
    title: { zh: '议事有结果了', en: 'It is counted' },
    text: {
      zh: '您参加的“{title}”已经结束，请打开“码上议”看结果。',
      en: '“{title}”, in which you took part, is over; open “Topics” to see what came out.',
    },
  },
  topic_withdrawn: {
    title: { zh: '议题撤回了', en: 'A topic was withdrawn' },
    text: {
      zh: '您参加的“{title}”已撤回，原因请打开“码上议”查看。',
      en: '“{title}”, in which you took part, was withdrawn; “Topics” says why.',
    },
  },
  topic_accounted: {
    title: { zh: '议定的事有了交代', en: 'What became of it' },
    text: {
      zh: '“{title}”议定的事有了办理结果，请打开“码上议”查看。',
      en: 'What was decided in “{title}” was acted on; open “Topics” to read the account.',
    },
  },
  notice: {
    title: { zh: '社区通知', en: 'Notice' },
    text: { zh: '{community}通知：{title}', en: 'Notice of {community}: {title}' },
  },
  notice_corrected: {
    title: { zh: '通知有更正', en: 'Notice corrected' },
    text: { zh: '{community}更正了通知：{title}', en: '{community} corrected a notice: {title}' },
  },
} as const satisfies Record<Kind, { title: Word; text: Word }>

/** What stands before a text message, so that people know from whom it is. */
export const SIGNATURE: Word = { zh: '【微网格】', en: '[Weige] ' }

/** Several messages in one. */
export const DIGEST_TEXTS = {
  daily: {
    title: { zh: '今日消息汇总', en: 'Your day in messages' },
    text: { zh: '您有{count}条消息：', en: 'You have {count} messages:' },
  },
  bundle: {
    title: { zh: '多条消息', en: 'Several messages' },
    text: {
      zh: '刚才的{count}条消息合并告诉您，请打开消息页查看。',
      en: '{count} messages came at once; please open your inbox.',
    },
  },
  more: { zh: '……还有{count}条，请打开消息页查看。', en: '… and {count} more; please open your inbox.' },
  code: {
    title: { zh: '验证码', en: 'Your code' },
    text: {
      zh: '验证码{code}，{minutes}分钟内有效，用来确认这个地址可以收到您的消息。不是您本人操作请忽略。',
      en: 'Your code is {code}, valid for {minutes} minutes. It confirms that you can be reached here. If it was not you, ignore this.',
    },
  },
} as const

/** What a case is about where its words must not stand. */
export const DISCREET: Word = { zh: '需保密的事', en: 'a confidential matter' }

/** What a group robot says when it is tried. */
export const ROBOT_TEST = {
  zh: '这是一条测试消息：群机器人“{name}”已接通。',
  en: 'This is a test: the group robot “{name}” works.',
} as const satisfies Word
