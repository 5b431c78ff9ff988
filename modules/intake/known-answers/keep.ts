import { randomBytes } from 'node:crypto'
import { visibleTo } from '../../../platform/access.ts'
import { actorId, type Command, command } from '../../../platform/commands.ts'
import type { Context } from '../../../platform/context.ts'
import { commit } from '../../../platform/keys.ts'
import { may } from '../../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { type GridTree, treeOf } from '../../grids/index.ts'
import { ACCESS } from '../access.ts'
import { RateKnownAnswer, RemoveKnownAnswer, SaveKnownAnswer } from '../contract.ts'
import { MOST_ANSWERS } from './rules.ts'
import { countAnswers, countVoice, deleteAnswer, lockAnswer, writeAnswer } from './store.ts'

export const saveKnownAnswer: Command = command(SaveKnownAnswer, {
  run: async (ctx, input) => {
    const tree = await treeOf(ctx)
    const standsOn = await lockAnswer(ctx.sql, ctx.tenant, input.answerId)
    const gridId = standsOn ?? input.gridId
    permit(ctx, tree, 'saveKnownAnswer', gridId)
    if (gridId !== input.gridId) throw new Refusal('known_answer.stays')
    if (standsOn === undefined && (await countAnswers(ctx.sql, ctx.tenant, gridId)) >= MOST_ANSWERS)
      throw new Refusal('known_answer.too_many', { most: MOST_ANSWERS })
    const salt = randomBytes(16)
    await writeAnswer(ctx.sql, ctx.tenant, { ...input, salt, savedAt: ctx.now, savedBy: actorId(ctx.actor) })
    ctx.announce('known_answer.saved', subjectOf(tree, input.answerId, gridId), {
      text_seal: commit(salt, `${input.question}\n${input.answer}`),
      until: input.validUntil,
    })
    return { answerId: input.answerId }
  },
  reply: async (_ctx, { answerId }) => ({ answerId }),
})

export const removeKnownAnswer: Command = command(RemoveKnownAnswer, {
  run: async (ctx, { answerId }) => {
    const tree = await treeOf(ctx)
    const gridId = await gridOf(ctx, answerId)
    permit(ctx, tree, 'removeKnownAnswer', gridId)
    await deleteAnswer(ctx.sql, ctx.tenant, answerId)
    ctx.announce('known_answer.removed', subjectOf(tree, answerId, gridId), {})
    return { answerId }
  },
  reply: async (_ctx, { answerId }) => ({ answerId }),
})

export const rateKnownAnswer: Command = command(RateKnownAnswer, {
  run: async (ctx, { answerId, hasHelped }) => {
    const gridId = await gridOf(ctx, answerId)
    await countVoice(ctx.sql, ctx.tenant, answerId, hasHelped)
    ctx.announce('known_answer.rated', subjectOf(await treeOf(ctx), answerId, gridId), { hasHelped })
    return { answerId }
  },
  reply: async (_ctx, { answerId }) => ({ answerId }),
})

async function gridOf(ctx: Context, answerId: string): Promise<string> {
  const gridId = await lockAnswer(ctx.sql, ctx.tenant, answerId)
  if (gridId === undefined) throw new NotFound('known_answer')
  return gridId
}

/** @throws NotFound when the grid is out of sight, Forbidden when the actor does not keep its answers */
function permit(ctx: Context, tree: GridTree, act: 'saveKnownAnswer' | 'removeKnownAnswer', gridId: string): void {
  const { grids } = visibleTo(ctx.actor)
  ensure(tree.get(gridId) !== undefined && (grids === undefined || grids.includes(gridId)), () => new NotFound('grid'))
  ensure(may(ctx.actor, ACCESS[act], { gridPath: tree.pathOf(gridId), relations: [] }), () => new Forbidden(act))
}

function subjectOf(tree: GridTree, id: string, gridId: string) {
  return { type: 'known_answer', id, gridId, chainId: tree.communityOf(gridId).chainId }
}
