import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { filesOf } from '../../../platform/files.ts'
import { may } from '../../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { calendarOf } from '../../calendars/index.ts'
import { treeOf } from '../../grids/index.ts'
import { namesOf, phoneOf, postsOf } from '../../people/index.ts'
import { maskName } from '../../people/rules.ts'
import { currentSets, type Sets, setsOf, stageLimit } from '../../routing/index.ts'
import { REVEAL } from '../access.ts'
import { type CaseView, GetCase, GetTimeline, RevealParty } from '../contract.ts'
import { actionsFor, factsOf, hasOnlyJoined, isOutside, subjectOf } from '../facts.ts'
import { transferView } from '../partner-view.ts'
import { routed } from '../route.ts'
import { receiveBy } from '../rules/assists.ts'
import { standingOf } from '../standing.ts'
import { getLine, listKin } from '../store/lists.ts'
import { type CaseRow, getCase, type LoadedCase } from '../store/load.ts'
import { notesOf } from '../store/notes.ts'
import { timelineOf } from '../timeline.ts'
import { transfersOf } from '../transfers.ts'
import { caseLines, labelOf } from './lines.ts'

export const oneCase = query(GetCase, async (ctx, input) => {
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
  if (await hasOnlyJoined(ctx, loaded)) throw new NotFound('case')
  const { row, clocks, parties } = loaded
  const facts = factsOf(loaded)
  const subject = await subjectOf(ctx, loaded)
  const isStaff = ctx.actor.kind === 'person' && may(ctx.actor, REVEAL, subject)
  const line = await getLine(ctx.sql, ctx.tenant, row.id)
  const persons = [...parties.map((party) => party.personId), row.handler_person_id].filter((one) => one !== null)
  const names = await namesOf(ctx, persons)
  const merged = row.merged_into_id ? await getLine(ctx.sql, ctx.tenant, row.merged_into_id) : null
  const route = await routed(ctx, await ruledBy(ctx, row), await calendarOf(ctx, row.calendar_set_id), row)
  const notes = await notesOf(ctx.sql, ctx.tenant, row.id)
  const isColleague = ctx.actor.kind === 'person' && ctx.actor.grants.length > 0
  const sent = isColleague && loaded.transfers.length > 0 ? await transfersOf(ctx.sql, ctx.tenant, row.id) : []
  const proofs = await filesOf(
    ctx,
    sent.map((one) => one.id),
  )
  return {
    ...(await caseLines(ctx, [line]))[0],
    ...standingOf(loaded),
    communityName: line.community_name,
    fileIds: (await filesOf(ctx, [row.id])).map((file) => file.id),
    mergedInto: merged ? { id: merged.id, number: merged.number } : null,
    ...(await kinOf(ctx, row)),
    ...(await helpOf(ctx, loaded, notes)),
    transfers: sent.map((one) => transferView(ctx, one, notes, proofs)),
    handlerName: row.handler_person_id ? (names.get(row.handler_person_id)?.name ?? null) : null,
    parties: parties
      .filter((party) => isStaff || party.personId === actorPerson(ctx))
      .map((party) => {
        const known = party.personId ? names.get(party.personId) : undefined
        return {
          partyId: party.partyId,
          as: party.as,
          // Staff are known by name; residents stay masked until somebody reveals them for a reason.
          name: known ? (isOutside(party) ? maskName(known.name) : known.name) : null,
          personId: party.personId,
          phoneMasked: known?.phoneMasked ?? null,
          isAnonymous: party.personId === null,
        }
      }),
    why: {
      ruleNote: route.matched.note,
      toRole: route.matched.toRole,
      ruledBy: row.due_ruled_by,
      nextBestNote: route.nextBest?.note ?? null,
      // The rule itself is for the office; a resident is told who is in charge.
      rule: ctx.actor.kind === 'person' && ctx.actor.grants.length > 0 ? route.matched : null,
      nextBest: ctx.actor.kind === 'person' && ctx.actor.grants.length > 0 ? route.nextBest : null,
    },
    openQuestion: openQuestion(clocks, notes),
    actions: actionsFor(ctx.actor, facts, subject),
  }
})

export const timeline = query(GetTimeline, async (ctx, input) => {
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
  if (await hasOnlyJoined(ctx, loaded)) throw new NotFound('case')
  return { entries: await timelineOf(ctx, loaded.row) }
})

export const revealParty = query(RevealParty, async (ctx, input) => {
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
  ensure(may(ctx.actor, REVEAL, await subjectOf(ctx, loaded)), () => new Forbidden('revealParty'))
  const personId = loaded.parties.find((party) => party.partyId === input.partyId)?.personId
  if (!personId) throw new Refusal('case.no_party')
  return { name: (await namesOf(ctx, [personId])).get(personId)?.name ?? null, phone: await phoneOf(ctx, personId) }
})

/** The rules and categories that ruled a case: those of its assignment, and until then the present ones. */
async function ruledBy(ctx: Context, row: CaseRow): Promise<Sets> {
  if (row.assigned_at === null) return currentSets(ctx)
  return setsOf(ctx, { categorySetId: row.category_set_id, routingSetId: row.routing_set_id })
}

/** The case that this one is a part of, and its own parts. */
async function kinOf(ctx: Context, row: CaseRow): Promise<Pick<CaseView, 'parent' | 'children'>> {
  const kin = await listKin(ctx.sql, ctx.tenant, row.id, row.parent_id)
  const parent = kin.find((one) => one.id === row.parent_id)
  return {
    parent: parent ? { id: parent.id, number: parent.number } : null,
    children: kin
      .filter((one) => one.parent_id === row.id)
      .map(({ id, number, state, summary }) => ({ id, number, state, summary })),
  }
}

/** Who helps, and who else may claim it. */
async function helpOf(
  ctx: Context,
  { row, assists }: LoadedCase,
  notes: Awaited<ReturnType<typeof notesOf>>,
): Promise<Pick<CaseView, 'assists' | 'offeredTo'>> {
  const ids = [...assists.map((one) => one.postId), ...(row.offered_post_id ? [row.offered_post_id] : [])]
  const [posts, tree] = [await postsOf(ctx, ids), await treeOf(ctx)]
  const label = (postId: string) => {
    const post = posts.get(postId)
    return post ? labelOf(tree.get(post.gridId)?.name ?? '', post) : ''
  }
  const text = (id: string | null) => notes.find((note) => note.id === id)?.text ?? null
  const { actor } = ctx
  const calendar = await calendarOf(ctx, row.calendar_set_id)
  const receipt = stageLimit('claim', row.priority)
  return {
    offeredTo: row.offered_post_id ? { postId: row.offered_post_id, label: label(row.offered_post_id) } : null,
    assists: assists.map((one) => ({
      id: one.id,
      postId: one.postId,
      postLabel: label(one.postId),
      state: one.state,
      task: text(one.taskNoteId) ?? '',
      result: text(one.resultNoteId),
      receiveBy: receiveBy(one, receipt, calendar).toISOString(),
      takenAt: one.takenAt?.toISOString() ?? null,
      dueAt: one.dueAt.toISOString(),
      endedAt: one.endedAt?.toISOString() ?? null,
      isMine: actor.kind === 'person' && actor.grants.some((grant) => grant.postId === one.postId),
    })),
  }
}

/** The question that waits for the reporter, if one does. */
export function openQuestion(
  clocks: readonly { kind: string; stoppedAt: Date | null; pausedAt: Date | null }[],
  notes: readonly { kind: string; text: string }[],
): string | null {
  const isWaiting = clocks.some((clock) => clock.kind === 'ask' && clock.stoppedAt === null && clock.pausedAt === null)
  return isWaiting ? (notes.findLast((note) => note.kind === 'question')?.text ?? null) : null
}

function actorPerson(ctx: Context): string | null {
  return ctx.actor.kind === 'person' ? ctx.actor.personId : null
}
