import { openChain } from '../../platform/announce.ts'
import { command } from '../../platform/commands.ts'
import type { WriteContext } from '../../platform/context.ts'
import { may } from '../../platform/pure/access.ts'
import { districtOf, districtTenant } from '../../platform/pure/ids.ts'
import { ensure, Forbidden, Refusal } from '../../platform/pure/refusals.ts'
import { wholeDistrict } from '../calendars/access.ts'
import { ACCESS } from './access.ts'
import { SEED_CATEGORIES } from './categories-data.ts'
import { type Category, PublishCategories, PublishRules, type RoutingRule } from './contract.ts'
import { DEFAULT_RULES } from './default-rules.ts'
import { categorySets, routingSets } from './queries.ts'
import { categoryDefect, ruleDefect } from './set-defects.ts'
import {
  findCategories,
  findCategorySetId,
  findRoutingSetId,
  insertCategories,
  insertRules,
  lockDistrict,
} from './store.ts'
import { WHO_PUBLISHES } from './words.ts'

/** Publishes a new catalogue for the whole district; the ones before stay as they are, for the cases they rule. */
export const publishCategories = command(PublishCategories, {
  run: async (ctx, input) => {
    ensureMayPublish(ctx, PublishCategories.name)
    return { setId: await publishCatalogue(ctx, input.categories) }
  },
  reply: async (_ctx, { setId }) => ({ setId }),
})

/** Publishes new routing rules for the whole district. They are put in the order of their positions and numbered from 1. */
export const publishRules = command(PublishRules, {
  run: async (ctx, input) => {
    ensureMayPublish(ctx, PublishRules.name)
    return { setId: await publishRouting(ctx, input.rules) }
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
  const categorySetId = (await findCategorySetId(ctx.sql, district)) ?? (await publishCatalogue(ctx, SEED_CATEGORIES))
  const routingSetId = (await findRoutingSetId(ctx.sql, district)) ?? (await publishRouting(ctx, DEFAULT_RULES))
  return { categorySetId, routingSetId }
}

async function publishCatalogue(ctx: WriteContext, catalogue: readonly Category[]): Promise<string> {
  const defect = categoryDefect(catalogue)
  if (defect) throw new Refusal(`category.${defect.kind}`, { code: defect.code })
  const publishedAt = await lockForPublishing(ctx)
  const setId = ctx.newId()
  await insertCategories(ctx.sql, setId, districtOf(ctx.tenant), publishedAt, catalogue)
  categorySets.published(ctx)
  const subject = { type: 'category_set', id: setId, gridId: null, chainId: ctx.tenant }
  ctx.announce('categories.published', subject, { count: catalogue.length })
  return setId
}

async function publishRouting(ctx: WriteContext, given: readonly RoutingRule[]): Promise<string> {
  const publishedAt = await lockForPublishing(ctx)
  const ordered = [...given].sort((a, b) => a.position - b.position)
  const defect = ruleDefect(ordered, await codesInForce(ctx))
  if (defect) {
    const { kind, ...facts } = defect
    throw new Refusal(`rule.${kind}`, facts)
  }
  const setId = ctx.newId()
  await insertRules(ctx.sql, setId, districtOf(ctx.tenant), publishedAt, ordered)
  routingSets.published(ctx)
  const subject = { type: 'routing_set', id: setId, gridId: null, chainId: ctx.tenant }
  ctx.announce('routing.published', subject, { count: ordered.length })
  return setId
}

async function codesInForce(ctx: WriteContext): Promise<string[]> {
  const setId = await findCategorySetId(ctx.sql, districtOf(ctx.tenant))
  const catalogue = setId === undefined ? undefined : await findCategories(ctx.sql, setId)
  return catalogue?.map((one) => one.code) ?? []
}

function ensureMayPublish(ctx: WriteContext, act: string): void {
  ensure(may(ctx.actor, ACCESS.publish, wholeDistrict(ctx.actor)), () => new Forbidden(act, WHO_PUBLISHES.zh))
}

/**
 * Opens and locks the district's chain, so that publications follow one another, and gives the moment of publication: now, or just
 * after the newest set if the server's clock was put back, so that the set published last rules.
 */
async function lockForPublishing(ctx: WriteContext): Promise<Date> {
  const district = districtTenant(ctx.tenant)
  ensure(ctx.tenant === district, () => new Refusal('routing.not_the_district', { district }))
  await openChain(ctx.sql, district, district)
  const newest = await lockDistrict(ctx.sql, district, districtOf(district))
  return new Date(Math.max(ctx.now.getTime(), (newest?.getTime() ?? 0) + 1))
}
