import type { Context } from '../../platform/context.ts'
import type { FollowedEvent } from '../../platform/module.ts'
import { takersPartIn, topicNewsOf, writerOfOpinion } from '../deliberation/index.ts'
import { helpNewsOf } from '../help/index.ts'
import { bookingNewsOf } from '../stations/index.ts'
import type { Reason } from './contract/names.ts'
import type { Draft } from './message.ts'
import { KIND_RULES } from './rules/kinds.ts'
import { SERVICE_TELLS, type ServiceWhom } from './rules/service-tells.ts'

/** What a fact is about, and who is who in it. */
type About = Pick<Draft, 'subjectType' | 'subjectId' | 'gridId' | 'communityId'> & {
  readonly reason: Reason
  readonly at: string | undefined
  readonly who: Partial<Record<ServiceWhom, readonly string[]>>
}

/** The messages that a fact about a booking, about neighbours' help or about a topic makes. Of a booking that has begun nothing is told. */
export async function draftsOfService(ctx: Context, event: FollowedEvent): Promise<Draft[]> {
  const lines = (SERVICE_TELLS[event.name] ?? []).filter((line) => line.when?.(event.data) ?? true)
  if (lines.length === 0) return []
  const about = await aboutOf(ctx, event)
  if (!about) return []
  const { subjectType, subjectId, gridId, communityId, reason, at, who } = about
  return lines.flatMap(({ whom, kind }) =>
    (who[whom] ?? []).flatMap((personId): Draft[] => {
      if (personId === event.actorId) return []
      return [
        {
          personId,
          kind,
          urgency: KIND_RULES[kind].urgency,
          subjectType,
          subjectId,
          communityId,
          gridId,
          isSensitive: false,
          facts: at === undefined ? {} : { at },
          reason,
          // The key that text messages about a booking have always had: nobody is told twice over an upgrade.
          dedupeKey: `${event.id}/${personId}`,
        },
      ]
    }),
  )
}

async function aboutOf(ctx: Context, event: FollowedEvent): Promise<About | undefined> {
  if (event.name.startsWith('booking.')) return ofBooking(ctx, event)
  return event.name.startsWith('help.') ? ofHelp(ctx, event) : ofTopic(ctx, event)
}

async function ofBooking(ctx: Context, { subjectId, data }: FollowedEvent): Promise<About | undefined> {
  const booking = (await bookingNewsOf(ctx.sql, ctx.tenant, [subjectId])).get(subjectId)
  const at = typeof data.to === 'string' ? data.to : data.from
  if (!booking || typeof at !== 'string' || new Date(at) <= ctx.now) return undefined
  const { gridId, communityId, personId } = booking
  return { subjectType: 'booking', subjectId, gridId, communityId, reason: 'booker', at, who: { booker: [personId] } }
}

/** Nothing for a fact about an offer: whoever withdraws it has nobody to tell. */
async function ofHelp(ctx: Context, { subjectId, data }: FollowedEvent): Promise<About | undefined> {
  const news = await helpNewsOf(ctx, subjectId, typeof data.offer === 'string' ? data.offer : null)
  if (!news) return undefined
  const { gridId, communityId, speaker, giver } = news
  // Whoever helped when it happened: the row may have moved on.
  const helper = present(typeof data.helper === 'string' ? data.helper : news.helper)
  const who = {
    speaker: [speaker],
    helper,
    giver: present(giver),
    other_side: data.by === 'helper' ? [speaker] : helper,
  }
  return {
    subjectType: 'help_request',
    subjectId,
    gridId,
    communityId,
    reason: 'neighbour',
    at: undefined,
    who,
  }
}

async function ofTopic(ctx: Context, { subjectId, data }: FollowedEvent): Promise<About | undefined> {
  const topicId = typeof data.topic === 'string' ? data.topic : subjectId
  const news = (await topicNewsOf(ctx.sql, ctx.tenant, [topicId])).get(topicId)
  if (!news) return undefined
  const { gridId, communityId } = news
  const who =
    topicId === subjectId
      ? { takers_part: await takersPartIn(ctx.sql, ctx.tenant, topicId) }
      : { writer: await writerOfOpinion(ctx.sql, ctx.tenant, subjectId) }
  return { subjectType: 'topic', subjectId: topicId, gridId, communityId, reason: 'took_part', at: undefined, who }
}

function present(personId: string | null): string[] {
  return personId === null ? [] : [personId]
}
