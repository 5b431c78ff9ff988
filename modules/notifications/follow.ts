import type { WriteContext } from '../../platform/context.ts'
import type { EventName } from '../../platform/event-types.ts'
import type { FollowedEvent, Follower } from '../../platform/module.ts'
import { draftsOf } from './audience.ts'
import { tellOfHandover, tellOfStuck } from './follow-handovers.ts'
import { tellOfDuty } from './follow-post-tells.ts'
import { tellOfLeftPost, tellOfTakenPost } from './follow-posts.ts'
import { tellOfAskedExport, tellOfDecidedExport, tellOfReport } from './follow-reports.ts'
import { tellOfGap, tellOfSwap, tellOfSwapAnswer } from './follow-rosters.ts'
import { tellOfAsking, tellOfTalk } from './follow-support.ts'
import { tellRobots } from './robots.ts'
import { POST_TELLS } from './rules/post-tells.ts'
import { SERVICE_TELLS } from './rules/service-tells.ts'
import { TELLS } from './rules/tells.ts'
import { draftsOfService } from './service-audience.ts'
import { isStale } from './stale.ts'
import { tell } from './tell.ts'

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

/** The facts that are told, and by what. */
export const follows: Partial<Record<EventName, Follower>> = {
  ...Object.fromEntries(Object.keys(TELLS).map((name) => [name, tellOfCase])),
  ...Object.fromEntries(Object.keys(SERVICE_TELLS).map((name) => [name, tellOfService])),
  ...Object.fromEntries(Object.keys(POST_TELLS).map((name) => [name, tellOfDuty])),
  'post.taken': tellOfTakenPost,
  'post.left': tellOfLeftPost,
  'handover.prepared': tellOfHandover,
  'handover.refused': tellOfStuck,
  'handover.stuck': tellOfStuck,
  'report.made': tellOfReport,
  'export.asked': tellOfAskedExport,
  'export.granted': tellOfDecidedExport,
  'export.refused': tellOfDecidedExport,
  'roster.gap': tellOfGap,
  'roster.swap_asked': tellOfSwap,
  'roster.swap_answered': tellOfSwapAnswer,
  'support.said': tellOfTalk,
  'supporter.asked': tellOfAsking,
}
