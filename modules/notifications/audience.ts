import type { Context } from '../../platform/context.ts'
import type { FollowedEvent } from '../../platform/module.ts'
import { type Post, postsOf, proxiesOf, resolvePost } from '../people/index.ts'
import type { Kind, Reason, Urgency } from './contract/names.ts'
import type { Draft } from './message.ts'
import { KIND_RULES } from './rules/kinds.ts'
import { OWNER_FACTS, TELLS, type Tell, type Whom } from './rules/tells.ts'
import { type CaseAudience, caseAudience } from './store/subjects.ts'

/** Somebody who is meant by a fact. */
type Meant = { readonly personId: string; readonly reason: Reason; readonly postId: string | null }

/**
 * The messages that a fact about a case makes: each person once, by the first line of TELLS that means him, and nobody who did it himself.
 * The work of a post that is vacant, or whose holder is away, is with whoever answers for it today, so he is told.
 */
export async function draftsOf(
  ctx: Context,
  event: FollowedEvent,
): Promise<{ drafts: Draft[]; lines: readonly Tell[]; found: CaseAudience } | undefined> {
  const lines = (TELLS[event.name] ?? []).filter((line) => line.when?.(event.data) ?? true)
  if (lines.length === 0) return undefined
  const needsEarlier = lines.some((line) => EARLIER.includes(line.whom))
  const found = await caseAudience(ctx.sql, ctx.tenant, {
    caseId: event.subjectId,
    chainId: event.chainId,
    seq: event.seq,
    assistId: words(event.data.assist),
    earlier: needsEarlier ? OWNER_FACTS : [],
  })
  if (!found) return undefined
  const posts = await postsOf(ctx, [
    ...lines.flatMap((line) => postsMeant(line.whom, event, found)),
    ...present(found.ownerPostId),
    ...present(found.handlerPostId),
  ])
  const told = new Set<string>(event.actorId === null ? [] : [event.actorId])
  const drafts: Draft[] = []
  for (const line of lines) {
    for (const one of await meantBy(ctx, line, event, found, posts)) {
      if (told.has(one.personId)) continue
      told.add(one.personId)
      drafts.push(draftOf(event, found, line, one, posts))
    }
  }
  return { drafts, lines, found }
}

/** Whom only the history of a case knows. */
const EARLIER: readonly Whom[] = ['former_owner', 'other_side', 'supervisor']

/** The posts that a line means. */
function postsMeant(whom: Whom, { data }: FollowedEvent, found: CaseAudience): string[] {
  switch (whom) {
    case 'post_in_to':
      return present(words(data.to))
    case 'post_in_of':
      return present(words(data.of))
    case 'post_in_owner':
      return present(words(data.owner))
    case 'owner':
      return present(found.ownerPostId)
    case 'verifier':
      return present(found.verifierPostId)
    case 'assistant':
      return present(found.assistPostId)
    case 'former_owner': {
      // The desk that handed it over first is no former owner; whoever had it by an assignment is.
      const before = found.earlier.find((one) => one.name === 'case.assigned' || one.name === 'case.arbitrated')?.to
      return before && before !== words(data.to) ? [before] : []
    }
    case 'other_side': {
      const [last, before] = found.earlier
      if (last?.name !== 'case.offered') return []
      return [last.to, before?.to].flatMap((id) => (id && id !== found.handlerPostId ? [id] : []))
    }
    default:
      return []
  }
}

async function meantBy(
  ctx: Context,
  line: Tell,
  event: FollowedEvent,
  found: CaseAudience,
  posts: ReadonlyMap<string, Post>,
): Promise<Meant[]> {
  const { whom, reason } = line
  switch (whom) {
    case 'handler': {
      const personId = found.handlerPersonId
      if (personId === null) return []
      const post = found.handlerPostId === null ? undefined : posts.get(found.handlerPostId)
      // Who is away is told nothing; whoever answers for his post is.
      if (!post?.away.some((one) => one.personId === personId))
        return [{ personId, reason, postId: found.handlerPostId }]
      return answeringFor(ctx, found, post, 'owner')
    }
    case 'supervisor':
      return present(found.earlier.find((one) => one.name === 'case.supervised')?.actorId ?? null).map((personId) => ({
        personId,
        reason,
        postId: null,
      }))
    case 'reporters': {
      const outside: Meant[] = found.parties.flatMap(({ personId, as }) =>
        as === 'reporter' || as === 'on_behalf' || as === 'follower' ? [{ personId, reason: as, postId: null }] : [],
      )
      // Family who act for one are told as one is; of what is sensitive they hear nothing.
      const family = found.isSensitive
        ? []
        : await proxiesOf(
            ctx,
            outside.map(({ personId }) => personId),
          )
      return [...outside, ...family.map((personId) => ({ personId, reason: 'family' as const, postId: null }))]
    }
    case 'members':
      return found.parties.flatMap(({ personId, as }) => (as === 'member' ? [{ personId, reason, postId: null }] : []))
    default: {
      const meant: Meant[] = []
      for (const id of postsMeant(whom, event, found)) {
        const post = posts.get(id)
        if (post) meant.push(...(await answeringFor(ctx, found, post, reason)))
      }
      return meant
    }
  }
}

/** Who answers for a post today: those in it who are not away, else the next seat up. */
async function answeringFor(ctx: Context, found: CaseAudience, post: Post, reason: Reason): Promise<Meant[]> {
  const answering = post.holders.length > 0 ? post : await resolvePost(ctx, found.gridId, post.role)
  return answering.holders.map(({ personId }) => ({ personId, reason, postId: post.id }))
}

function draftOf(
  event: FollowedEvent,
  found: CaseAudience,
  line: Tell,
  { personId, reason, postId }: Meant,
  posts: ReadonlyMap<string, Post>,
): Draft {
  const at = line.at === undefined ? null : words(event.data[line.at])
  const count = line.count === undefined ? undefined : event.data[line.count]
  const role = found.ownerPostId ? posts.get(found.ownerPostId)?.role : undefined
  return {
    personId,
    kind: line.kind,
    urgency: urgencyOf(line.kind, found.priority),
    subjectType: 'case',
    subjectId: found.id,
    communityId: found.communityId,
    gridId: found.gridId,
    isSensitive: found.isSensitive,
    facts: {
      number: found.number,
      ...(role ? { role } : {}),
      ...(at === null ? {} : { at }),
      ...(typeof count === 'number' ? { count } : {}),
      ...(postId === null ? {} : { postId }),
    },
    reason,
    // The key that text messages about a fact have always had: nobody is told twice over an upgrade.
    dedupeKey: `${event.id}/${personId}`,
  }
}

/** What work an urgent case makes is urgent too. */
export function urgencyOf(kind: Kind, priority: string): Urgency {
  const { urgency, group } = KIND_RULES[kind]
  return priority === 'urgent' && urgency === 'normal' && group !== 'reports' ? 'now' : urgency
}

function words(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function present(value: string | null | undefined): string[] {
  return value ? [value] : []
}
