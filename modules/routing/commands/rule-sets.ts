import { command } from '../../../platform/commands.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { districtOf } from '../../../platform/pure/ids.ts'
import { ensure, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { actorName } from '../../people/index.ts'
import { DiscardDraft, PublishRules, RollBackRules, type RoutingRule, SaveDraft } from '../contract.ts'
import { draftSeen, routingSets } from '../queries.ts'
import {
  findDraft,
  findRoutingSetId,
  findRules,
  insertRules,
  isPublishedHere,
  removeDraft,
  saveDraft as saveDraftRow,
} from '../rule-store.ts'
import { inOrder, ruleDefect } from '../set-defects.ts'
import { findCategories, findCategorySetId } from '../store.ts'
import { ensureMayPublish, lockForPublishing } from './publishing.ts'

/** The rules of a district: drafted, published, put back. */

/** Publishes new routing rules for the whole district. They are put in the order of their positions and numbered from 1. */
export const publishRules = command(PublishRules, {
  run: async (ctx, input) => {
    ensureMayPublish(ctx, PublishRules.name)
    if ('rules' in input) return { setId: await publishRouting(ctx, input.rules) }
    const at = await lockForPublishing(ctx)
    const draft = await draftSeen(ctx, input.draftVersion)
    const setId = await publishRouting(ctx, (await findRules(ctx.sql, draft.id)) ?? [], null, at)
    await removeDraft(ctx.sql, draft.id)
    return { setId }
  },
  reply: async (_ctx, { setId }) => ({ setId }),
})

/** Saves the district's one draft. It may still have faults: they keep it from being published, not from being kept. */
export const saveDraft = command(SaveDraft, {
  run: async (ctx, { rules, sawVersion }) => {
    ensureMayPublish(ctx, SaveDraft.name)
    await lockForPublishing(ctx)
    const district = districtOf(ctx.tenant)
    const known = sawVersion === null ? await noDraft(ctx) : await draftSeen(ctx, sawVersion)
    const draft = {
      id: known?.id ?? ctx.newId(),
      version: (known?.version ?? 0) + 1,
      savedAt: ctx.now,
      byName: await actorName(ctx),
      fromSetId: known ? known.fromSetId : ((await findRoutingSetId(ctx.sql, district)) ?? null),
    }
    await saveDraftRow(ctx.sql, district, draft, inOrder(rules))
    ctx.announce('routing.draft_saved', subjectOf(ctx, draft.id), { version: draft.version, count: rules.length })
    return { version: draft.version }
  },
  reply: async (_ctx, { version }) => ({ version }),
})

/** Throws the draft away; what is in force stays. */
export const discardDraft = command(DiscardDraft, {
  run: async (ctx, { sawVersion }) => {
    ensureMayPublish(ctx, DiscardDraft.name)
    await lockForPublishing(ctx)
    const draft = await draftSeen(ctx, sawVersion)
    await removeDraft(ctx.sql, draft.id)
    ctx.announce('routing.draft_discarded', subjectOf(ctx, draft.id), { version: draft.version })
    return {}
  },
  reply: async () => ({}),
})

/** Publishes an earlier set again as a new one: what was published stays as it was, and the history has no gap. */
export const rollBack = command(RollBackRules, {
  run: async (ctx, input) => {
    ensureMayPublish(ctx, RollBackRules.name)
    const at = await lockForPublishing(ctx)
    const district = districtOf(ctx.tenant)
    const current = await findRoutingSetId(ctx.sql, district)
    ensure(current !== input.setId, () => new Refusal('routing.already_in_force'))
    ensure(await isPublishedHere(ctx.sql, district, input.setId), () => new NotFound('routing rules'))
    const rules = (await findRules(ctx.sql, input.setId)) ?? []
    const setId = await publishRouting(ctx, rules, input.setId, at)
    ctx.announce('routing.rolled_back', subjectOf(ctx, setId), {
      to: input.setId,
      from: current ?? input.setId,
      count: rules.length,
    })
    return { setId }
  },
  reply: async (_ctx, { setId }) => ({ setId }),
})

/**
 * Publishes rules in the order of their positions.
 * @param fromSetId the earlier set that is put in force again
 * @param lockedAt the moment of publication, when the caller has the lock already
 */
export async function publishRouting(
  ctx: WriteContext,
  given: readonly RoutingRule[],
  fromSetId: string | null = null,
  lockedAt?: Date,
): Promise<string> {
  const at = lockedAt ?? (await lockForPublishing(ctx))
  const ordered = inOrder(given)
  const defect = ruleDefect(ordered, await codesInForce(ctx))
  if (defect) {
    const { kind, ...facts } = defect
    throw new Refusal(`rule.${kind}`, facts)
  }
  const setId = ctx.newId()
  await insertRules(ctx.sql, setId, districtOf(ctx.tenant), { at, byName: await actorName(ctx), fromSetId }, ordered)
  routingSets.published(ctx)
  ctx.announce('routing.published', subjectOf(ctx, setId), { count: ordered.length })
  return setId
}

async function noDraft(ctx: WriteContext): Promise<undefined> {
  const draft = await findDraft(ctx.sql, districtOf(ctx.tenant))
  if (draft) throw new Refusal('routing.draft_changed', { version: draft.version })
}

async function codesInForce(ctx: WriteContext): Promise<string[]> {
  const setId = await findCategorySetId(ctx.sql, districtOf(ctx.tenant))
  const catalogue = setId === undefined ? undefined : await findCategories(ctx.sql, setId)
  return catalogue?.map((one) => one.code) ?? []
}

function subjectOf(ctx: WriteContext, id: string) {
  return { type: 'routing_set', id, gridId: null, chainId: ctx.tenant }
}
