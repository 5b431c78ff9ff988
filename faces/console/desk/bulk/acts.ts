import type { Commands } from '../../../../modules/api.ts'
import { ACCESS } from '../../../../modules/cases/access.ts'
import type { CaseLine, State, Verb } from '../../../../modules/cases/contract.ts'
import { TRANSITIONS } from '../../../../modules/cases/rules.ts'
import type { Rule } from '../../../../platform/pure/access.ts'
import type { InputOf } from '../../../../platform/pure/contract.ts'

/**
 * Verbs that a desk does to many cases at once. An answer to a reporter is not among them: each of them is owed the words that fit
 * his own matter.
 */
export const BULK_VERBS = ['triage', 'assign', 'note', 'urge', 'supervise', 'merge'] as const satisfies readonly Verb[]
export type BulkVerb = (typeof BULK_VERBS)[number]

type BulkCommand = `cases.${BulkVerb}` | 'cases.unmerge'

/** One single command, as it is sent. */
export type Act = { [N in BulkCommand]: { readonly name: N; readonly input: InputOf<Commands[N]> } }[BulkCommand]

/** What an act and its undoing look at. */
export type Before = Pick<
  CaseLine,
  'id' | 'state' | 'categoryCode' | 'nature' | 'tier' | 'priority' | 'ownerPostId' | 'offeredPostId'
>

/** Who may do a verb somewhere; the server says for each case. */
export function ruleOf(verb: BulkVerb): Rule {
  return ACCESS[verb]
}

/** Whether a case stands at a step from which the verb starts. The rest the server says for each. */
export function startsFrom(verb: BulkVerb, state: State): boolean {
  const from: readonly State[] = TRANSITIONS[verb].from
  return from.includes(state)
}

/**
 * The act that brings a case back to where it was, or null where no verb does honestly: words stay on record, whoever was urged
 * has been told, and a case that nobody had comes back only when the one who has it now returns it.
 * @param reason what is written down where the contrary verb asks for a reason
 */
export function contraryOf(verb: BulkVerb, before: Before, reason: string): Act | null {
  switch (verb) {
    case 'triage':
      if (before.state !== 'triaged' || before.categoryCode === null) return null
      return {
        name: 'cases.triage',
        input: {
          caseId: before.id,
          categoryCode: before.categoryCode,
          nature: before.nature,
          tier: before.tier,
          priority: before.priority,
        },
      }
    case 'assign':
      if (before.state !== 'assigned' || before.ownerPostId === null) return null
      return {
        name: 'cases.assign',
        input: {
          caseId: before.id,
          toPostId: before.ownerPostId,
          ...(before.offeredPostId === null ? {} : { alsoToPostId: before.offeredPostId }),
        },
      }
    case 'merge':
      return { name: 'cases.unmerge', input: { caseId: before.id, reason } }
    case 'note':
    case 'urge':
    case 'supervise':
      return null
  }
}
