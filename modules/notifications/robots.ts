import type { WriteContext } from '../../platform/context.ts'
import { channelsSetUp, send } from '../../platform/deliver.ts'
import type { FollowedEvent } from '../../platform/module.ts'
import { treeOf } from '../grids/index.ts'
import type { RobotGroup } from './contract/names.ts'
import type { MessageFacts } from './message.ts'
import { rendererFor, type Sayable } from './render.ts'
import type { Tell } from './rules/tells.ts'
import { robotsOn } from './store/robots.ts'
import type { CaseAudience } from './store/subjects.ts'
import { partsOf } from './tell.ts'

/** Tells the groups of a case's grid and of those above it in the community what a line says, once per fact and group. */
export async function tellRobots(
  ctx: WriteContext,
  event: FollowedEvent,
  found: CaseAudience,
  { kind, robot, at }: Tell,
): Promise<void> {
  if (!robot) return
  const until = at === undefined ? undefined : event.data[at]
  const facts: MessageFacts = { number: found.number, ...(typeof until === 'string' ? { at: until } : {}) }
  await sayToGroups(ctx, found.gridId, robot, event.id, {
    kind,
    subjectType: 'case',
    subjectId: found.id,
    communityId: found.communityId,
    isSensitive: found.isSensitive,
    facts,
  })
}

/** Sends one text to every group of a grid, and of the grids above it, that wants such news. */
export async function sayToGroups(
  ctx: WriteContext,
  gridId: string,
  group: RobotGroup,
  key: string,
  message: Sayable,
): Promise<void> {
  if (!channelsSetUp(ctx).has('wecom_robot')) return
  const robots = await robotsOn(ctx.sql, ctx.tenant, (await treeOf(ctx)).pathOf(gridId))
  const wanted = robots.filter((one) => one.groups.includes(group))
  if (wanted.length === 0) return
  const { text } = (await rendererFor(ctx, [message], 'outside'))(message, 'inbox', 'zh')
  for (const robot of wanted) {
    const letter = { kind: 'wecom_robot', address: ctx.keys.open(robot.sealed), text } as const
    await send(partsOf(ctx), letter, `${key}/robot/${robot.id}`)
  }
}
