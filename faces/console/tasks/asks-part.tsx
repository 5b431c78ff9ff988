import { useState } from 'react'
import type { Ask } from '../../../modules/tasks/contract.ts'
import { ASK_WORDS } from '../../../modules/tasks/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { useRead } from '../reads.ts'
import { AsksTable } from './asks-table.tsx'
import { ASKED } from './asks-words.ts'

type AsksProps = { gridId: string | null; onSaid: (said: string) => void }

/** What visits ask for: how many of each are open and late, the list, and what was settled. */
export function AsksPart({ gridId, onSaid }: AsksProps) {
  const { t } = useLanguage()
  const [what, setWhat] = useState<Ask | null>(null)
  const [isOpen, setOpen] = useState(true)
  const read = useRead('tasks.asks', { gridId }, { keepsFormer: true })
  const counts = read.data?.counts ?? []
  const total = counts.reduce((sum, one) => sum + one.open, 0)
  const ofAll = (key: Ask | null) => (key === null ? total : (counts.find((one) => one.what === key)?.open ?? 0))
  const isLate = (key: Ask | null) => counts.some((one) => (key === null || one.what === key) && one.late > 0)
  return (
    <>
      <p className="c-hint">{t(ASKED.lead)}</p>
      <fieldset className="c-pills">
        <legend className="k-offscreen">{t(ASKED.state)}</legend>
        {[true, false].map((one) => (
          <button
            key={String(one)}
            type="button"
            className="c-pill"
            aria-pressed={one === isOpen}
            onClick={() => setOpen(one)}
          >
            {t(one ? ASKED.open : ASKED.settled)}
          </button>
        ))}
      </fieldset>
      <fieldset className="c-pills">
        <legend className="k-offscreen">{t(ASKED.what)}</legend>
        {[null, ...keysOf(ASK_WORDS)].map((key) => (
          <button
            key={key ?? 'all'}
            type="button"
            className="c-pill"
            data-tone={isOpen && isLate(key) ? 'late' : undefined}
            aria-pressed={key === what}
            onClick={() => setWhat(key)}
          >
            {key === null ? t(ASKED.all) : t(ASK_WORDS[key])}
            {isOpen ? <span className="c-count">{ofAll(key)}</span> : null}
          </button>
        ))}
      </fieldset>
      <AsksTable key={`${isOpen}/${what}/${gridId}`} isOpen={isOpen} what={what} gridId={gridId} onSaid={onSaid} />
    </>
  )
}
