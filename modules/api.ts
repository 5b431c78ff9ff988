import type { CommandContract, QueryContract } from '../platform/pure/contract.ts'
import type { adminContract } from './admin/contract.ts'
import type { calendarsContract } from './calendars/contract.ts'
import type { careContract } from './care/contract.ts'
import type { CasesContract } from './cases/contract.ts'
import type { dashboardsContract } from './dashboards/contract.ts'
import type { deliberationContract } from './deliberation/contract.ts'
import type { gridsContract } from './grids/contract.ts'
import type { handoversContract } from './handovers/contract.ts'
import type { helpContract } from './help/contract.ts'
import type { intakeContract } from './intake/contract.ts'
import type { notificationsContract } from './notifications/contract.ts'
import type { peopleContract } from './people/contract.ts'
import type { reportsContract } from './reports/contract.ts'
import type { rostersContract } from './rosters/contract.ts'
import type { routingContract } from './routing/contract.ts'
import type { stationsContract } from './stations/contract.ts'
import type { supportContract } from './support/contract.ts'
import type { syncContract } from './sync/contract.ts'
import type { tasksContract } from './tasks/contract.ts'

type All =
  | (typeof gridsContract)[number]
  | (typeof calendarsContract)[number]
  | (typeof peopleContract)[number]
  | (typeof tasksContract)[number]
  | (typeof routingContract)[number]
  | CasesContract
  | (typeof intakeContract)[number]
  | (typeof careContract)[number]
  | (typeof deliberationContract)[number]
  | (typeof stationsContract)[number]
  | (typeof helpContract)[number]
  | (typeof supportContract)[number]
  | (typeof rostersContract)[number]
  | (typeof handoversContract)[number]
  | (typeof dashboardsContract)[number]
  | (typeof reportsContract)[number]
  | (typeof adminContract)[number]
  | (typeof notificationsContract)[number]
  | (typeof syncContract)[number]

/** Every command of the house by its name; types only, so that a face ships no Zod. */
export type Commands = { [C in Extract<All, CommandContract> as C['name']]: C }
/** Every query of the house by its name. */
export type Queries = { [C in Extract<All, QueryContract> as C['name']]: C }
