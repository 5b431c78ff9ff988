import type { Context } from '../../platform/context.ts'
import { may } from '../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { wholeDistrict } from '../calendars/access.ts'
import { publishedSets } from '../calendars/index.ts'
import { ACCESS } from './access.ts'
import { type Category, ListCategories, ListRules, type RoutingRule } from './contract.ts'
import { findCategories, findCategorySetId, findRoutingSetId, findRules } from './store.ts'
import { WHO_READS_RULES } from './words.ts'

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
  currentId: findCategorySetId,
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
export const rules = query(ListRules, async (ctx) => {
  ensure(
    may(ctx.actor, ACCESS.readRules, wholeDistrict(ctx.actor)),
    () => new Forbidden(ListRules.name, WHO_READS_RULES.zh),
  )
  const sets = await currentSets(ctx)
  return { setId: sets.routingSetId, rules: [...sets.rules] }
})

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

function isLeaf({ code }: Category): boolean {
  return code.length === 4
}
