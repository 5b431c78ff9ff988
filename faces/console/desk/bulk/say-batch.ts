import { VERB_WORDS } from '../../../../modules/cases/words.ts'
import type { Speech } from '../../../kit/language.ts'
import { answeredIn, type Batch, tally } from './batch.ts'
import { BULK } from './words.ts'

/** One sentence of where a batch stands. */
export function sayBatch(batch: Batch, isRunning: boolean, t: Speech['t']): string {
  const verb = t(VERB_WORDS[batch.verb])
  const { done, already, refused, changed, unsent, left } = tally(batch)
  const facts = { verb, done: answeredIn(batch), count: batch.items.length, left: left + unsent }
  if (isRunning) return t(batch.isUndo ? BULK.runningUndo : BULK.running, facts)
  if (batch.endedAt === null) return t(BULK.halted, facts)
  return [
    t(batch.isUndo ? BULK.endedUndo : BULK.ended, { verb, done }),
    refused + changed > 0 ? t(BULK.endedFailed, { count: refused + changed }) : null,
    already > 0 ? t(BULK.endedAlready, { count: already }) : null,
  ]
    .filter(Boolean)
    .join(t(BULK.comma))
}
