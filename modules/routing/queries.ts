import type { Context } from '../../platform/context.ts'
import { may } from '../../platform/pure/access.ts'
import { districtOf } from '../../platform/pure/ids.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { wholeDistrict } from '../calendars/access.ts'
import { publishedSets } from '../calendars/index.ts'
import { ACCESS } from './access.ts'
import {
  type Category,
  GetDraft,
  ListCategories,
  ListCategorySets,
  ListRuleSets,
  ListRules,
  type RoutingRule,
  type RuleChoice,
} from './contract.ts'
import { type DraftRow, findDraft, findRoutingSetId, findRules, isPublishedHere, listSets } from './rule-store.ts'
import { changedLimits, compareRules } from './rules.ts'
import { inOrder, isCatchAll } from './set-defects.ts'
import { findCategories, findCategorySetId, listCatalogues } from './store.ts'
import { WHO_PUBLISHES, WHO_READS_RULES } from './words.ts'

/** What rules a case: the catalogue and the rules, with the ids that the case stores. */
export type Sets = {
  readonly categorySetId: string
  readonly routingSetId: string
  /** Classes and leaves by code. */
  readonly categories: ReadonlyMap<string, Category>
  /** The four-digit leaves in order of code. */
  readonly leaves: readonly Category[]
  readonly rules: readonly RoutingRule[]
}

/** Published catalogues and rules; remembered by id. */
export const categorySets = publishedSets({
  currentId: (sql, districtId) => findCategorySetId(sql, districtId),
  load: async (sql, setId) => {
    const found = await findCategories(sql, setId)
    return found && { categories: new Map(found.map((one) => [one.code, one])), leaves: found.filter(isLeaf) }
  },
})
export const routingSets = publishedSets({ currentId: findRoutingSetId, load: findRules })

/** The catalogue, for everybody: who reports chooses from it without an account. */
export const categories = query(ListCategories, async (ctx) => {
  const sets = await currentSets(ctx)
  const classes = [...sets.categories.values()].filter((one) => !isLeaf(one))
  return { setId: sets.categorySetId, classes, leaves: [...sets.leaves] }
})

/** The rules, for staff: they show what is urgent where. */
export const rules = query(ListRules, async (ctx, input) => {
  ensureReads(ctx, ListRules.name)
  const sets = await currentSets(ctx)
  if (input.setId === undefined) return { setId: sets.routingSetId, rules: [...sets.rules] }
  ensure(await isPublishedHere(ctx.sql, districtOf(ctx.tenant), input.setId), () => new NotFound('routing rules'))
  return { setId: input.setId, rules: [...((await routingSets.byId(ctx, input.setId)) ?? [])] }
})

/** The draft, for those who may publish it. */
export const draft = query(GetDraft, async (ctx) => {
  ensure(may(ctx.actor, ACCESS.publish, wholeDistrict(ctx.actor)), () => new Forbidden(GetDraft.name, WHO_PUBLISHES.zh))
  const found = await findDraft(ctx.sql, districtOf(ctx.tenant))
  if (!found) return { draft: null }
  const { id, savedAt, ...rest } = found
  return { draft: { ...rest, savedAt: savedAt.toISOString(), rules: (await findRules(ctx.sql, id)) ?? [] } }
})

/** How many publications the history goes back. */
const HISTORY = 30

/** Who published what, newest first, each compared with the one before. */
export const history = query(ListRuleSets, async (ctx) => {
  ensureReads(ctx, ListRuleSets.name)
  const rows = await listSets(ctx.sql, districtOf(ctx.tenant), HISTORY + 1)
  const sets = await Promise.all(rows.map(async (row) => ({ row, rules: (await routingSets.byId(ctx, row.id)) ?? [] })))
  const publishedAt = new Map(rows.map((row) => [row.id, row.published_at?.toISOString() ?? '']))
  return {
    sets: sets.slice(0, HISTORY).map(({ row, rules: now }, i) => {
      const before = sets[i + 1]
      const earlier = row.from_set_id === null ? undefined : publishedAt.get(row.from_set_id)
      return {
        setId: row.id,
        publishedAt: publishedAt.get(row.id) ?? '',
        byName: row.by_name,
        count: now.length,
        isCurrent: i === 0,
        rolledBackTo: row.from_set_id && earlier ? { setId: row.from_set_id, publishedAt: earlier } : null,
        changes: before ? compareRules(before.rules, now) : null,
      }
    }),
  }
})

/** Who published which catalogue, newest first, with the limits that differ from the one before. */
export const catalogues = query(ListCategorySets, async (ctx) => {
  ensureReads(ctx, ListCategorySets.name)
  const found = (await listCatalogues(ctx.sql, districtOf(ctx.tenant))).slice(0, HISTORY + 1)
  const sets = await Promise.all(found.map(async (one) => ({ ...one, leaves: await leavesOf(ctx, one.id) })))
  return {
    sets: sets.slice(0, HISTORY).map((one, i) => {
      const before = sets[i + 1]
      return {
        setId: one.id,
        publishedAt: one.publishedAt.toISOString(),
        byName: one.byName,
        openCases: one.openCases,
        note: one.note,
        isCurrent: i === 0,
        limits: before ? changedLimits(before.leaves, one.leaves) : null,
      }
    }),
  }
})

/**
 * The categories of a published catalogue by code.
 * @throws NotFound
 */
export async function catalogueOf(ctx: Context, setId: string): Promise<ReadonlyMap<string, Category>> {
  const found = await categorySets.byId(ctx, setId)
  if (!found) throw new NotFound('categories')
  return found.categories
}

/** What the districts from one to another call their classes and leaves: the catalogue that was published last among them, empty when none has one. */
export async function catalogueAcross(
  ctx: Context,
  districts: { first: number; last: number },
): Promise<ReadonlyMap<string, Category>> {
  const setId = await findCategorySetId(ctx.sql, districts.first, districts.last)
  return setId === undefined ? new Map() : catalogueOf(ctx, setId)
}

async function leavesOf(ctx: Context, setId: string): Promise<readonly Category[]> {
  return (await categorySets.byId(ctx, setId))?.leaves ?? []
}

/**
 * Rules that are not in force, to be tried: in their order, numbered from 1. They may have faults, but decide on every case.
 * @throws Refusal
 */
export async function rulesToTry(ctx: Context, choice: RuleChoice): Promise<RoutingRule[]> {
  const given =
    'rules' in choice
      ? choice.rules
      : ((await findRules(ctx.sql, (await draftSeen(ctx, choice.draftVersion)).id)) ?? [])
  const ordered = inOrder(given).map((rule, i) => ({ ...rule, position: i + 1 }))
  const last = ordered.at(-1)
  ensure(last !== undefined && isCatchAll(last), () => new Refusal('rule.no_catch_all'))
  return ordered
}

/** The district's draft, when it is still the one that was looked at. @throws Refusal */
export async function draftSeen(ctx: Pick<Context, 'sql' | 'tenant'>, version: number): Promise<DraftRow> {
  const found = await findDraft(ctx.sql, districtOf(ctx.tenant))
  if (!found) throw new Refusal('routing.no_draft')
  ensure(found.version === version, () => new Refusal('routing.draft_changed', { version: found.version }))
  return found
}

/**
 * The catalogue and rules in force in the district of the context's tenant.
 * @throws Refusal `routing.none_published`
 */
export async function currentSets(ctx: Context): Promise<Sets> {
  const categorySetId = await categorySets.currentId(ctx)
  const routingSetId = await routingSets.currentId(ctx)
  if (categorySetId === undefined || routingSetId === undefined) throw new Refusal('routing.none_published')
  return setsOf(ctx, { categorySetId, routingSetId })
}

/**
 * The catalogue and rules of stored ids: what ruled a case at its time.
 * @throws NotFound
 */
export async function setsOf(
  ctx: Context,
  { categorySetId, routingSetId }: Pick<Sets, 'categorySetId' | 'routingSetId'>,
): Promise<Sets> {
  const catalogue = await categorySets.byId(ctx, categorySetId)
  const rulesOfSet = await routingSets.byId(ctx, routingSetId)
  if (!catalogue) throw new NotFound('categories')
  if (!rulesOfSet) throw new NotFound('routing rules')
  return { categorySetId, routingSetId, ...catalogue, rules: rulesOfSet }
}

/**
 * A category or class by its code.
 * @throws NotFound
 */
export function getCategory({ categories: known }: Pick<Sets, 'categories'>, code: string): Category {
  const found = known.get(code)
  if (!found) throw new NotFound('category')
  return found
}

function ensureReads(ctx: Context, name: string): void {
  ensure(may(ctx.actor, ACCESS.readRules, wholeDistrict(ctx.actor)), () => new Forbidden(name, WHO_READS_RULES.zh))
}

function isLeaf({ code }: Category): boolean {
  return code.length === 4
}
