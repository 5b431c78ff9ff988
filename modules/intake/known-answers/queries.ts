import { visibleTo } from '../../../platform/access.ts'
import type { Context } from '../../../platform/context.ts'
import { may } from '../../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { query } from '../../../platform/queries.ts'
import { locateByCode, treeOf } from '../../grids/index.ts'
import { ACCESS } from '../access.ts'
import { ListAnsweredQuestions, ListKnownAnswers, LookUp } from '../contract.ts'
import { rankAnswers, SHOWN } from './rules.ts'
import { answersOn, findAnswers, questionsAnswered } from './store.ts'

/** So many that share a word with the question are ranked. */
const RANKED = 60
/** So many answered questions are offered to make answers of. */
const LATELY = 30

export const lookUp = query(LookUp, async (ctx, { code, words }) => {
  const found = await locateByCode(ctx, code)
  if (!found) throw new Refusal('report.code_unknown')
  const path = (await treeOf(ctx)).pathOf(found.gridId)
  const today = localDate(ctx.now)
  const rows = await findAnswers(ctx.sql, ctx.tenant, path, words, today, words === '' ? SHOWN : RANKED)
  const findable = rows.map((row) => ({ ...row, helped: row.helped_count - row.not_helped_count }))
  const best = words === '' ? findable : rankAnswers(words, findable)
  const keeper = await keeperNames(ctx)
  return {
    answers: best.map((row) => ({
      answerId: row.id,
      question: row.question,
      answer: row.answer,
      source: row.source,
      savedAt: row.saved_at.toISOString(),
      keptBy: keeper(row.grid_id),
    })),
  }
})

export const knownAnswers = query(ListKnownAnswers, async (ctx, { gridId }) => {
  const { grids } = visibleTo(ctx.actor)
  const tree = await treeOf(ctx)
  const path = tree.pathOf(gridId)
  if (path.length === 0 || (grids !== undefined && !grids.includes(gridId))) return { answers: [] }
  const [rows, keeper] = [await answersOn(ctx.sql, ctx.tenant, path), await keeperNames(ctx)]
  const today = localDate(ctx.now)
  const mayKeep = (grid: string) =>
    (grids === undefined || grids.includes(grid)) &&
    may(ctx.actor, ACCESS.saveKnownAnswer, { gridPath: tree.pathOf(grid), relations: [] })
  return {
    answers: rows.map((row) => ({
      answerId: row.id,
      gridId: row.grid_id,
      question: row.question,
      answer: row.answer,
      source: row.source,
      validUntil: row.valid_until,
      savedAt: row.saved_at.toISOString(),
      keptBy: keeper(row.grid_id),
      mayChange: mayKeep(row.grid_id),
      helped: row.helped_count,
      notHelped: row.not_helped_count,
      isOver: row.valid_until !== null && row.valid_until < today,
    })),
  }
})

export const answeredQuestions = query(ListAnsweredQuestions, async (ctx, { gridId }) => {
  const { grids } = visibleTo(ctx.actor)
  const tree = await treeOf(ctx)
  const inSight = tree.under(gridId).filter((grid) => grids === undefined || grids.includes(grid))
  ensure(inSight.length > 0, () => new NotFound('grid'))
  const subject = { gridPath: tree.pathOf(gridId), relations: [] }
  ensure(may(ctx.actor, ACCESS.saveKnownAnswer, subject), () => new Forbidden('answeredQuestions'))
  const rows = await questionsAnswered(ctx.sql, ctx.tenant, inSight, LATELY)
  return { questions: rows.map((row) => ({ ...row, answeredAt: row.answeredAt.toISOString() })) }
})

/** The community or street that a grid's answers come from, by its name. */
async function keeperNames(ctx: Context): Promise<(gridId: string) => string> {
  const tree = await treeOf(ctx)
  return (gridId) => {
    const grid = tree.get(gridId)
    return grid?.level === 'main' ? tree.communityOf(gridId).name : (grid?.name ?? '')
  }
}
