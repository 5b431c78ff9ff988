import type { WriteContext } from '../../platform/context.ts'
import type { EventName } from '../../platform/event-types.ts'
import type { FollowedEvent, Follower } from '../../platform/module.ts'
import { treeOf } from '../grids/index.ts'
import { getPost } from '../people/index.ts'
import { draftsOf } from './audience.ts'
import type { Draft } from './message.ts'
import { tellRobots } from './robots.ts'
import { SERVICE_TELLS } from './rules/service-tells.ts'
import { TELLS } from './rules/tells.ts'
import { draftsOfService } from './service-audience.ts'
import { countOpenOf } from './store/subjects.ts'
import { tell } from './tell.ts'

/** A follower that reads old events (a restored archive, a house that was down) tells nobody late news. */
const STALE_HOURS = 24

/** Tells whom a fact about a case means (rules/tells.ts). */
const tellOfCase: Follower = async (ctx: WriteContext, event: FollowedEvent) => {
  if (isStale(ctx, event)) return
  const made = await draftsOf(ctx, event)
  if (!made) return
  await tell(ctx, made.drafts)
  const line = made.lines.find((one) => one.robot)
  if (line?.robot) await tellRobots(ctx, event, made.found, line)
}

/** Tells whom a fact about a booking, neighbours' help or a topic means (rules/service-tells.ts). */
const tellOfService: Follower = async (ctx, event) => {
  if (!isStale(ctx, event)) await tell(ctx, await draftsOfService(ctx, event))
}

/** Who takes a post takes over its open work, and is told of it. */
const tellOfTakenPost: Follower = async (ctx, event) => {
  if (isStale(ctx, event)) return
  const personId = event.data.person
  if (typeof personId !== 'string' || personId === event.actorId) return
  const count = await countOpenOf(ctx.sql, ctx.tenant, event.subjectId)
  if (count === 0) return
  const post = await getPost(ctx, event.subjectId)
  const draft: Draft = {
    personId,
    kind: 'taken_over',
    urgency: 'normal',
    subjectType: 'post',
    subjectId: post.id,
    communityId: (await treeOf(ctx)).communityOf(post.gridId).id,
    gridId: post.gridId,
    isSensitive: false,
    facts: { count, role: post.role, postId: post.id },
    reason: 'took_post',
    dedupeKey: `${event.id}/${personId}`,
  }
  await tell(ctx, [draft])
}

/** The facts that are told, and by what. */
export const follows: Partial<Record<EventName, Follower>> = {
  ...Object.fromEntries(Object.keys(TELLS).map((name) => [name, tellOfCase])),
  ...Object.fromEntries(Object.keys(SERVICE_TELLS).map((name) => [name, tellOfService])),
  'post.taken': tellOfTakenPost,
}

function isStale(ctx: WriteContext, event: FollowedEvent): boolean {
  return ctx.now.getTime() - event.at.getTime() > STALE_HOURS * 3_600_000
}
