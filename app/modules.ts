import { adminModule } from '../modules/admin/index.ts'
import { calendarsModule } from '../modules/calendars/index.ts'
import { careModule } from '../modules/care/index.ts'
import { casesModule } from '../modules/cases/index.ts'
import { dashboardsModule } from '../modules/dashboards/index.ts'
import { deliberationModule } from '../modules/deliberation/index.ts'
import { gridsModule } from '../modules/grids/index.ts'
import { handoversModule } from '../modules/handovers/index.ts'
import { helpModule } from '../modules/help/index.ts'
import { intakeModule } from '../modules/intake/index.ts'
import { notificationsModule } from '../modules/notifications/index.ts'
import { peopleModule } from '../modules/people/index.ts'
import { reportsModule } from '../modules/reports/index.ts'
import { rostersModule } from '../modules/rosters/index.ts'
import { routingModule } from '../modules/routing/index.ts'
import { stationsModule } from '../modules/stations/index.ts'
import { supportModule } from '../modules/support/index.ts'
import { syncModule } from '../modules/sync/index.ts'
import { tasksModule } from '../modules/tasks/index.ts'
import type { Module } from '../platform/module.ts'

const below: readonly Module[] = [
  gridsModule,
  calendarsModule,
  peopleModule,
  tasksModule,
  routingModule,
  rostersModule,
  supportModule,
  casesModule,
  intakeModule,
  careModule,
  stationsModule,
  helpModule,
  deliberationModule,
  dashboardsModule,
  reportsModule,
  notificationsModule,
]

const all: readonly Module[] = [...below, syncModule(below)]

const handovers = handoversModule(all)

/** The one list of modules. */
export const modules: readonly Module[] = [...all, handovers, adminModule([...all, handovers])]
