import { command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { districtOf } from '../../../platform/pure/ids.ts'
import { Refusal } from '../../../platform/pure/refusals.ts'
import { actorName } from '../../people/index.ts'
import { SEED_CATEGORIES } from '../categories-data.ts'
import { type Category, PublishCategories } from '../contract.ts'
import { DEFAULT_RULES } from '../default-rules.ts'
import { categorySets } from '../queries.ts'
import { findRoutingSetId } from '../rule-store.ts'
import { categoryDefect } from '../set-defects.ts'
import { type CatalogueSet, findCategorySetId, insertCategories } from '../store.ts'
import { ensureMayPublish, lockForPublishing } from './publishing.ts'
import { publishRouting } from './rule-sets.ts'

/** Publishes a new catalogue for the whole district; the ones before stay as they are, for the cases they rule. */
export const publishCategories = command(PublishCategories, {
  run: async (ctx, input) => {
    ensureMayPublish(ctx, PublishCategories.name)
    return { setId: await publishCatalogue(ctx, input.categories, input) }
  },
  reply: async (_ctx, { setId }) => ({ setId }),
})

/**
 * Publishes the seed catalogue and the default rules where the district has none, in a transaction of the district's own tenant.
 * @returns the ids of the sets that are current afterwards
 */
export async function seedRouting(ctx: WriteContext): Promise<{ categorySetId: string; routingSetId: string }> {
  await lockForPublishing(ctx)
  const district = districtOf(ctx.tenant)
  const categorySetId =
    (await findCategorySetId(ctx.sql, district)) ?? (await publishCatalogue(ctx, SEED_CATEGORIES, SEEDED))
  const routingSetId = (await findRoutingSetId(ctx.sql, district)) ?? (await publishRouting(ctx, DEFAULT_RULES))
  return { categorySetId, routingSetId }
}

const SEEDED = { openCases: 'freeze', note: '' } as const

async function publishCatalogue(
  ctx: WriteContext,
  catalogue: readonly Category[],
  { openCases, note }: Pick<CatalogueSet, 'openCases' | 'note'>,
): Promise<string> {
  const defect = categoryDefect(catalogue)
  if (defect) throw new Refusal(`category.${defect.kind}`, { code: defect.code })
  const at = await lockForPublishing(ctx)
  const setId = ctx.newId()
  const published = { at, openCases, note, byName: await actorName(ctx) }
  await insertCategories(ctx.sql, setId, districtOf(ctx.tenant), published, catalogue)
  categorySets.published(ctx)
  const subject = { type: 'category_set', id: setId, gridId: null, chainId: ctx.tenant }
  ctx.announce('categories.published', subject, { count: catalogue.length, openCases })
  return setId
}
