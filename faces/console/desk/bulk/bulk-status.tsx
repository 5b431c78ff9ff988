import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useLanguage } from '../../../kit/language.ts'
import { useStore } from '../../../kit/store.ts'
import { useNow } from '../../../kit/use-now.ts'
import { useMe } from '../../me.ts'
import { shelfOf } from '../../sign-in/leave.ts'
import { answeredIn, undoable } from './batch.ts'
import { batches, dismiss, loadBatch, undo } from './batches.ts'
import './bulk.css'
import { BulkResults } from './bulk-results.tsx'
import { sayBatch } from './say-batch.ts'
import { BULK } from './words.ts'

/** How far the last batch is, with its results behind a button. */
export function BulkStatus() {
  const { t } = useLanguage()
  const me = useMe()
  const { batch, isRunning } = useStore(batches)
  const [isOpen, setOpen] = useState(false)
  const now = useNow()
  useEffect(() => {
    loadBatch(`${shelfOf(me)}/batch`)
  }, [me])
  if (!batch) return null
  const back = isRunning ? 0 : undoable(batch, now.getTime()).length
  return (
    <section className="c-bulk" aria-label={t(BULK.progress)}>
      <div className="c-bulk-row">
        <span role="status">{sayBatch(batch, isRunning, t)}</span>
        <Button size="small" onClick={() => setOpen(true)}>
          {t(BULK.look)}
        </Button>
        {back > 0 ? (
          <Button size="small" onClick={() => undo(batch)}>
            {t(BULK.undo, { count: back })}
          </Button>
        ) : null}
        {isRunning || batch.endedAt === null ? null : (
          <Button size="small" type="text" onClick={dismiss}>
            {t(BULK.hide)}
          </Button>
        )}
      </div>
      {isRunning ? <progress aria-label={t(BULK.progress)} max={batch.items.length} value={answeredIn(batch)} /> : null}
      {isOpen ? <BulkResults batch={batch} isRunning={isRunning} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}
