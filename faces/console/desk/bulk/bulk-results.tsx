import { Button } from 'antd'
import { memo } from 'react'
import { STATE_WORDS, VERB_WORDS } from '../../../../modules/cases/words.ts'
import { type Speech, useLanguage } from '../../../kit/language.ts'
import { useNow } from '../../../kit/use-now.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { hrefOf, Link } from '../../router.tsx'
import { answeredIn, type Batch, failed, type Item, left, type Result, undoable } from './batch.ts'
import { goOn, stop, tryAgain, undo } from './batches.ts'
import { sayBatch } from './say-batch.ts'
import { BULK } from './words.ts'

type BulkResultsProps = { batch: Batch; isRunning: boolean; onClose: () => void }

/** What came of each case, those not done first, and what can be done about it. */
export function BulkResults({ batch, isRunning, onClose }: BulkResultsProps) {
  const { t } = useLanguage()
  const now = useNow()
  const again = failed(batch)
  const waiting = left(batch)
  const back = isRunning ? [] : undoable(batch, now.getTime())
  const open = batch.items.filter(
    ({ result }) => result !== null && result.kind !== 'done' && result.kind !== 'already',
  )
  const done = batch.items.filter(({ result }) => result?.kind === 'done' || result?.kind === 'already')
  return (
    <Dialog
      title={t(batch.isUndo ? BULK.titleUndo : BULK.titleResults, { verb: t(VERB_WORDS[batch.verb]) })}
      onClose={onClose}
      width={680}
    >
      <p>{sayBatch(batch, isRunning, t)}</p>
      {isRunning ? <progress aria-label={t(BULK.progress)} max={batch.items.length} value={answeredIn(batch)} /> : null}
      {open.length > 0 ? (
        <section aria-label={t(BULK.failedList)}>
          <h3>{t(BULK.failedList)}</h3>
          <ul className="c-bulk-list">
            {open.map((item) => (
              <ResultRow key={item.caseId} item={item} onGo={onClose} />
            ))}
          </ul>
          {!isRunning && again.some(({ result }) => result?.kind === 'changed') ? (
            <p className="c-hint">{t(BULK.tryAgainHint)}</p>
          ) : null}
        </section>
      ) : null}
      {done.length > 0 ? (
        <details>
          <summary>{t(BULK.doneList, { count: done.length })}</summary>
          <ul className="c-bulk-list">
            {done.map((item) => (
              <ResultRow key={item.caseId} item={item} onGo={onClose} />
            ))}
          </ul>
        </details>
      ) : null}
      <div className="c-form-foot">
        {isRunning || waiting.length > 0 ? <Button onClick={stop}>{t(BULK.stop)}</Button> : null}
        {!isRunning && waiting.length > 0 ? (
          <Button type="primary" onClick={() => goOn(batch)}>
            {t(BULK.goOn, { count: waiting.length })}
          </Button>
        ) : null}
        {!isRunning && waiting.length === 0 && again.length > 0 ? (
          <Button onClick={() => tryAgain(batch, t(BULK.undoReason))}>
            {t(BULK.tryAgain, { count: again.length })}
          </Button>
        ) : null}
        {back.length > 0 ? <Button onClick={() => undo(batch)}>{t(BULK.undo, { count: back.length })}</Button> : null}
      </div>
    </Dialog>
  )
}

const ResultRow = memo(function ResultRow({ item, onGo }: { item: Item; onGo: () => void }) {
  const { t } = useLanguage()
  return (
    <li>
      <Link href={hrefOf(`/case/${item.caseId}`)} onGo={onGo}>
        {item.number}
      </Link>
      <span className="c-bulk-what">{item.summary}</span>
      {item.result ? <span className="c-bulk-result">{sayResult(item.result, t)}</span> : null}
    </li>
  )
})

function sayResult(result: Result, t: Speech['t']): string {
  switch (result.kind) {
    case 'done':
      return t(BULK.isDone, { state: t(STATE_WORDS[result.state]) })
    case 'already':
      return t(BULK.isAlready, { state: t(STATE_WORDS[result.state]) })
    case 'changed':
      return t(BULK.isChanged)
    case 'unsent':
      return t(BULK.isUnsent)
    case 'refused':
      return t(result.word, result.facts)
  }
}
