import { ACCESS } from '../../../modules/people/access.ts'
import { may } from '../../../platform/pure/access.ts'
import type { Me } from '../../kit/session.ts'

/** The grids of one's posts over which one may register who acts for somebody; it holds for all below them too. */
export function doorsOf({ accountId, personId, grants }: Pick<Me, 'accountId' | 'personId' | 'grants'>): string[] {
  return grants
    .filter((grant) =>
      may({ kind: 'person', accountId, personId, grants: [grant] }, ACCESS.registerProxy, {
        gridPath: [grant.gridId],
        relations: [],
      }),
    )
    .map((grant) => grant.gridId)
}
