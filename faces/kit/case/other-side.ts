import type { CaseView } from '../../../modules/cases/contract.ts'
import type { Speech } from '../language.ts'
import { ownerName } from '../role-name.ts'

type Offered = Pick<CaseView, 'ownerRole' | 'ownerName' | 'offeredTo'>

/** Who else may claim a case that two sides were given (双向领办), as one of them reads it; null when only one may. */
export function otherSide(
  theCase: Offered,
  me: { grants: readonly { postId: string }[] },
  speech: Speech,
): string | null {
  const { offeredTo, ownerRole, ownerName: name } = theCase
  if (!offeredTo) return null
  const isMine = me.grants.some((grant) => grant.postId === offeredTo.postId)
  return isMine ? ownerName(ownerRole, name, speech) : offeredTo.label
}
