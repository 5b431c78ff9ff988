/** Which part of the house writes which table; everybody may read downward. */
export const OWNERS: Readonly<Record<string, readonly string[]>> = {
  platform: ['chains', 'events', 'cursors', 'parked_events', 'commands_seen', 'counters', 'files', 'access_log', 'directory', 'sessions', 'deliveries', 'settings', 'migrations'],
  'modules/grids': ['communities', 'grids', 'grid_versions', 'compounds', 'buildings', 'entrances', 'households', 'household_grids', 'building_grids', 'place_codes', 'import_runs', 'counters'],
  'modules/calendars': ['calendar_sets', 'calendar_days', 'service_windows'],
  'modules/people': ['accounts', 'account_persons', 'login_codes', 'persons', 'person_tags', 'organizations', 'posts', 'post_holders', 'residences'],
  'modules/routing': ['category_sets', 'categories', 'routing_sets', 'routing_rules'],
  'modules/cases': ['cases', 'case_parties', 'case_clocks', 'case_notes'],
  'modules/intake': ['reports'],
  app: ['settings'],
}
