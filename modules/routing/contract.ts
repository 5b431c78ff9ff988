import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { ROLES } from '../people/contract.ts'

export const TIERS = ['grid', 'community', 'subdistrict'] as const
export type Tier = (typeof TIERS)[number]
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]
export const NATURES = [
  'consultation',
  'help',
  'suggestion',
  'complaint',
  'tip_off',
  'hazard',
  'thanks',
  'other',
] as const
export type Nature = (typeof NATURES)[number]
export const UNITS = ['m', 'h', 'd', 'wh', 'wd'] as const

export const Limit = z.object({ value: z.number().int().min(0).max(10_000), unit: z.enum(UNITS) })

/** One leaf (four digits) or class (two digits) of the catalogue (domain.md §3). */
export const Category = z.object({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  startTier: z.enum(TIERS),
  limit: Limit,
  priority: z.enum(PRIORITIES),
  usualHandler: z.string(),
  /** Tell the resident to call 110/119/120 first. */
  callsEmergency: z.boolean(),
  isSensitive: z.boolean(),
  needsEnforcement: z.boolean(),
  mayBeAnonymous: z.boolean(),
  verifyAlways: z.boolean(),
  keywords: z.array(z.string()),
})
export type Category = z.infer<typeof Category>

/** A routing rule: null matches anything; the first match from the top wins. */
export const RoutingRule = z.object({
  position: z.number().int(),
  categoryPrefix: z.string().nullable(),
  gridKind: z.enum(['residential', 'dedicated']).nullable(),
  tier: z.enum(TIERS).nullable(),
  toRole: z.enum(ROLES),
  limit: Limit.nullable(),
  note: z.string(),
})
export type RoutingRule = z.infer<typeof RoutingRule>

const id = z.uuid()

export const ListCategories = defineQuery('routing.categories', {
  label: { zh: '分类目录', en: 'Categories' },
  audience: 'anyone',
  input: z.object({}),
  output: z.object({ setId: id, classes: z.array(Category), leaves: z.array(Category) }),
})

export const ListRules = defineQuery('routing.rules', {
  label: { zh: '分派规则', en: 'Routing rules' },
  input: z.object({}),
  output: z.object({ setId: id, rules: z.array(RoutingRule) }),
})

export const PublishCategories = defineCommand('routing.publishCategories', {
  label: { zh: '发布分类目录', en: 'Publish categories' },
  input: z.object({ categories: z.array(Category).min(1).max(500) }),
  output: z.object({ setId: id }),
})

export const PublishRules = defineCommand('routing.publishRules', {
  label: { zh: '发布分派规则', en: 'Publish routing rules' },
  input: z.object({ rules: z.array(RoutingRule).min(1).max(500) }),
  output: z.object({ setId: id }),
})

export const routingContract = [ListCategories, ListRules, PublishCategories, PublishRules] as const
