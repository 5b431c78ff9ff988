import type { CaseView } from '../../../modules/cases/contract.ts'

/** One half of a hand-over: done at some moment, or due; nothing when no clock has begun. */
export type HandOverStep = { readonly at: string | null; readonly dueAt: string | null }

/** A hand-over (交接): whether it was received and whether it is done, each with its own date. `name` null: our own owner; `task`: what was asked of him. */
export type HandOver = {
  readonly key: string
  readonly name: string | null
  readonly task: string | null
  readonly received: HandOverStep
  readonly done: HandOverStep
}

type Handed = Pick<CaseView, 'state' | 'clocks' | 'claimedAt' | 'dueAt' | 'resolvedAt' | 'assists' | 'transfers'>

/**
 * The hand-overs of a case, up, down and out. Whoever was escalated or lowered to receives it by assigning it on; whoever it was
 * assigned to, by claiming it; a post that helps and an organization outside, by taking it on, or by having done it already.
 */
export function handOvers(theCase: Handed): HandOver[] {
  const beside = theCase.assists
    .filter((one) => one.state !== 'released')
    .map((one) => ({
      key: one.id,
      name: one.postLabel,
      task: one.task,
      received: { at: one.takenAt ?? one.endedAt, dueAt: one.receiveBy },
      done: { at: one.endedAt, dueAt: one.dueAt },
    }))
  const out = theCase.transfers
    .filter((one) => one.state !== 'ended' && one.state !== 'declined')
    .map((one) => ({
      key: one.id,
      name: one.organizationName,
      task: null,
      received: { at: one.takenAt, dueAt: one.receiveBy },
      done: { at: one.state === 'done' ? one.endedAt : null, dueAt: one.dueAt },
    }))
  return theCase.state === 'reported' ? out : [ownHandOver(theCase), ...beside, ...out]
}

function ownHandOver({ state, clocks, claimedAt, dueAt, resolvedAt }: Handed): HandOver {
  const due = (kind: CaseView['clocks'][number]['kind']) =>
    clocks.find((clock) => clock.kind === kind && clock.stoppedAt === null)?.dueAt
  const isWaiting = state === 'triaged' || state === 'assigned'
  return {
    key: 'own',
    name: null,
    task: null,
    received: {
      at: isWaiting ? null : claimedAt,
      dueAt: isWaiting ? (due('claim') ?? due('arbitrate') ?? due('assign') ?? null) : null,
    },
    done: { at: resolvedAt, dueAt },
  }
}
