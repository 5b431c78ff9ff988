import type { Queries } from '../../modules/api.ts'

/**
 * Queries that travel by POST, so that names and searches stay out of addresses and logs. The contracts say which; they are
 * repeated here because faces ship no contracts, and a test compares the two.
 */
export const POST_QUERIES: readonly (keyof Queries)[] = [
  'care.reveal',
  'cases.desk',
  'cases.register',
  'cases.revealParty',
  'cases.transferLink',
  'cases.tryDeadlines',
  'cases.tryRules',
  'dashboards.counted',
  'dashboards.countedPlaces',
  'dashboards.course',
  'dashboards.figures',
  'dashboards.visits',
  'dashboards.visitsCounted',
  'deliberation.previewRoll',
  'grids.locatePoint',
  'grids.searchHouseholds',
  'intake.lookUp',
  'help.revealContact',
  'intake.nearby',
  'intake.suggestCategory',
  'notifications.previewNotice',
  'notifications.previewTemplate',
  'people.persons',
  'people.revealPhone',
  'reports.ask',
  'sync.rows',
  'sync.changes',
  'sync.openRescue',
  'people.searchSkills',
]
