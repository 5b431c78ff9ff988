import { type Command, command } from '../../../platform/commands.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { treeOf } from '../../grids/index.ts'
import { namesOfAccounts } from '../../people/index.ts'
import { ACCESS } from '../access.ts'
import { ListQueries, MOST_QUERIES, RemoveQuery, SaveQuery } from '../contract.ts'
import { mayOver, permitOver, personOf } from '../permit.ts'
import { countQueries, deleteQuery, lockQuery, queriesFor, writeQuery } from '../store.ts'

/*
 * How somebody asks is no fact of the community: it is announced to nobody, and no chain carries it.
 */

export const saveQuery: Command = command(SaveQuery, {
  run: async (ctx, input) => {
    const { accountId, grants } = personOf(ctx, 'saveQuery')
    const tree = await treeOf(ctx)
    ensure(
      grants.some((grant) => mayOver(ctx, tree, ACCESS.saveQuery, grant.gridId)),
      () => new Forbidden('saveQuery'),
    )
    if (input.sharedGridId !== null) permitOver(ctx, tree, 'saveQuery', input.sharedGridId)
    const owner = await lockQuery(ctx.sql, ctx.tenant, input.queryId)
    if (owner !== undefined && owner !== accountId) throw new NotFound('query')
    if (owner === undefined && (await countQueries(ctx.sql, ctx.tenant, accountId)) >= MOST_QUERIES)
      throw new Refusal('query.too_many', { most: MOST_QUERIES })
    await writeQuery(ctx.sql, ctx.tenant, { ...input, accountId, savedAt: ctx.now })
    return { queryId: input.queryId }
  },
  reply: async (_ctx, { queryId }) => ({ queryId }),
})

export const removeQuery: Command = command(RemoveQuery, {
  run: async (ctx, { queryId }) => {
    const { accountId } = personOf(ctx, 'removeQuery')
    if ((await lockQuery(ctx.sql, ctx.tenant, queryId)) !== accountId) throw new NotFound('query')
    await deleteQuery(ctx.sql, ctx.tenant, queryId)
    return { queryId }
  },
  reply: async (_ctx, { queryId }) => ({ queryId }),
})

export const savedQueries = query(ListQueries, async (ctx) => {
  if (ctx.actor.kind !== 'person') return { queries: [] }
  const tree = await treeOf(ctx)
  const mine = ctx.actor.grants.filter((grant) => mayOver(ctx, tree, ACCESS.ask, grant.gridId))
  const shared = [...new Set(mine.flatMap((grant) => tree.pathOf(grant.gridId)))]
  const { accountId } = ctx.actor
  const kept = await queriesFor(ctx.sql, ctx.tenant, accountId, shared)
  const names = await namesOfAccounts(
    ctx,
    kept.map((one) => one.accountId),
  )
  return {
    queries: kept.map(({ accountId: owner, ...one }) => ({
      ...one,
      isOwn: owner === accountId,
      ownerName: names.get(owner) ?? '',
      sharedGridName: one.sharedGridId === null ? null : (tree.get(one.sharedGridId)?.name ?? ''),
    })),
  }
})
