import type { Word, Words } from '../../platform/pure/words.ts'
import type { Ask } from '../tasks/contract.ts'

/** The five services behind one code (五码). Names are data of a community; these are the ones it starts with. */
export const SERVICE_WORDS = {
  report: { zh: '码上办', en: 'Report' },
  ask: { zh: '码上问', en: 'Ask' },
  deliberate: { zh: '码上议', en: 'Discuss' },
  book: { zh: '码上约', en: 'Book' },
  help: { zh: '码上帮', en: 'Help' },
} as const satisfies Record<string, Word>

/** How the words of a case begin that is made of what a visit found. */
const BEGINNINGS = {
  needs_medical: '走访时住户需要医疗帮助',
  needs_help: '走访时住户需要协助',
  refused_to_move: '走访时住户不愿转移',
  wrong_address: '走访时发现登记的地址不对',
  refused: '关爱户不愿接待走访',
  not_found: '关爱户多次走访没见到人',
} as const satisfies Record<Ask, string>

/**
 * The words of a case that is made of what a visit found. What was noted about somebody's health stays with the visit, sealed: the words of
 * a case are read by many.
 */
export function sayAsk(what: Ask, words: string): string {
  const beginning = BEGINNINGS[what]
  if (what === 'needs_medical') return `${beginning}。情况请看这一户的走访记录。`
  return words === '' ? `${beginning}。` : `${beginning}：${words}`
}

/** What each service is for, in a few words, until a community says it otherwise. */
export const SERVICE_NOTES = {
  report: { zh: '灯坏了、漏水、太吵，都能报', en: 'A broken light, a leak, noise: one minute is enough' },
  ask: { zh: '政策、办事、找人', en: 'Rules, errands, people' },
  deliberate: { zh: '议事、表决', en: 'Discuss and vote' },
  book: { zh: '活动、场地、服务', en: 'Activities, rooms, services' },
  help: { zh: '邻里互助、志愿', en: 'Neighbours, volunteers' },
} as const satisfies Record<keyof typeof SERVICE_WORDS, Word>

/** Hazards that a photo tells without a word (随手拍), most common first; `say` stands for the reporter's own sentence. */
export const HAZARD_WORDS: readonly { readonly code: string; readonly name: Word; readonly say: Word }[] = [
  {
    code: '0101',
    name: { zh: '通道被堵', en: 'Way blocked' },
    say: { zh: '消防通道或楼道被堵', en: 'A fire lane or stairwell is blocked' },
  },
  {
    code: '0106',
    name: { zh: '电线危险', en: 'Dangerous wires' },
    say: { zh: '电线裸露或私拉乱接', en: 'Bare or makeshift wires' },
  },
  {
    code: '0207',
    name: { zh: '会摔会砸', en: 'May fall or hit' },
    say: {
      zh: '有坑洞、松动的墙或边坡，会伤人',
      en: 'A hole, a loose wall or slope that may hurt somebody',
    },
  },
]

/** Stands for the words of a report, or of what was added to it, that was only spoken. */
export const SPOKEN = {
  report: { zh: '语音上报', en: 'Voice report' },
} as const satisfies Record<string, Word>

/** What has happened, as its reporter reads it. `role`: who has it now; `until`: a date; `reason`: why it has to wait. */
export const STEP_WORDS: Words = {
  'case.reported': { zh: '我们收到了您的诉求', en: 'We received your report' },
  'case.triaged': { zh: '已经看过，正在安排人办理', en: 'It was looked at; somebody is being found' },
  'case.assigned': { zh: '已交给{role}办理', en: 'Handed to {role}' },
  'case.claimed': { zh: '负责人已接手', en: 'The person in charge has taken it up' },
  'case.sent_back': { zh: '需要换人办理，正在重新安排', en: 'It needs somebody else; being arranged' },
  'case.asked': { zh: '想请您补充一点情况', en: 'We would like to ask you something' },
  'case.supplied': { zh: '您补充了情况', en: 'You added something' },
  'case.ask_expired': { zh: '没有等到补充，先继续办理', en: 'No reply yet; we go on working' },
  'case.noted': { zh: '办理进展', en: 'Progress' },
  'case.resolved': { zh: '已办完，正在请另一位同志核实', en: 'Done; somebody else is checking it' },
  'case.verified': { zh: '核实完毕', en: 'Checked' },
  'case.verified_again': { zh: '核实没有通过，继续办理', en: 'The check did not pass; work goes on' },
  'case.answered': { zh: '答复已送达您', en: 'Your answer is here' },
  'case.rated': { zh: '您作了评价', en: 'You rated it' },
  'case.closed': { zh: '办理结束', en: 'Closed' },
  'case.reopened': { zh: '按您的反馈重新办理', en: 'Reopened as you asked' },
  'case.reopened_by_one': {
    zh: '一同反映的人里有人说没解决，重新办理',
    en: 'One of those who reported it says it is not solved; taken up again',
  },
  'case.merged': { zh: '与另一件相同的事合并办理', en: 'Handled together with another report of the same matter' },
  'case.rejected': { zh: '这件事我们没有受理，原因见答复', en: 'We could not take this up; the answer says why' },
  'case.withdrawn': { zh: '您撤回了诉求', en: 'You withdrew it' },
  'case.joined': { zh: '有邻居反映同一件事', en: 'A neighbour reported the same' },
  'case.joined_by_me': {
    zh: '您加入了这件事，和邻居的一起办理',
    en: 'You joined; it is handled together with what your neighbour reported',
  },
  'case.unmerged': { zh: '不是同一件事，已分开办理', en: 'Not the same matter after all; handled on its own' },
  'case.contacted': { zh: '工作人员联系了您', en: 'Somebody contacted you' },
  'case.arbitrated': { zh: '已明确由{role}负责', en: 'Settled: it is up to {role}' },
  'case.escalated': { zh: '需要上一级协调，已交给{role}', en: 'It needs the next level: handed to {role}' },
  'case.lowered': { zh: '上一级已作安排，交给{role}办理', en: 'The level above arranged it: handed to {role}' },
  'case.extended': { zh: '需要更多时间，答复日期改为 {until}', en: 'It needs more time: the answer comes by {until}' },
  'case.recomputed': {
    zh: '放假安排或办理时限有变动，答复日期改为 {until}',
    en: 'Days off or time limits were changed: the answer comes by {until}',
  },
  'case.deferred': {
    zh: '暂时办不了（{reason}），{until} 前再看一次',
    en: 'It has to wait ({reason}); looked at again by {until}',
  },
  'case.reviewed': { zh: '看过一次，还要再等，{until} 前再看', en: 'Looked at again: it still waits, until {until}' },
  'case.resumed': { zh: '恢复办理，{until} 前答复您', en: 'Work goes on; you get an answer by {until}' },
  'case.urged': { zh: '已催办', en: 'It was urged' },
  'case.supervised': { zh: '上级正在督办', en: 'Somebody above is watching over it' },
  'case.assist_asked': { zh: '请了{role}一起办', en: '{role} was asked to help' },
  'case.transferred': {
    zh: '请了有关单位一起办，仍由我们负责答复您',
    en: 'An organization was asked to help; we still answer to you',
  },
  'case.raised': { zh: '超过时限，已报告上一级', en: 'It is late; the level above was told' },
}

/** Facts between members of staff; no step of the reporter's. */
export const INTERNAL_STEPS: readonly string[] = [
  'case.photos_added',
  'report.transcribed',
  'case.offered',
  'case.arbitration_asked',
  'case.requested',
  'case.request_refused',
  'case.supervision_answered',
  'case.assist_taken',
  'case.assist_done',
  'case.assist_released',
  'case.transfer_taken',
  'case.transfer_asked',
  'case.transfer_answered',
  'case.transfer_done',
  'case.transfer_declined',
  'case.transfer_ended',
  'case.split',
  'case.root_cause_linked',
  'case.reminded',
]

/** Facts between the staff and the reporter of one case: no step of a report that was merged into it. */
export const BETWEEN_TWO: readonly string[] = [
  'case.joined',
  'case.asked',
  'case.supplied',
  'case.ask_expired',
  'case.contacted',
  'case.urged',
  'case.rated',
]

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'report.not_a_proxy': {
    zh: '您现在不能替这位家人上报，可能已经停用。可以只写姓名来报。',
    en: 'You do not act for this person now; it may have ended. You can still report with the name alone.',
  },
  'report.code_unknown': {
    zh: '这个码我们不认识，请检查有没有抄错。也可以直接选地点上报。',
    en: 'We do not know this code. Please check it, or choose the place instead.',
  },
  'report.code_revoked': {
    zh: '这个码已经换新，请扫旁边的新码，或直接选地点上报。',
    en: 'This code was replaced. Please scan the new one nearby, or choose the place.',
  },
  'report.place_ambiguous': {
    zh: '这个位置在两个网格的交界处，请选一个。',
    en: 'This spot lies between two grids; please choose one.',
  },
  'report.place_outside': {
    zh: '这个位置不在我们的服务范围内。最近的是{nearest}。',
    en: 'This spot lies outside our area. The nearest grid is {nearest}.',
  },
  'report.place_outside_all': { zh: '这个位置不在我们的服务范围内。', en: 'This spot lies outside our area.' },
  'report.files_late': {
    zh: '上报已过去太久，照片请写在进展里。',
    en: 'The report is too long ago; please add photos with a note.',
  },
  'report.files_full': {
    zh: '一次上报最多{most}张照片、一段语音。',
    en: 'A report has at most {most|photo|photos} and one voice.',
  },
  'known_answer.stays': {
    zh: '问答不能换网格，请在那个网格另写一条。',
    en: 'An answer stays in its grid; please write another one there.',
  },
  'known_answer.too_many': {
    zh: '这里已有{most}条问答，请先整理旧的。',
    en: 'There are {most|answer|answers} already; please tidy up the old ones first.',
  },

  'services.each_once': { zh: '五项服务要各列一次。', en: 'Each of the five services is listed once.' },
  'services.report_stays': {
    zh: '上报不能关闭：别的服务关了，居民还要靠它找到我们。',
    en: 'Reporting stays open: it is what residents fall back on.',
  },
  'services.not_there': {
    zh: '“{service}”还没有建好，不能开放。',
    en: '“{service}” is not built yet and cannot be opened.',
  },
  'services.same_name': { zh: '两项服务不能同名。', en: 'Two services cannot have the same name.' },
}
