/**
 * The picture of the house as data (docs/map.md): a module calls only modules of a lower rank, and announces upward.
 * Rank 0 is platform/. A module that does not exist yet is not listed.
 */
export const ranks = [
  ['platform'],
  ['grids', 'calendars'],
  ['people'],
  ['tasks', 'routing', 'rosters', 'support'],
  ['cases'],
  ['intake', 'care', 'stations', 'help', 'handovers'],
  ['deliberation'],
  ['dashboards'],
  ['reports'],
  ['notifications', 'admin', 'sync'],
] as const

/** Name of a module. */
export type ModuleName = Exclude<(typeof ranks)[number][number], 'platform'>
