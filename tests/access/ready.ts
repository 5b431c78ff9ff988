import {
  AskAssist,
  AskTransfer,
  AssignCase,
  EscalateCase,
  GetCase,
  GrantRequest,
  MergeCase,
  RequestMore,
  SendBackCase,
  type State,
  SuperviseCase,
  type Verb,
} from '../../modules/cases/contract.ts'
import type { PersonActor, ServerActor } from '../../platform/access.ts'
import { caseIn, type Ground } from './fixture.ts'
import { type PartnerActor, TRANSFER, transferred } from './transferred.ts'

/** State in which each verb can be tried, so that a refusal is a matter of who, not of when; undefined = the system's own. */
export const TRIED_IN: Record<Verb, State | undefined> = {
  triage: 'reported',
  settle: 'reported',
  reject: 'reported',
  merge: 'reported',
  unmerge: 'reported',
  withdraw: 'reported',
  assign: 'triaged',
  claim: 'assigned',
  sendBack: 'in_progress',
  arbitrate: 'in_progress',
  escalate: 'in_progress',
  lower: 'in_progress',
  ask: 'in_progress',
  contact: 'in_progress',
  supply: 'in_progress',
  note: 'in_progress',
  request: 'in_progress',
  grant: 'in_progress',
  refuse: 'in_progress',
  review: 'in_progress',
  resume: 'in_progress',
  urge: 'in_progress',
  supervise: 'in_progress',
  respond: 'in_progress',
  assist: 'in_progress',
  takeAssist: 'in_progress',
  finishAssist: 'in_progress',
  releaseAssist: 'in_progress',
  split: 'in_progress',
  transfer: 'in_progress',
  answerTransfer: 'in_progress',
  endTransfer: 'in_progress',
  takeTransfer: 'in_progress',
  askTransfer: 'in_progress',
  finishTransfer: 'in_progress',
  declineTransfer: 'in_progress',
  resolve: 'in_progress',
  verify: 'resolved',
  followUp: 'verified',
  rate: 'verified',
  reopen: 'verified',
  expireAsk: undefined,
  expireRating: undefined,
  recompute: undefined,
}

type On = Pick<Ground, 'house' | 'here'>

/** A case on which the verb is possible, with the bearer of its code, and the input that it takes. */
export async function readyFor(
  on: On,
  verb: Verb,
): Promise<{ caseId: string; bearer: ServerActor; partner?: PartnerActor; input: Record<string, unknown> }> {
  const made = await caseIn(on, TRIED_IN[verb] ?? 'reported')
  const { caseId } = made
  const { partner, ...prepared }: Prepared = (await PREPARE[verb]?.(on, caseId)) ?? {}
  return { ...made, partner, input: { caseId, ...prepared } }
}

type Prepared = Record<string, unknown> & { partner?: PartnerActor }

/** What must have happened before, and what the verb is told. */
const PREPARE: Partial<Record<Verb, (on: On, caseId: string) => Promise<Prepared> | Prepared>> = {
  triage: () => ({ categoryCode: '0303', nature: 'help' }),
  settle: () => ({ outcome: 'solved', answer: '现场已经处理好了。' }),
  reject: () => ({ reason: 'other', answer: '这件事不在我们的职责内。' }),
  merge: async (on) => ({ intoCaseId: (await caseIn(on, 'triaged')).caseId }),
  unmerge: async (on, caseId) => {
    const intoCaseId = (await caseIn(on, 'triaged')).caseId
    await on.house.run(MergeCase, { caseId, intoCaseId }, as(on, on.here.desk))
    return { reason: '看过照片，不是同一处。' }
  },
  sendBack: () => ({ reason: 'wrong_duty', note: '这不是我们网格的事。' }),
  arbitrate: async (on, caseId) => {
    const { here, house } = on
    const back = { caseId, reason: 'wrong_duty', note: '这不是我们网格的事。' } as const
    await house.run(SendBackCase, back, as(on, here.ordinaryLead))
    await house.run(AssignCase, { caseId, toPostId: postOf(here.siblingLead) }, as(on, here.desk))
    await house.run(SendBackCase, back, as(on, here.siblingLead))
    return { toPostId: postOf(here.ordinaryLead), reason: '按网格边界属第一网格。' }
  },
  escalate: () => ({ reason: '需要街道协调市政单位。' }),
  lower: async (on, caseId) => {
    await on.house.run(EscalateCase, { caseId, reason: '需要社区协调物业。' }, as(on, on.here.ordinaryLead))
    return { note: '网格里就能办。' }
  },
  ask: () => ({ question: '请问是哪一层？' }),
  contact: () => ({ way: 'phone', isReached: true }),
  supply: () => ({ text: '是三楼。' }),
  note: () => ({ text: '已联系物业。' }),
  request: () => ({ kind: 'extend', value: 1, note: '配件要等两天才到。' }),
  grant: async (on, caseId) => {
    await requestBy(on, caseId, 'extend', 1)
    return {}
  },
  refuse: async (on, caseId) => {
    await requestBy(on, caseId, 'extend', 1)
    return { note: '请先想别的办法。' }
  },
  review: async (on, caseId) => {
    await deferred(on, caseId)
    return { days: 10, note: '资金还在走流程。' }
  },
  resume: async (on, caseId) => {
    await deferred(on, caseId)
    return {}
  },
  supervise: () => ({ note: '请今天说明进展。' }),
  respond: async (on, caseId) => {
    await on.house.run(SuperviseCase, { caseId, note: '请今天说明进展。' }, as(on, on.here.lead))
    return { note: '配件今天下午到，晚上换好。' }
  },
  assist: ({ here }) => ({ toPostId: postOf(here.member), task: '请到现场拍一张照片。', days: 2 }),
  takeAssist: (on, caseId) => helped(on, caseId),
  finishAssist: async (on, caseId) => ({ ...(await helped(on, caseId)), result: '照片已经拍好交给网格长。' }),
  releaseAssist: async (on, caseId) => ({ ...(await helped(on, caseId)), reason: '不需要了。' }),
  transfer: () => TRANSFER,
  answerTransfer: async (on, caseId) => {
    const { transferId, partner } = await transferred(on, caseId)
    await on.house.run(AskTransfer, { transferId, question: '从哪个门进？' }, as(on, partner))
    return { transferId, text: '从东门进。' }
  },
  endTransfer: async (on, caseId) => ({ ...(await transferred(on, caseId)), reason: '不需要了。' }),
  takeTransfer: (on, caseId) => transferred(on, caseId),
  askTransfer: async (on, caseId) => ({ ...(await transferred(on, caseId)), question: '从哪个门进？' }),
  finishTransfer: async (on, caseId) => ({ ...(await transferred(on, caseId)), answer: '已经修好。' }),
  declineTransfer: async (on, caseId) => ({
    ...(await transferred(on, caseId)),
    reason: 'wrong_duty',
    note: '不归我们管。',
  }),
  split: () => ({ parts: [{ text: '另外三楼的窗户也坏了。' }] }),
  resolve: () => ({ outcome: 'solved', answer: '已经换好灯泡，请您放心。' }),
  verify: () => ({ passed: true }),
  followUp: () => ({ reached: true, isContent: true }),
  rate: () => ({ rating: 5 }),
  reopen: () => ({ reason: '灯又不亮了。' }),
}

/** The post that somebody of the test community holds. */
export function postOf(person: PersonActor): string {
  return person.grants[0].postId
}

async function requestBy(on: On, caseId: string, kind: 'extend' | 'defer', value: number): Promise<void> {
  const more = kind === 'defer' ? { kind, value, reason: 'needs_funds' as const } : { kind, value }
  await on.house.run(RequestMore, { caseId, ...more, note: '配件要等两天才到。' }, as(on, on.here.ordinaryLead))
}

/** On the books by request of the handler, granted by the main-grid lead. */
export async function deferred(on: On, caseId: string, days = 20): Promise<void> {
  await requestBy(on, caseId, 'defer', days)
  await on.house.run(GrantRequest, { caseId }, as(on, on.here.lead))
}

/** The member of the grid was asked to help. */
async function helped(on: On, caseId: string): Promise<{ assistId: string }> {
  const task = { caseId, toPostId: postOf(on.here.member), task: '请到现场拍一张照片。', days: 2 }
  await on.house.run(AskAssist, task, as(on, on.here.ordinaryLead))
  const { assists } = await on.house.ask(GetCase, { caseId }, as(on, on.here.ordinaryLead))
  return { assistId: assists[0].id }
}

function as(on: On, actor: ServerActor) {
  return { as: actor, tenant: on.here.tenant }
}
