import * as admin from './probes/admin.ts'
import * as calendars from './probes/calendars.ts'
import * as care from './probes/care.ts'
import * as cases from './probes/cases.ts'
import * as dashboards from './probes/dashboards.ts'
import * as deliberation from './probes/deliberation.ts'
import * as grids from './probes/grids.ts'
import * as handovers from './probes/handovers.ts'
import * as help from './probes/help.ts'
import * as intake from './probes/intake.ts'
import * as notifications from './probes/notifications.ts'
import * as people from './probes/people.ts'
import * as reports from './probes/reports.ts'
import * as rosters from './probes/rosters.ts'
import * as routing from './probes/routing.ts'
import type { Probe } from './probes/shared.ts'
import * as stations from './probes/stations.ts'
import * as support from './probes/support.ts'
import * as sync from './probes/sync.ts'
import * as tasks from './probes/tasks.ts'

const PROBES = [
  admin,
  calendars,
  care,
  cases,
  dashboards,
  deliberation,
  grids,
  handovers,
  help,
  intake,
  notifications,
  people,
  reports,
  rosters,
  routing,
  stations,
  support,
  tasks,
  sync,
]

/** Every query, by the module that answers it (probes/). */
export const QUERIES: Readonly<Record<string, Probe>> = Object.assign({}, ...PROBES.map((one) => one.QUERIES))

/** Every command that is not a verb on a case. */
export const COMMANDS: Readonly<Record<string, Probe>> = Object.assign({}, ...PROBES.map((one) => one.COMMANDS))
