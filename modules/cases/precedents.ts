import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { likenessWords } from './rules/likeness.ts'
import { PRECEDENTS, type Precedent, precedentOf } from './rules/precedents.ts'
import { listPast, type PastRow } from './store/alike.ts'

const DAY_MS = 86_400_000
/** Words beyond these are not looked for. */
const MOST_WORDS = 60

/**
 * What the actor's past cases that are most like a text were sorted to by people; null when they say nothing, or he sees none.
 * @param exceptId the case that is being sorted, which is no precedent of itself
 */
export async function precedentFor(
  ctx: Context,
  text: string,
  exceptId: string | null,
): Promise<Precedent<PastRow> | null> {
  const sight = visibleTo(ctx.actor)
  const words = likenessWords(text).slice(0, MOST_WORDS)
  if (sight.grids?.length === 0 || words.length < PRECEDENTS.words) return null
  const since = new Date(ctx.now.getTime() - PRECEDENTS.days * DAY_MS)
  return precedentOf(await listPast(ctx.sql, ctx.tenant, sight, { words, exceptId, since }, PRECEDENTS))
}
