import type { KINDS, LEVELS } from '../grids/contract.ts'
import { ROLES, type Role } from './contract.ts'

type Level = (typeof LEVELS)[number]
type Kind = (typeof KINDS)[number]

// --- posts: where they stand, who may hold which, where a vacant one falls ---

/** The role of this name; undefined for a word that is none. */
export function asRole(text: string): Role | undefined {
  return ROLES.find((role) => role === text)
}

/** Levels of grid in which a post of a role may stand; liaisons stand in dedicated grids only. */
const STANDS_IN = {
  main_grid_lead: ['main'],
  ordinary_grid_lead: ['ordinary'],
  micro_grid_member: ['micro', 'compound'],
  dedicated_grid_liaison: ['main', 'ordinary', 'compound', 'micro'],
  building_lead: ['main', 'ordinary', 'compound', 'micro'],
  floor_lead: ['main', 'ordinary', 'compound', 'micro'],
  community_officer: ['main', 'ordinary'],
  desk_officer: ['main', 'subdistrict', 'district'],
  committee_member: ['main', 'ordinary', 'compound', 'micro'],
  area_lead: ['main'],
  subdistrict_officer: ['subdistrict'],
  district_officer: ['district'],
  system_admin: ['subdistrict', 'district'],
  security_admin: ['subdistrict', 'district'],
  audit_admin: ['subdistrict', 'district'],
} as const satisfies Record<Role, readonly Level[]>

/** Whether a post of the role may stand in such a grid. */
export function mayStandIn(role: Role, grid: { level: Level; kind: Kind }): boolean {
  const levels: readonly Level[] = STANDS_IN[role]
  return levels.includes(grid.level) && (role !== 'dedicated_grid_liaison' || grid.kind === 'dedicated')
}

/** Who takes up a complaint about staff, in this order in the street and then in the community. */
const TAKES_UP_COMPLAINTS: readonly Role[] = [
  'subdistrict_officer',
  'main_grid_lead',
  'community_officer',
  'desk_officer',
  'committee_member',
]

/**
 * The first seat, grid by grid and in the order of roles, in which somebody answers and nobody sits who is complained of. Where everybody is, the
 * first one that is held at all: somebody must answer, and those complained of do not see it.
 * @param grids the street's first
 */
export function seatApart<
  Seat extends {
    gridId: string
    role: Role
    slot: number
    holders: readonly { personId: string; awayUntil?: Date | null }[]
  },
>(seats: readonly Seat[], grids: readonly string[], complainedOf: readonly string[]): Seat | undefined {
  const inOrder = seats
    .filter((seat) => seat.holders.some((one) => !one.awayUntil) && TAKES_UP_COMPLAINTS.includes(seat.role))
    .sort(
      (a, b) =>
        grids.indexOf(a.gridId) - grids.indexOf(b.gridId) ||
        TAKES_UP_COMPLAINTS.indexOf(a.role) - TAKES_UP_COMPLAINTS.indexOf(b.role) ||
        a.slot - b.slot,
    )
  return inOrder.find((seat) => !seat.holders.some(({ personId }) => complainedOf.includes(personId))) ?? inOrder[0]
}

/** The three administrators (三员分立, GB/T 22239-2019): nobody holds two. */
export const ADMIN_ROLES: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin']
/** Roles that work on cases and people by office; none of them goes together with an administrator's. */
export const OFFICER_ROLES: readonly Role[] = [
  'main_grid_lead',
  'ordinary_grid_lead',
  'community_officer',
  'desk_officer',
  'committee_member',
  'area_lead',
  'subdistrict_officer',
  'district_officer',
]

/** The first of the roles held that excludes `role`, or undefined when they go together. */
export function excludedBy(role: Role, held: readonly Role[]): Role | undefined {
  return held.find((other) => excludes(role, other) || excludes(other, role))
}

function excludes(admin: Role, other: Role): boolean {
  return (
    ADMIN_ROLES.includes(admin) && admin !== other && (ADMIN_ROLES.includes(other) || OFFICER_ROLES.includes(other))
  )
}

/** Roles in a street whose holders also act on what belongs to its whole district: its catalogue, rules and calendar. */
export const ACTS_IN_DISTRICT: readonly Role[] = ['subdistrict_officer', 'system_admin']

/** Roles whose holders see sensitive subjects in their reach. */
const SEES_SENSITIVE: readonly Role[] = [
  'main_grid_lead',
  'desk_officer',
  'community_officer',
  'subdistrict_officer',
  'district_officer',
]

/** Whether holders of the role see sensitive subjects. */
export function seesSensitive(role: Role): boolean {
  return SEES_SENSITIVE.includes(role)
}

/** Which part of the way up is searched: the grids of the community, or the street and the district above it. */
type Tier = 'community' | 'street'
type Step = readonly [Tier, Role]

/** From a main grid upward: the lead, then the street's desk, then a street officer. */
const UPWARD: readonly Step[] = [
  ['community', 'main_grid_lead'],
  ['street', 'desk_officer'],
  ['street', 'subdistrict_officer'],
]

/** Whose seat is asked, in order, when a post of the role is wanted: its own first, then where a vacant one falls. */
const FALL_BACK = {
  micro_grid_member: [['community', 'micro_grid_member'], ['community', 'ordinary_grid_lead'], ...UPWARD],
  building_lead: [
    ['community', 'building_lead'],
    ['community', 'micro_grid_member'],
    ['community', 'ordinary_grid_lead'],
    ...UPWARD,
  ],
  floor_lead: [
    ['community', 'floor_lead'],
    ['community', 'building_lead'],
    ['community', 'micro_grid_member'],
    ['community', 'ordinary_grid_lead'],
    ...UPWARD,
  ],
  ordinary_grid_lead: [['community', 'ordinary_grid_lead'], ...UPWARD],
  dedicated_grid_liaison: [['community', 'dedicated_grid_liaison'], ...UPWARD],
  community_officer: [['community', 'community_officer'], ...UPWARD],
  desk_officer: [['community', 'desk_officer'], ...UPWARD],
  committee_member: [['community', 'committee_member'], ...UPWARD],
  area_lead: [['community', 'area_lead'], ...UPWARD],
  main_grid_lead: UPWARD,
  subdistrict_officer: [
    ['street', 'subdistrict_officer'],
    ['street', 'desk_officer'],
    ['community', 'main_grid_lead'],
  ],
  district_officer: [
    ['street', 'district_officer'],
    ['street', 'subdistrict_officer'],
    ['street', 'desk_officer'],
    ['community', 'main_grid_lead'],
  ],
  system_admin: [
    ['street', 'system_admin'],
    ['street', 'subdistrict_officer'],
    ['community', 'main_grid_lead'],
  ],
  security_admin: [
    ['street', 'security_admin'],
    ['street', 'subdistrict_officer'],
    ['community', 'main_grid_lead'],
  ],
  audit_admin: [
    ['street', 'audit_admin'],
    ['street', 'subdistrict_officer'],
    ['community', 'main_grid_lead'],
  ],
} as const satisfies Record<Role, readonly Step[]>

/** Every role that may be asked when a post of `role` is wanted, itself first. */
export function fallBackRoles(role: Role): Role[] {
  return [...new Set(stepsFor(role).map(([, asked]) => asked))]
}

/** A seat as the choice sees it. */
export type Seat = {
  readonly id: string
  readonly gridId: string
  readonly role: string
  readonly slot: number
  readonly isHeld: boolean
}
/** One grid on the way up, nearest first. */
export type Rung = { readonly gridId: string; readonly level: Level }

/**
 * The seat that answers for a role at a place: along the fall-back order, the nearest seat with somebody in it (of several in
 * one grid the lowest slot); when nobody sits anywhere, the lead's seat of the community's first main grid although vacant,
 * and where there is no such grid (a street's own) the nearest vacant seat of the order.
 * @param path grids from the place up to the top
 * @param lastResort the community's first main grid, when it has one
 * @returns undefined only when none of these seats was ever made
 */
export function chooseSeat(
  role: Role,
  path: readonly Rung[],
  lastResort: string | undefined,
  seats: readonly Seat[],
): Seat | undefined {
  const ladder = stepsFor(role).flatMap(([tier, asked]) =>
    path.filter((rung) => tierOf(rung.level) === tier).map((rung) => ({ gridId: rung.gridId, role: asked })),
  )
  const leads = lastResort === undefined ? [] : [{ gridId: lastResort, role: 'main_grid_lead' as const }]
  return firstSeat([...ladder, ...leads], seats, true) ?? firstSeat([...leads, ...ladder], seats, false)
}

function stepsFor(role: Role): readonly Step[] {
  return FALL_BACK[role]
}

function tierOf(level: Level): Tier {
  return level === 'subdistrict' || level === 'district' ? 'street' : 'community'
}

function firstSeat(
  ladder: readonly { gridId: string; role: Role }[],
  seats: readonly Seat[],
  held: boolean,
): Seat | undefined {
  for (const rung of ladder) {
    const here = seats.filter((seat) => seat.gridId === rung.gridId && seat.role === rung.role && seat.isHeld === held)
    if (here.length > 0) return here.reduce((lowest, seat) => (seat.slot < lowest.slot ? seat : lowest))
  }
  return undefined
}

// --- names and numbers ---

/** The name of somebody who signed in by phone and has told no name yet. */
export const UNNAMED = '居民'

/** A number as people see it by default: `138****1234`; shorter ones keep only their end (domain.md §7.2). */
export function maskPhone(phone: string): string {
  if (phone.length >= 11) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  return phone.length > 4 ? `****${phone.slice(-2)}` : '****'
}

/** A name as people outside see it: its first character and one star, whatever its length (`张*`). */
export function maskName(name: string): string {
  const [first] = name.trim()
  return first === undefined ? '*' : `${first}*`
}

/** The one spelling of a phone number: full-width digits, spaces, dashes, brackets and the country code 86 are taken off. */
export function normalisePhone(text: string): string {
  const digits = text.normalize('NFKC').replace(/[\s\-‐-―()]/g, '')
  return digits.replace(/^(?:\+|00)86(?=\d)/, '').replace(/^86(?=1\d{10}$)/, '')
}

/** Whether the text is a mainland mobile number in its one spelling. */
export function isMobile(phone: string): boolean {
  return /^1\d{10}$/.test(phone)
}
