import { useState } from 'react'
import type { DoorResult, Way } from '../../../modules/tasks/contract.ts'
import { effectOf } from '../../../modules/tasks/rules.ts'
import { RESULT_WORDS, WAY_WORDS } from '../../../modules/tasks/words.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { Options } from '../../kit/components/choices.tsx'
import { EmergencyCalls } from '../../kit/components/emergency-calls.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { FaultLine } from '../parts/fault-line.tsx'
import { Segments } from '../parts/segments.tsx'
import { resultsFor, type VisitDraft } from './visit-draft.ts'
import { VISIT } from './words.ts'

type ResultPartProps = {
  draft: VisitDraft
  onChange: (next: Partial<VisitDraft>) => void
  fault: Word | null
}

/** The way, all equal, and what came of it: the usual ones at once, the rest behind one tap. */
export function ResultPart({ draft: { way, result }, onChange, fault }: ResultPartProps) {
  const { t } = useLanguage()
  const { first, more } = resultsFor(way)
  const [isOpen, setOpen] = useState(false)
  const areAll = isOpen || (result !== null && more.includes(result))
  const say = (one: DoorResult) => t(one === 'by_phone' && way !== 'phone' ? VISIT.reached : RESULT_WORDS[one])
  const choose = (next: Way) => {
    const { first: usual, more: rest } = resultsFor(next)
    const fits = result !== null && [...usual, ...rest].includes(result)
    onChange({ way: next, result: fits ? result : null })
  }
  return (
    <>
      <div>
        <Segments
          label={t(VISIT.way)}
          options={keysOf(WAY_WORDS).map((value) => ({ value, label: t(WAY_WORDS[value]) }))}
          value={way}
          onChoose={choose}
        />
        <p className="k-soft">{t(VISIT.wayHint)}</p>
      </div>
      <div className="k-stack">
        <Options
          label={t(VISIT.result)}
          options={(areAll ? [...first, ...more] : first).map((value) => ({ value, label: say(value) }))}
          value={result}
          onChoose={(next) => onChange({ result: next })}
        />
        {areAll ? null : (
          <button type="button" className="k-link" onClick={() => setOpen(true)}>
            {t(VISIT.moreResults)}
          </button>
        )}
        <FaultLine fault={fault} />
      </div>
      {result === 'needs_medical' ? (
        <section className="k-stack">
          <Notice tone="danger">{t(VISIT.medical)}</Notice>
          <EmergencyCalls />
          <Notice>{t(VISIT.medicalNote)}</Notice>
        </section>
      ) : null}
      {result === 'needs_help' ? <Notice tone="warm">{t(VISIT.helpNote)}</Notice> : null}
      {result === 'refused_to_move' || result === 'wrong_address' ? <Notice>{t(VISIT.lookNote)}</Notice> : null}
      {result !== null && effectOf(result, 'household') === 'try' ? <p className="k-soft">{t(VISIT.tryNote)}</p> : null}
    </>
  )
}
