import type { Context } from '../../platform/context.ts'
import { namesOf, postsOf } from '../people/index.ts'
import type { TimelineEntry } from './contract.ts'
import type { CaseRow } from './store/load.ts'
import { notesOf } from './store/notes.ts'
import { transfersOf } from './transfers.ts'

/** An event of a case as the timeline reads it. */
type CaseEvent = { id: string; name: string; at: Date; actor_id: string | null; post_id: string | null; body: string }

/** Facts of an event that a timeline shows; everything else in its body is for machines. */
const SHOWN = [
  'category',
  'nature',
  'tier',
  'priority',
  'outcome',
  'reason',
  'passed',
  'rating',
  'verdict',
  'count',
  'dueAt',
  'until',
  'channel',
  'provisional',
  'ruledBy',
  'onTheSpot',
  'public',
  'kind',
  'value',
  'from',
  'to',
  'clock',
  'percent',
  'days',
  'way',
  'reached',
  'automatic',
  'by',
  'reviewAt',
  'receiveBy',
  'contact',
  'photos',
  'why',
  'moved',
  'promised',
] as const

const UUID = /^[0-9a-f]{8}-/

/** The post that an event points to. */
function targetOf(data: Record<string, unknown>): string | undefined {
  return [data.to, data.owner, data.of].find((one): one is string => typeof one === 'string' && UUID.test(one))
}

/**
 * The timeline of a case: its events in the order of the chain, with the words that stand beside them. Staff see who acted; a
 * reporter sees what happened, and only words that are meant for him.
 */
export async function timelineOf(ctx: Context, row: CaseRow): Promise<TimelineEntry[]> {
  const isStaff = ctx.actor.kind === 'system' || (ctx.actor.kind === 'person' && ctx.actor.grants.length > 0)
  const events = await ctx.sql.raw<CaseEvent>(
    'SELECT id, name, at, actor_id, post_id, body FROM events WHERE tenant_id = $1 AND chain_id = $2 AND subject_id = $3 ORDER BY seq',
    [ctx.tenant, row.chain_id, row.id],
  )
  const transfers = await transfersOf(ctx.sql, ctx.tenant, row.id)
  const notes = await notesOf(ctx.sql, ctx.tenant, row.id)
  const names = await namesOf(
    ctx,
    events.flatMap((event) => event.actor_id ?? []),
  )
  const bodies = events.map((event) => JSON.parse(event.body) as { data: Record<string, unknown>; as?: string })
  const posts = await postsOf(ctx, [
    ...new Set([
      ...events.flatMap((event) => event.post_id ?? []),
      ...bodies.flatMap(({ data }) => targetOf(data) ?? []),
    ]),
  ])
  const bySeal = new Map(notes.map((note) => [note.seal, note]))
  return events.flatMap((event, index) => {
    const { data, as } = bodies[index]
    const seal = typeof data.note_seal === 'string' ? data.note_seal : undefined
    const note = seal === undefined ? undefined : bySeal.get(seal)
    const isInner = !isStaff && note !== undefined && !note.is_public
    if (isInner && event.name === 'case.noted') return []
    const to = posts.get(targetOf(data) ?? '')
    const facts: TimelineEntry['facts'] = {}
    for (const key of SHOWN) {
      const value = data[key]
      if (typeof value === 'string' && UUID.test(value)) continue
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') facts[key] = value
    }
    const partner = isStaff ? transfers.find((one) => one.id === data.transfer) : undefined
    if (partner) facts.organization = partner.organization_name
    if (to) Object.assign(facts, { toRole: to.role, toName: to.holders[0]?.name ?? null })
    const post = event.post_id ? posts.get(event.post_id) : undefined
    return [
      {
        id: event.id,
        at: event.at.toISOString(),
        event: event.name,
        byName: isStaff && event.actor_id ? (names.get(event.actor_id)?.name ?? null) : null,
        byRole: isStaff ? (post?.role ?? null) : null,
        ...(isStaff && as === 'deputy' ? { isByDeputy: true as const } : {}),
        text: (isInner ? null : note?.text) ?? (event.name === 'case.resolved' && isStaff ? row.answer : null),
        facts,
      },
    ]
  })
}
