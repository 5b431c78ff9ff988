import type { State } from '../../modules/cases/contract.ts'
import { AssignCase, ClaimCase, ResolveCase, TriageCase, VerifyCase } from '../../modules/cases/contract.ts'
import { ReceiveReport } from '../../modules/intake/contract.ts'
import { LeavePost, OpenAccount } from '../../modules/people/contract.ts'
import type { ServerActor } from '../../platform/access.ts'
import { directoryKey } from '../../platform/directory.ts'
import { Forbidden, Invalid, NotFound, Refusal, SignedOut } from '../../platform/pure/refusals.ts'
import { buildCommunity, type TestCommunity } from '../support/community.ts'
import { type As, openTestHouse, SYSTEM, type TestHouse } from '../support/house.ts'
import { transferred } from './transferred.ts'

/** How somebody stands to a subject in the first micro grid of the community. */
export type Position = { readonly name: string; readonly as: As }

/** What the matrix is tried on. */
export type Ground = {
  readonly house: TestHouse
  readonly here: TestCommunity
  readonly beside: TestCommunity
  readonly positions: readonly Position[]
}

/** Two communities whose codes differ in the last digit only, and everybody who could want in. */
export async function openGround(): Promise<Ground> {
  const house = await openTestHouse()
  const here = await buildCommunity(house.running, '510112002001')
  const beside = await buildCommunity(house.running, '510112002010')
  const foreign = await reported(house, beside, '别处的事')
  const foreignPartner = await partnerBeside(house, here)
  const former = await formerMember(house, here)
  return {
    house,
    here,
    beside,
    positions: [
      { name: '访客 visitor', as: { kind: 'visitor' } },
      { name: '别人的查询码 bearer of another report', as: foreign.bearer },
      { name: '别件转办的链接 partner with the link of another case', as: foreignPartner },
      { name: '本网格微网格员 member of the grid', as: here.member },
      { name: '旁边网格微网格员 member of a sibling grid', as: here.siblingMember },
      { name: '本网格一般网格长 lead of the ordinary grid', as: here.ordinaryLead },
      { name: '旁边一般网格长 lead of a sibling grid', as: here.siblingLead },
      { name: '专属网格员 liaison of a dedicated grid', as: here.liaison },
      { name: '社区坐席 desk', as: here.desk },
      { name: '社区专干 community officer', as: here.officer },
      { name: '总网格长 main-grid lead', as: here.lead },
      { name: '街道 subdistrict officer', as: here.street },
      { name: '编码相近社区的总网格长 lead of the community with the next code', as: beside.lead },
      { name: '编码相近社区的坐席 its desk', as: beside.desk },
      { name: '已离任的微网格员 former member', as: former },
    ],
  }
}

/** A report in a community with the bearer of its code. */
export async function reported(
  house: TestHouse,
  community: TestCommunity,
  text: string,
): Promise<{ caseId: string; code: string; bearer: ServerActor }> {
  const receipt = await house.run(
    ReceiveReport,
    { channel: 'qr', text, place: { by: 'code', code: community.code } },
    { as: { kind: 'visitor' }, tenant: community.tenant },
  )
  const code = receipt.trackingCode ?? ''
  return {
    caseId: receipt.caseId,
    code,
    bearer: {
      kind: 'bearer',
      subjectId: receipt.caseId,
      bearerHash: directoryKey(house.keys, 'tracking', code).toString('hex'),
    },
  }
}

/** A case in the first micro grid, brought as far as a state, handled by the lead of the ordinary grid. */
export async function caseIn(
  { house, here }: Pick<Ground, 'house' | 'here'>,
  state: State,
): Promise<{ caseId: string; bearer: ServerActor }> {
  const { caseId, bearer } = await reported(house, here, `楼道灯不亮,晚上看不清 ${state}`)
  const on = { tenant: here.tenant }
  const order: State[] = ['reported', 'triaged', 'assigned', 'in_progress', 'resolved', 'verified']
  const upTo = order.indexOf(state)
  const toPostId = here.ordinaryLead.grants[0].postId
  if (upTo >= 1) await house.run(TriageCase, { caseId, categoryCode: '0303', nature: 'help' }, { ...on, as: here.desk })
  if (upTo >= 2) await house.run(AssignCase, { caseId, toPostId }, { ...on, as: here.desk })
  if (upTo >= 3) await house.run(ClaimCase, { caseId }, { ...on, as: here.ordinaryLead })
  if (upTo >= 4)
    await house.run(
      ResolveCase,
      { caseId, outcome: 'solved', answer: '已经换好灯泡,请您放心。' },
      { ...on, as: here.ordinaryLead },
    )
  if (upTo >= 5) await house.run(VerifyCase, { caseId, passed: true }, { ...on, as: here.desk })
  return { caseId, bearer }
}

/** An organization that was asked for a part of some other case of the same grid. */
async function partnerBeside(house: TestHouse, here: TestCommunity): Promise<ServerActor> {
  const on = { house, here }
  const { caseId } = await caseIn(on, 'in_progress')
  return (await transferred(on, caseId)).partner
}

/** What became of a try, in one word. */
export async function outcomeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'ok',
    (error) => {
      if (error instanceof NotFound) return 'not_found'
      if (error instanceof Forbidden) return 'forbidden'
      if (error instanceof SignedOut) return 'signed_out'
      if (error instanceof Refusal) return `refused:${error.code}`
      if (error instanceof Invalid) return `invalid:${error.faults.map((fault) => fault.path).join(',')}`
      throw error
    },
  )
}

/** A member with an account whose post ended yesterday: the account still signs in, the post no longer counts. */
async function formerMember(house: TestHouse, here: TestCommunity): Promise<As> {
  const { accountId } = await house.run(
    OpenAccount,
    { personId: here.siblingMember.personId, login: `former${here.tenant}`, password: 'a-long-enough-secret' },
    { as: SYSTEM, tenant: here.tenant },
  )
  const postId = here.siblingMember.grants[0].postId
  house.clock.advance(60_000)
  await house.run(LeavePost, { postId, personId: here.siblingMember.personId }, { as: SYSTEM, tenant: here.tenant })
  house.clock.advance(60_000)
  return { accountId }
}
