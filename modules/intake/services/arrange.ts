import { randomBytes } from 'node:crypto'
import { visibleTo } from '../../../platform/access.ts'
import { canonicalize } from '../../../platform/canonical.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import { commit } from '../../../platform/keys.ts'
import { may } from '../../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { type GridTree, treeOf } from '../../grids/index.ts'
import { ACCESS } from '../access.ts'
import { OPEN_SERVICES } from '../queries.ts'
import { ArrangeServices, ListServices, SERVICES, type Service } from './contract.ts'
import { arrangedServices, STARTING_SERVICES, saveServices } from './store.ts'

/** What a community calls its services, in which order they stand and which of them it offers. */
export const arrangeServices: Command = command(ArrangeServices, {
  run: async (ctx, { communityId, services }) => {
    const tree = await treeOf(ctx)
    const community = communityOf(ctx, tree, communityId)
    const main = tree.mainOf(communityId)
    const subject = { gridPath: main ? tree.pathOf(main.id) : [], relations: [] }
    ensure(may(ctx.actor, ACCESS.arrangeServices, subject), () => new Forbidden('arrangeServices'))
    checkServices(services)
    const salt = randomBytes(16)
    await saveServices(ctx.sql, ctx.tenant, { communityId, services, salt, at: ctx.now })
    ctx.announce(
      'services.arranged',
      { type: 'community', id: communityId, gridId: main?.id ?? null, chainId: community.chainId },
      {
        order: services.map((one) => one.key),
        open: services.filter((one) => one.isOpen).map((one) => one.key),
        words_seal: commit(salt, canonicalize(services)),
      },
    )
    return { communityId }
  },
  reply: async (_ctx, { communityId }) => ({ communityId }),
})

export const listServices = query(ListServices, async (ctx, { communityId }) => {
  communityOf(ctx, await treeOf(ctx), communityId)
  const arranged = await arrangedServices(ctx.sql, ctx.tenant, communityId)
  const works = (key: string) => OPEN_SERVICES.includes(key)
  return {
    services: (arranged ?? STARTING_SERVICES).map((one) => ({
      ...one,
      isOpen: one.isOpen && works(one.key),
      works: works(one.key),
    })),
    isArranged: arranged !== undefined,
  }
})

/** @throws NotFound when nothing of the community is in sight */
function communityOf(ctx: Context, tree: GridTree, communityId: string) {
  const { grids } = visibleTo(ctx.actor)
  const community = tree.community(communityId)
  const main = tree.mainOf(communityId)
  const isSeen = main && (grids === undefined || tree.under(main.id).some((gridId) => grids.includes(gridId)))
  if (!community || !isSeen) throw new NotFound('community')
  return community
}

/** Each of the five once; reporting stays open, for everything else falls back on it; what is not built is not promised. */
function checkServices(services: readonly Service[]): void {
  const keys = new Set(services.map((one) => one.key))
  ensure(keys.size === SERVICES.length, () => new Refusal('services.each_once'))
  ensure(services.find((one) => one.key === 'report')?.isOpen === true, () => new Refusal('services.report_stays'))
  const unbuilt = services.find((one) => one.isOpen && !OPEN_SERVICES.includes(one.key))
  if (unbuilt) throw new Refusal('services.not_there', { service: unbuilt.nameZh })
  const names = services.map((one) => one.nameZh)
  ensure(new Set(names).size === names.length, () => new Refusal('services.same_name'))
}
