import type { Queries } from '../../modules/api.ts'
import type { OutputOf } from '../../platform/pure/contract.ts'

type Link = OutputOf<Queries['notifications.inbox']>['items'][number]['link']
type DeskList = Extract<Link, { to: 'desk' }>['list']

/** Where a list of the console stands, to which a message leads from every face. */
export const DESK_HREFS = {
  missed: '/console/tasks?list=missed',
  asks: '/console/tasks?list=asks',
  reviews: '/console/care?list=review',
} as const satisfies Record<DeskList, string>
