import { z } from 'zod'

/** The fixed list of roles a post can have (glossary.md). */
export const ROLES = [
  'main_grid_lead',
  'ordinary_grid_lead',
  'micro_grid_member',
  'dedicated_grid_liaison',
  'building_lead',
  'floor_lead',
  'community_officer',
  'desk_officer',
  'committee_member',
  'area_lead',
  'subdistrict_officer',
  'district_officer',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const
export type Role = (typeof ROLES)[number]
/** Where members come from (来源标签). */
export const TAGS = [
  'two_committees',
  'party_member',
  'dual_registered_member',
  'veteran_or_army_family',
  'building_lead',
  'property_staff',
  'owners_committee',
  'merchant',
  'social_organization',
  'volunteer',
  'new_employment',
  'enterprise_cadre',
  'young_reserve',
  'other',
] as const
export const ORGANIZATION_KINDS = [
  'property_manager',
  'social_organization',
  'enterprise',
  'department',
  'law_firm',
  'school',
  'hospital',
  'other',
] as const

/** Why somebody is away: a kind, never a diagnosis. */
export const ABSENCE_REASONS = ['leave', 'trip', 'training', 'other'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]

/** Whose seat it is, while he is away until then. */
export const Away = z.object({ name: z.string(), until: z.iso.datetime() })
export type Away = z.infer<typeof Away>

/** What somebody can do for the neighbours. */
export const SKILLS = [
  'first_aid',
  'nursing',
  'psychology',
  'law',
  'mediation',
  'utilities',
  'appliances',
  'locks',
  'carpentry',
  'computers',
  'driving',
  'heavy_lifting',
  'fire_safety',
  'electrical_safety',
  'sign_language',
  'dialect',
  'minority_language',
  'english',
  'tutoring',
  'childcare',
  'cooking',
  'hairdressing',
  'tailoring',
  'calligraphy',
  'photography',
  'hosting',
] as const
export type Skill = (typeof SKILLS)[number]

/** How somebody came into the reserve of the young (青年后备), and how she stands in it. */
export const RESERVE_SOURCES = ['recommended', 'applied', 'campus', 'volunteer', 'other'] as const
export type ReserveSource = (typeof RESERVE_SOURCES)[number]
export const RESERVE_STATES = ['in_training', 'ready', 'appointed', 'left'] as const
export type ReserveState = (typeof RESERVE_STATES)[number]

/** A mainland mobile number: 11 digits from 1. */
export const Phone = z.string().regex(/^1\d{10}$/)
