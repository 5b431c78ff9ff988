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

/** A mainland mobile number: 11 digits from 1. */
export const Phone = z.string().regex(/^1\d{10}$/)
