import { ACCESS as CARE } from '../../../modules/care/access.ts'
import { ACCESS as CHECKS, FIGURES, LEVELS_ABOVE } from '../../../modules/dashboards/access.ts'
import { ACCESS as TOPICS } from '../../../modules/deliberation/access.ts'
import { ACCESS as GRIDS } from '../../../modules/grids/access.ts'
import { ACCESS as HELP } from '../../../modules/help/access.ts'
import { ACCESS as INTAKE } from '../../../modules/intake/access.ts'
import { ACCESS as NOTIFICATIONS } from '../../../modules/notifications/access.ts'
import { ACCESS as PEOPLE } from '../../../modules/people/access.ts'
import { ACCESS as REPORTS } from '../../../modules/reports/access.ts'
import { ACCESS as STATIONS } from '../../../modules/stations/access.ts'
import { ACCESS as SYNC } from '../../../modules/sync/access.ts'
import { ACCESS as TASKS } from '../../../modules/tasks/access.ts'
import { districtTenant } from '../../../platform/pure/ids.ts'
import type { Word } from '../../../platform/pure/words.ts'
import type { Me } from '../../kit/session.ts'
import { mayAnywhere } from '../me.ts'
import { CONSOLE } from '../words.ts'

export type MenuEntry = { readonly path: string; readonly word: Word; readonly isMain: boolean }

/**
 * The pages this person can use, in the order of the day. The first four fit under a thumb. Who works for a district or city looks before he acts:
 * his first page is the picture of all below him.
 */
export function menuFor(me: Me): MenuEntry[] {
  const isAbove = me.tenant === districtTenant(me.tenant) && mayAnywhere(me, LEVELS_ABOVE)
  const levels = { path: '/levels', word: CONSOLE.levels, isMain: isAbove, isOpen: mayAnywhere(me, LEVELS_ABOVE) }
  const entries: (MenuEntry & { isOpen: boolean })[] = [
    ...(isAbove ? [levels] : []),
    { path: '/', word: CONSOLE.desk, isMain: true, isOpen: true },
    { path: '/enter', word: CONSOLE.enter, isMain: true, isOpen: mayAnywhere(me, INTAKE.enterReport) },
    { path: '/grids', word: CONSOLE.grids, isMain: true, isOpen: true },
    { path: '/people', word: CONSOLE.people, isMain: !isAbove, isOpen: mayAnywhere(me, PEOPLE.persons) },
    { path: '/homes', word: CONSOLE.homes, isMain: false, isOpen: mayAnywhere(me, GRIDS.homes) },
    {
      path: '/care',
      word: CONSOLE.care,
      isMain: false,
      isOpen: mayAnywhere(me, CARE.recipients) || mayAnywhere(me, CARE.figures),
    },
    { path: '/tasks', word: CONSOLE.tasks, isMain: false, isOpen: mayAnywhere(me, TASKS.list) },
    { path: '/items', word: CONSOLE.items, isMain: false, isOpen: mayAnywhere(me, TASKS.register) },
    { path: '/topics', word: CONSOLE.topics, isMain: false, isOpen: mayAnywhere(me, TOPICS.topics) },
    { path: '/stations', word: CONSOLE.stations, isMain: false, isOpen: mayAnywhere(me, STATIONS.list) },
    { path: '/codes', word: CONSOLE.codes, isMain: false, isOpen: mayAnywhere(me, GRIDS.issueCodes) },
    { path: '/help', word: CONSOLE.help, isMain: false, isOpen: mayAnywhere(me, HELP.desk) },
    { path: '/phones', word: CONSOLE.phones, isMain: false, isOpen: mayAnywhere(me, SYNC.listDevices) },
    { path: '/notices', word: CONSOLE.notices, isMain: false, isOpen: mayAnywhere(me, NOTIFICATIONS.notices) },
    { path: '/import', word: CONSOLE.imports, isMain: false, isOpen: mayAnywhere(me, GRIDS.importRegister) },
    { path: '/answers', word: CONSOLE.answers, isMain: false, isOpen: mayAnywhere(me, INTAKE.saveKnownAnswer) },
    { path: '/rules', word: CONSOLE.rules, isMain: false, isOpen: true },
    ...(isAbove ? [] : [levels]),
    { path: '/figures', word: CONSOLE.figures, isMain: false, isOpen: mayAnywhere(me, FIGURES) },
    { path: '/ask', word: CONSOLE.ask, isMain: false, isOpen: mayAnywhere(me, REPORTS.ask) },
    { path: '/wall', word: CONSOLE.wall, isMain: false, isOpen: mayAnywhere(me, FIGURES) },
    { path: '/reports', word: CONSOLE.reports, isMain: false, isOpen: mayAnywhere(me, REPORTS.archive) },
    { path: '/exports', word: CONSOLE.exports, isMain: false, isOpen: mayAnywhere(me, REPORTS.askExport) },
    { path: '/checks', word: CONSOLE.checks, isMain: false, isOpen: mayAnywhere(me, CHECKS.conservation) },
  ]
  return entries.filter((entry) => entry.isOpen)
}

/** Whether an entry is the page on screen. A case belongs to the desk. */
export function isEntryOf(entry: MenuEntry, path: string): boolean {
  return entry.path === '/' ? path === '/' || path.startsWith('/case/') : path === entry.path
}
