import { Button } from 'antd'
import { useState } from 'react'
import type { ListQueries, SavedQuery } from '../../../modules/reports/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty, Note, Problem } from '../parts/said.tsx'
import { type Read, refresh } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { askedFor, askedQuery } from './question.ts'
import { ASK } from './words.ts'

export type Kept = OutputOf<typeof ListQueries>['queries'][number]

type SavedCardsProps = {
  read: Read<OutputOf<typeof ListQueries>>
  /** The one that is open. */
  openId: string | null
  onEdit: (kept: Kept) => void
  /** The one that was open is gone. */
  onRemoved: (queryId: string) => void
}

/** One's own questions, and those that colleagues share: a press asks them anew. */
export function SavedCards({ read, openId, onEdit, onRemoved }: SavedCardsProps) {
  const { t } = useLanguage()
  const all = read.data?.queries ?? []
  const own = all.filter((one) => one.isOwn)
  const shared = all.filter((one) => !one.isOwn)
  const removal = useRemoval(onRemoved)
  return (
    <div className="c-ask-saved c-no-print">
      <Card title={t(ASK.mine)}>
        <Awaiting read={read} lines={3} />
        <div role="status">
          {removal.gone ? (
            <Note
              tone="success"
              action={
                <Button size="small" loading={removal.isBusy} onClick={removal.undo}>
                  {t(ASK.undo)}
                </Button>
              }
            >
              {t(ASK.removed, { name: removal.gone.name })}
            </Note>
          ) : null}
        </div>
        <Problem error={removal.error} />
        {read.data && own.length === 0 ? (
          <Empty title={t(ASK.mineNone)}>
            <p>{t(ASK.mineNoneText)}</p>
          </Empty>
        ) : null}
        <ul className="c-ask-list">
          {own.map((one) => (
            <li key={one.queryId}>
              <Open kept={one} isOpen={one.queryId === openId} />
              {one.sharedGridName ? <p className="c-hint">{t(ASK.with, { grid: one.sharedGridName })}</p> : null}
              <div className="c-tools">
                <Button size="small" aria-label={t(ASK.editNamed, { name: one.name })} onClick={() => onEdit(one)}>
                  {t(ASK.edit)}
                </Button>
                <Button
                  size="small"
                  danger
                  aria-label={t(ASK.removeNamed, { name: one.name })}
                  disabled={removal.isBusy}
                  onClick={() => removal.remove(one)}
                >
                  {t(ASK.remove)}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t(ASK.shared)}>
        {read.data && shared.length === 0 ? <p className="c-hint">{t(ASK.sharedNone)}</p> : null}
        <ul className="c-ask-list">
          {shared.map((one) => (
            <li key={one.queryId}>
              <Open kept={one} isOpen={one.queryId === openId} />
              <p className="c-hint">
                {t(ASK.by, { name: one.ownerName })} · {t(ASK.with, { grid: one.sharedGridName ?? '' })}
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

function Open({ kept, isOpen }: { kept: Kept; isOpen: boolean }) {
  return (
    <Link href={hrefOf('/ask', askedQuery(askedFor(kept.question, kept.queryId)))} isCurrent={isOpen}>
      {kept.name}
    </Link>
  )
}

/** Taken away at once, and brought back by one press as long as the page is open. */
function useRemoval(onRemoved: (queryId: string) => void) {
  const away = useAct('reports.removeQuery')
  const back = useAct('reports.saveQuery')
  const [gone, setGone] = useState<SavedQuery | null>(null)
  return {
    gone,
    isBusy: away.isBusy || back.isBusy,
    error: away.error ?? back.error,
    remove: async ({ queryId, name, question, sharedGridId }: Kept) => {
      if (!(await away.run({ queryId }))) return
      setGone({ queryId, name, question, sharedGridId })
      onRemoved(queryId)
      await refresh('reports.savedQueries')
    },
    undo: async () => {
      if (gone === null || !(await back.run(gone))) return
      setGone(null)
      await refresh('reports.savedQueries')
    },
  }
}
