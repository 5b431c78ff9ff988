import { visibleTo } from '../../platform/access.ts'
import { type Command, command } from '../../platform/commands.ts'
import { channelsSetUp, send } from '../../platform/deliver.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { say } from '../../platform/pure/words.ts'
import { type Query, query } from '../../platform/queries.ts'
import { getCase } from '../cases/index.ts'
import { treeOf } from '../grids/index.ts'
import { namesOf, postsOf } from '../people/index.ts'
import { maskName } from '../people/rules.ts'
import { CountDeliveries, ListDeliveries, ListRobots, RemoveRobot, SetRobot, TestRobot, WHYS } from './contract.ts'
import { channelStates } from './own.ts'
import { headOf, permit } from './permit.ts'
import { KIND_RULES } from './rules/kinds.ts'
import { countByDay, countKept, messagesAbout } from './store/figures.ts'
import { lettersByMessage } from './store/inbox.ts'
import { deleteRobot, lockRobot, robotsOn, saveRobot } from './store/robots.ts'
import { partsOf } from './tell.ts'
import { ROBOT_TEST } from './texts.ts'

/** How many messages about one case are listed, the newest. */
const MOST = 200
/** At most so many groups hear of one grid. */
const MOST_ROBOTS = 5

export const deliveriesOf: Query = query(ListDeliveries, async (ctx, { caseId }) => {
  const { row } = await getCase(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor))
  permit(ctx, await treeOf(ctx), 'deliveriesOf', row.grid_id)
  const messages = await messagesAbout(ctx.sql, ctx.tenant, caseId, MOST)
  const letters = await lettersByMessage(
    ctx.sql,
    ctx.tenant,
    messages.map((one) => one.id),
  )
  const names = await namesOf(
    ctx,
    messages.map((one) => one.personId),
  )
  const posts = await postsOf(
    ctx,
    messages.flatMap((one) => one.facts.postId ?? []),
  )
  return {
    messages: messages.map((one) => {
      const name = names.get(one.personId)?.name ?? ''
      const isResident = KIND_RULES[one.kind].group === 'reports' && one.reason !== 'member'
      return {
        id: one.id,
        kind: one.kind,
        reason: one.reason,
        name: isResident ? maskName(name) : name,
        role: posts.get(one.facts.postId ?? '')?.role ?? null,
        at: one.createdAt.toISOString(),
        readAt: one.readAt?.toISOString() ?? null,
        plan: one.plan,
        why: one.why,
        plannedAt: one.plannedAt?.toISOString() ?? null,
        channels: channelStates(letters.get(one.id)),
      }
    }),
  }
})

export const statistics: Query = query(CountDeliveries, async (ctx, { communityId, days }) => {
  const tree = await treeOf(ctx)
  permit(ctx, tree, 'statistics', headOf(tree, communityId))
  const since = new Date(ctx.now.getTime() - days * DAY)
  const grids = tree.all().flatMap((grid) => (grid.communityId === communityId ? [grid.id] : []))
  const sight = visibleTo(ctx.actor)
  const kept = await countKept(ctx.sql, ctx.tenant, sight, grids, since)
  return {
    since: since.toISOString(),
    lines: await countByDay(ctx.sql, ctx.tenant, sight, grids, since),
    kept: kept.flatMap(({ why, count }) => {
      const known = WHYS.find((one) => one === why)
      return known ? [{ why: known, count }] : []
    }),
    setUp: [...channelsSetUp(ctx)],
  }
})

export const robots: Query = query(ListRobots, async (ctx, { gridId }) => {
  permit(ctx, await treeOf(ctx), 'robots', gridId)
  const found = await robotsOn(ctx.sql, ctx.tenant, [gridId])
  return {
    robots: found.map(({ id, name, groups, setAt }) => ({ id, gridId, name, groups, setAt: setAt.toISOString() })),
    isSetUp: channelsSetUp(ctx).has('wecom_robot'),
  }
})

/** The key is a secret: it comes in, is sealed, and never goes out but in a letter to WeCom. */
export const setRobot: Command = command(SetRobot, {
  run: async (ctx, { gridId, name, key: typed, groups }) => {
    const tree = await treeOf(ctx)
    permit(ctx, tree, 'robots', gridId)
    const key = /(?:[?&]key=)?([\w-]{20,64})$/.exec(typed)?.[1]
    if (!key) throw new Refusal('robot.key_invalid')
    const addressHash = ctx.keys.index('address', key)
    const robotId = await saveRobot(ctx.sql, ctx.tenant, {
      id: ctx.newId(),
      gridId,
      name,
      sealed: ctx.keys.seal(key),
      addressHash,
      groups: [...new Set(groups)],
      setAt: ctx.now,
    })
    if ((await robotsOn(ctx.sql, ctx.tenant, [gridId])).length > MOST_ROBOTS)
      throw new Refusal('robot.too_many', { most: MOST_ROBOTS })
    const { chainId } = tree.communityOf(gridId)
    ctx.announce('group_robot.set', { type: 'group_robot', id: robotId, gridId, chainId }, { groups })
    return { robotId }
  },
  reply: async (_ctx, { robotId }) => ({ robotId }),
})

/** A letter like any other: whether it arrived stands among the figures, and what is stuck among the letters. */
export const testRobot: Command = command(TestRobot, {
  run: async (ctx, { robotId }) => {
    const gridId = await lockRobot(ctx.sql, ctx.tenant, robotId)
    if (gridId === undefined) throw new NotFound('group_robot')
    permit(ctx, await treeOf(ctx), 'robots', gridId)
    if (!channelsSetUp(ctx).has('wecom_robot')) throw new Refusal('robot.not_set_up')
    const robot = (await robotsOn(ctx.sql, ctx.tenant, [gridId])).find((one) => one.id === robotId)
    if (!robot) throw new NotFound('group_robot')
    const text = say(ROBOT_TEST, 'zh', { name: robot.name })
    const letter = { kind: 'wecom_robot', address: ctx.keys.open(robot.sealed), text } as const
    await send(partsOf(ctx), letter, `robot-test/${ctx.newId()}`)
    return {}
  },
  reply: async () => ({}),
})

export const removeRobot: Command = command(RemoveRobot, {
  run: async (ctx, { robotId }) => {
    const gridId = await lockRobot(ctx.sql, ctx.tenant, robotId)
    if (gridId === undefined) throw new NotFound('group_robot')
    const tree = await treeOf(ctx)
    permit(ctx, tree, 'robots', gridId)
    await deleteRobot(ctx.sql, ctx.tenant, robotId)
    const { chainId } = tree.communityOf(gridId)
    ctx.announce('group_robot.removed', { type: 'group_robot', id: robotId, gridId, chainId }, {})
    return {}
  },
  reply: async () => ({}),
})

const DAY = 86_400_000
