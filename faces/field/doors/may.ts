import { may, type Rule } from '../../../platform/pure/access.ts'
import type { Me } from '../../kit/session.ts'

/** Whether one of the posts may do this in its own grid: then it may in all below. */
export function mayAnywhere({ accountId, personId, grants }: Me, rule: Rule): boolean {
  return grants.some((grant) =>
    may({ kind: 'person', accountId, personId, grants: [grant] }, rule, { gridPath: [grant.gridId], relations: [] }),
  )
}
