import type { z } from 'zod'
import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/pure/refusals.ts'
import { treeOf } from '../../grids/index.ts'
import { getPost, type Post, resolvePost, seatApartFrom } from '../../people/index.ts'
import { currentSets, stageLimit } from '../../routing/index.ts'
import { AssignCase, MergeCase, RejectCase, TriageCase, UnmergeCase } from '../contract.ts'
import { isBoundBy, isOutside, relationsOf } from '../facts.ts'
import { routed } from '../route.ts'
import { getCase, type LoadedCase } from '../store/load.ts'
import { copyParties, removeParties } from '../store/parties.ts'
import { type Acting, answered, keepNote, type Verbed, verbCommand } from './act.ts'

/** What the desk does: triage, assign, reject, merge. */

export const triage = verbCommand(TriageCase, 'triage', triaging)

/** What triage decides on: also for a case that is opened with its class known. */
export async function triaging(
  acting: Acting,
  input: Pick<z.output<typeof TriageCase.input>, 'categoryCode' | 'nature' | 'tier' | 'priority'> & {
    suggested: readonly string[] | null
  },
): Promise<Verbed<'triage'>> {
  const { ctx, loaded, event } = acting
  const sets = await currentSets(ctx)
  const category = sets.categories.get(input.categoryCode)
  if (!category) throw new Refusal('case.unknown_category', { code: input.categoryCode })
  const suggested = input.suggested?.filter((code) => sets.categories.has(code)) ?? null
  const tier = input.tier ?? category.startTier
  const priority = input.priority ?? category.priority
  const { about_person_ids: about, grid_id: gridId } = loaded.row
  const desk = about ? await seatApartFrom(ctx, gridId, about) : await resolvePost(ctx, gridId, 'desk_officer')
  const { limits } = await routed(ctx, sets, acting.calendar, {
    ...loaded.row,
    category_code: input.categoryCode,
    tier,
    nature: input.nature,
  })
  return {
    facts: { deskPostId: desk.id, assignLimit: stageLimit('assign', priority), handleLimits: limits },
    texts: {
      categoryCode: input.categoryCode,
      nature: input.nature,
      tier,
      priority,
      isSensitive: category.isSensitive,
      categorySetId: sets.categorySetId,
      routingSetId: sets.routingSetId,
      suggestedCodes: suggested,
    },
    after: ({ clocks }) => {
      const due = clocks.find((clock) => clock.kind === 'assign')?.dueAt ?? ctx.now
      ctx.announce('case.triaged', event, {
        category: input.categoryCode,
        nature: input.nature,
        tier,
        priority,
        dueAt: due.toISOString(),
        suggested,
      })
    },
  }
}

export const assign = verbCommand(AssignCase, 'assign', assigning)

/** To whom it goes: a chosen post, or the one that the rules name. */
export async function assigning(
  acting: Acting,
  input: Pick<z.output<typeof AssignCase.input>, 'toPostId' | 'alsoToPostId' | 'note'>,
): Promise<Verbed<'assign'>> {
  const { ctx, loaded, event } = acting
  const { row } = loaded
  const sets = await currentSets(ctx)
  const route = await routed(ctx, sets, acting.calendar, row)
  const post = input.toPostId
    ? await getPost(ctx, input.toPostId)
    : row.about_person_ids
      ? await seatApartFrom(ctx, row.grid_id, row.about_person_ids)
      : await resolvePost(ctx, row.grid_id, route.matched.toRole)
  ensureApart(post, row.about_person_ids)
  await ensureInLine(ctx, post, row.grid_id)
  const offered = input.alsoToPostId ? await getPost(ctx, input.alsoToPostId) : null
  if (offered) {
    await ensureInLine(ctx, offered, row.grid_id)
    ensureApart(offered, row.about_person_ids)
  }
  const priority = row.priority
  return {
    facts: {
      postId: post.id,
      offeredPostId: offered?.id ?? null,
      handleLimits: route.limits,
      claimLimit: stageLimit('claim', priority),
      contactLimit: canBeReached(loaded) ? stageLimit('contact', priority) : null,
      byOwner: isBoundBy(relationsOf(ctx.actor, loaded)),
    },
    // The rules that ruled it: a later publication does not change why it went there.
    texts: { routingSetId: sets.routingSetId },
    after: async ({ changes, clocks }) => {
      const due = changes.dueAt ?? clocks.find((clock) => clock.kind === 'handle')?.dueAt ?? ctx.now
      ctx.announce('case.assigned', event, {
        to: post.id,
        dueAt: due.toISOString(),
        provisional: changes.isDueProvisional ?? row.is_due_provisional,
        ruledBy: changes.dueRuledBy ?? row.due_ruled_by ?? 'category',
        rule: input.toPostId ? null : route.matched.position,
        claimBy: clocks.find((clock) => clock.kind === 'claim')?.dueAt.toISOString(),
      })
      if (offered) ctx.announce('case.offered', event, { to: offered.id })
      if (input.note !== '')
        ctx.announce('case.noted', event, { ...(await keepNote(acting, 'progress', input.note, false)), public: false })
    },
  }
}

export const reject = verbCommand(RejectCase, 'reject', async ({ ctx, event }, input) => {
  const { texts, seal } = answered(input.answer)
  return {
    facts: {},
    texts,
    after: () => {
      ctx.announce('case.rejected', event, { reason: input.reason, answer_seal: seal })
      ctx.announce('case.answered', event, { outcome: 'invalid' })
      ctx.announce('case.closed', event, { outcome: 'invalid', rated: false })
    },
  }
})

export const merge = verbCommand(MergeCase, 'merge', async ({ ctx, loaded, event }, input) => {
  const into = await getCase(ctx.sql, ctx.tenant, input.intoCaseId, visibleTo(ctx.actor))
  const { texts } = answered(`与 ${into.row.number} 反映的是同一件事，已合并办理，结果会一并答复您。`)
  const target = { ...event, id: into.row.id, gridId: into.row.grid_id, chainId: into.row.chain_id }
  return {
    facts: {
      intoId: into.row.id,
      into: {
        state: into.row.state,
        mergedIntoId: into.row.merged_into_id,
        communityId: into.row.community_id,
      },
      caseId: loaded.row.id,
      communityId: loaded.row.community_id,
    },
    texts,
    after: async () => {
      const joined = await copyParties(ctx.sql, ctx.tenant, loaded.row.id, into.row.id, ctx.now)
      ctx.announce('case.merged', event, { into: into.row.id })
      for (const party of joined) ctx.announce('case.joined', target, { as: party.as, party: party.partyId })
      ctx.announce('case.closed', event, { outcome: 'duplicate', rated: false })
    },
  }
})

export const unmerge = verbCommand(UnmergeCase, 'unmerge', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const { row } = loaded
  const desk = await resolvePost(ctx, row.grid_id, 'desk_officer')
  return {
    facts: { deskPostId: desk.id, assignLimit: stageLimit('assign', row.priority) },
    texts: { answer: null, answerSalt: null },
    after: async () => {
      const { note_seal } = await keepNote(acting, 'reason', input.reason, false)
      if (row.merged_into_id) await removeParties(ctx.sql, ctx.tenant, row.merged_into_id, row.id)
      ctx.announce('case.unmerged', event, { from: row.merged_into_id ?? row.id, note_seal })
    },
  }
})

/** Whether a person outside can be spoken to: an anonymous report has nobody. */
function canBeReached({ parties }: LoadedCase): boolean {
  return parties.some((party) => isOutside(party) && party.personId !== null)
}

/** Nobody handles what complains of him. */
function ensureApart({ holders, away }: Post, about: readonly string[] | null): void {
  if (about?.some((person) => [...holders, ...away].some(({ personId }) => personId === person)))
    throw new Refusal('case.about_whoever_holds_it')
}

/** A case stays on its line: the post stands above the case's grid, or anywhere in the same community. */
export async function ensureInLine(ctx: Context, post: Post, gridId: string): Promise<void> {
  const tree = await treeOf(ctx)
  const isInLine =
    tree.pathOf(gridId).includes(post.gridId) || tree.communityOf(post.gridId).id === tree.communityOf(gridId).id
  if (!isInLine) throw new Refusal('case.post_elsewhere')
}
