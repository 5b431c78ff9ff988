import { adminModule } from '../modules/admin/index.ts'
import { calendarsModule } from '../modules/calendars/index.ts'
import { casesModule } from '../modules/cases/index.ts'
import { dashboardsModule } from '../modules/dashboards/index.ts'
import { deliberationModule } from '../modules/deliberation/index.ts'
import { gridsModule } from '../modules/grids/index.ts'
import { handoversModule } from '../modules/handovers/index.ts'
import { helpModule } from '../modules/help/index.ts'
import { intakeModule } from '../modules/intake/index.ts'
import { notificationsModule } from '../modules/notifications/index.ts'
import { peopleModule } from '../modules/people/index.ts'
import { rostersModule } from '../modules/rosters/index.ts'
import { routingModule } from '../modules/routing/index.ts'
import { stationsModule } from '../modules/stations/index.ts'
import { supportModule } from '../modules/support/index.ts'
import type { Module } from '../platform/module.ts'

const all: readonly Module[] = [
  gridsModule,
  calendarsModule,
  peopleModule,
  routingModule,
  rostersModule,
  supportModule,
  casesModule,
  intakeModule,
  stationsModule,
  helpModule,
  deliberationModule,
  dashboardsModule,
  notificationsModule,
]

const handovers = handoversModule(all)

/** The one list of modules. */
export const modules: readonly Module[] = [...all, handovers, adminModule([...all, handovers])]
