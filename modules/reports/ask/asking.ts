import { visibleTo } from '../../../platform/access.ts'
import { query } from '../../../platform/queries.ts'
import { scopeOf } from '../../dashboards/index.ts'
import { AskData } from '../contract.ts'
import { daysOf, periodsOf } from '../rules.ts'
import { answerOver } from './answer.ts'

/** A question, asked of the figures of the screen in the sight of whoever asks; opened by another it is another answer. */
export const askData = query(AskData, async (ctx, { filter, span: { kind, n }, groupBy, measures }) => {
  const looking = { scope: await scopeOf(ctx, filter), sight: visibleTo(ctx.actor) }
  const days = daysOf(periodsOf(kind, n, ctx.now))
  const { span, ...answer } = await answerOver(ctx, looking, { filter, span: days, groupBy, measures })
  return { ...span, groupBy, measures, ...answer }
})
