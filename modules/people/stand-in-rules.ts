import type { Role } from './contract.ts'

/**
 * Who may stand in for whom (代理): whoever holds a post of one of these roles in the community of the seat or above it. A seat that sees
 * sensitive subjects is stood in for only by those who see them too; administrators only by their like (三员分立).
 */
export const STANDS_IN_FOR = {
  micro_grid_member: [
    'micro_grid_member',
    'building_lead',
    'floor_lead',
    'dedicated_grid_liaison',
    'committee_member',
    'ordinary_grid_lead',
    'community_officer',
  ],
  building_lead: ['building_lead', 'floor_lead', 'micro_grid_member', 'committee_member', 'ordinary_grid_lead'],
  floor_lead: ['floor_lead', 'building_lead', 'micro_grid_member', 'dedicated_grid_liaison', 'ordinary_grid_lead'],
  dedicated_grid_liaison: ['dedicated_grid_liaison', 'committee_member', 'ordinary_grid_lead', 'community_officer'],
  ordinary_grid_lead: ['ordinary_grid_lead', 'area_lead', 'committee_member', 'community_officer', 'main_grid_lead'],
  committee_member: ['committee_member', 'community_officer', 'main_grid_lead'],
  area_lead: ['area_lead', 'ordinary_grid_lead', 'committee_member', 'main_grid_lead'],
  community_officer: ['community_officer', 'desk_officer', 'main_grid_lead'],
  desk_officer: ['desk_officer', 'community_officer', 'main_grid_lead', 'subdistrict_officer'],
  main_grid_lead: ['main_grid_lead', 'community_officer', 'desk_officer', 'subdistrict_officer'],
  subdistrict_officer: ['subdistrict_officer', 'district_officer'],
  district_officer: ['district_officer'],
  system_admin: ['system_admin'],
  security_admin: ['security_admin'],
  audit_admin: ['audit_admin'],
} as const satisfies Record<Role, readonly Role[]>

/** A post that somebody holds, and until when; null: without an end. */
export type HeldUntil = { readonly role: Role; readonly gridId: string; readonly until: Date | null }

/** Whether holders of the one role may stand in for a seat of the other. */
export function mayStandInFor(seat: Role, role: Role): boolean {
  const admitted: readonly Role[] = STANDS_IN_FOR[seat]
  return admitted.includes(role)
}

/**
 * Those of a deputy's posts that let him stand in for a seat: of an admitted role, in a grid of the same community or of those above it.
 * @param reach the grids where such a post may stand
 */
export function qualifying<Post extends HeldUntil>(
  seat: Role,
  reach: ReadonlySet<string>,
  held: readonly Post[],
): Post[] {
  return held.filter((post) => mayStandInFor(seat, post.role) && reach.has(post.gridId))
}

/**
 * When a deputy's time in a seat ends: with the absence, with the absent one's own time there, or with the last of the posts that let him
 * stand in, whichever comes first.
 */
export function standInUntil(
  absence: Date,
  seatUntil: Date | null,
  lets: readonly { readonly until: Date | null }[],
): Date {
  const own = lets.some((one) => one.until === null)
    ? null
    : new Date(Math.max(...lets.map((one) => one.until?.getTime() ?? 0)))
  const ends = [absence, seatUntil, own].flatMap((end) => (end === null ? [] : [end.getTime()]))
  return new Date(Math.min(...ends))
}

/** An absence is at most this long; beyond that the post is handed over. */
export const LONGEST_ABSENCE_DAYS = 186
