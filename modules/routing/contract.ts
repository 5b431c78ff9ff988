import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { OPEN_CASES } from '../calendars/contract.ts'
import { ROLES } from '../people/contract.ts'
import { UNITS } from './limits.ts'

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
export { UNITS }

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

/** Whether the report came in while the office works, by the calendar that rules the case. */
export const DURING = ['working', 'off'] as const
export type During = (typeof DURING)[number]

const minute = z.number().int().min(0)
/** A part of the day in minutes after local midnight; one that ends at or before its beginning goes over midnight. */
export const Hours = z.object({ from: minute.max(1439), to: minute.max(1440) })
export type Hours = z.infer<typeof Hours>

/** A routing rule: null matches anything; the first match from the top wins. */
export const RoutingRule = z.object({
  position: z.number().int(),
  categoryPrefix: z.string().nullable(),
  /** A place: this grid and all under it. */
  gridId: z.uuid().nullable().default(null),
  gridKind: z.enum(['residential', 'dedicated']).nullable(),
  tier: z.enum(TIERS).nullable(),
  /** The hour at which the report came in. */
  hours: Hours.nullable().default(null),
  during: z.enum(DURING).nullable().default(null),
  toRole: z.enum(ROLES),
  limit: Limit.nullable(),
  note: z.string(),
})
export type RoutingRule = z.infer<typeof RoutingRule>

const id = z.uuid()
const rules = z.array(RoutingRule).min(1).max(500)

/** Rules to look at or publish: themselves, or the version of the draft that was looked at. */
export const RuleChoice = z.union([z.object({ rules }), z.object({ draftVersion: z.number().int().positive() })])
export type RuleChoice = z.infer<typeof RuleChoice>

export const ListCategories = defineQuery('routing.categories', {
  label: { zh: '分类目录', en: 'Categories' },
  audience: 'anyone',
  input: z.object({}),
  output: z.object({ setId: id, classes: z.array(Category), leaves: z.array(Category) }),
})

/** The rules in force, or those of an earlier set. */
export const ListRules = defineQuery('routing.rules', {
  label: { zh: '分派规则', en: 'Routing rules' },
  input: z.object({ setId: id.optional() }),
  output: z.object({ setId: id, rules: z.array(RoutingRule) }),
})

/** The district's draft: at most one, worked on by all who may publish. */
export const GetDraft = defineQuery('routing.draft', {
  label: { zh: '分派规则草稿', en: 'Draft of the routing rules' },
  input: z.object({}),
  output: z.object({
    draft: z
      .object({
        version: z.number(),
        savedAt: z.iso.datetime(),
        byName: z.string().nullable(),
        /** The set in force when the draft was begun. */
        fromSetId: id.nullable(),
        rules: z.array(RoutingRule),
      })
      .nullable(),
  }),
})

/** Published sets, newest first, each with what it changed. */
export const ListRuleSets = defineQuery('routing.history', {
  label: { zh: '历次发布', en: 'Publications' },
  input: z.object({}),
  output: z.object({
    sets: z.array(
      z.object({
        setId: id,
        publishedAt: z.iso.datetime(),
        byName: z.string().nullable(),
        count: z.number(),
        isCurrent: z.boolean(),
        /** The earlier set that was put in force again. */
        rolledBackTo: z.object({ setId: id, publishedAt: z.iso.datetime() }).nullable(),
        /** Null for the first one. */
        changes: z
          .object({ added: z.number(), removed: z.number(), changed: z.number(), isReordered: z.boolean() })
          .nullable(),
      }),
    ),
  }),
})

/** Published catalogues, newest first, each with the limits that it changed. */
export const ListCategorySets = defineQuery('routing.catalogues', {
  label: { zh: '历次发布的目录', en: 'Published catalogues' },
  input: z.object({}),
  output: z.object({
    sets: z.array(
      z.object({
        setId: id,
        publishedAt: z.iso.datetime(),
        byName: z.string().nullable(),
        openCases: z.enum(OPEN_CASES),
        note: z.string(),
        isCurrent: z.boolean(),
        /** Null for the first one. */
        limits: z
          .array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), from: Limit, to: Limit }))
          .nullable(),
      }),
    ),
  }),
})

export const PublishCategories = defineCommand('routing.publishCategories', {
  label: { zh: '发布分类目录', en: 'Publish categories' },
  input: z.object({
    categories: z.array(Category).min(1).max(500),
    openCases: z.enum(OPEN_CASES).default('freeze'),
    /** By which order, for the history. */
    note: z.string().trim().max(200).default(''),
  }),
  output: z.object({ setId: id }),
})

export const PublishRules = defineCommand('routing.publishRules', {
  label: { zh: '发布分派规则', en: 'Publish routing rules' },
  /** A draft that is published ends with it. */
  input: RuleChoice,
  output: z.object({ setId: id }),
})

export const SaveDraft = defineCommand('routing.saveDraft', {
  label: { zh: '保存草稿', en: 'Save the draft' },
  /** `sawVersion` is the version last seen; null begins a draft where there is none. */
  input: z.object({ rules, sawVersion: z.number().int().positive().nullable() }),
  output: z.object({ version: z.number() }),
})

export const DiscardDraft = defineCommand('routing.discardDraft', {
  label: { zh: '放弃草稿', en: 'Discard the draft' },
  input: z.object({ sawVersion: z.number().int().positive() }),
  output: z.object({}),
})

/** Publishes an earlier set again, as a new one. */
export const RollBackRules = defineCommand('routing.rollBack', {
  label: { zh: '恢复到以前的规则', en: 'Go back to earlier rules' },
  input: z.object({ setId: id }),
  output: z.object({ setId: id }),
})

export const routingContract = [
  ListCategories,
  ListRules,
  GetDraft,
  ListRuleSets,
  ListCategorySets,
  PublishCategories,
  PublishRules,
  SaveDraft,
  DiscardDraft,
  RollBackRules,
] as const
