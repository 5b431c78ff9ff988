import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { CaseView } from '../../../modules/cases/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { type SimilarCase, SimilarPair } from './similar-pair.tsx'
import { CASE } from './words.ts'

/** So many are offered at once: the rule finds nine in ten among them (modules/cases/rules/likeness-recall.test.ts). */
const SHOWN = 3

/** Open cases that may be the same matter, each side by side with this one. One press merges, one press takes it back. */
export function SimilarCard({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  const [merged, setMerged] = useState<SimilarCase | null>(null)
  const mayMerge = theCase.actions.includes('merge')
  const [isAll, setAll] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const [isBack, setBack] = useState(false)
  // Whoever took a merge back stands where he began.
  useEffect(() => {
    if (isBack && mayMerge) list.current?.focus()
  }, [isBack, mayMerge])
  const act = useAct('cases.merge')
  const { data, problem, again } = useRead('cases.similar', theCase.state === 'closed' ? null : { caseId: theCase.id })
  const own = useRead('intake.reportsOf', { caseId: theCase.id })
  const cases = data?.cases ?? []
  const merge = async (into: SimilarCase) => {
    const done = await act.run({ caseId: theCase.id, sawVersion: theCase.version, intoCaseId: into.id })
    if (!done) return
    setMerged(into)
    setBack(false)
    refresh('cases.', 'intake.')
  }
  if (merged)
    return (
      <Card title={t(CASE.similar)} className="c-no-print">
        <Undo
          theCase={theCase}
          into={merged}
          onUndone={() => {
            setMerged(null)
            setBack(true)
          }}
        />
      </Card>
    )
  if (!mayMerge && cases.length === 0) return null
  return (
    <Card title={t(CASE.similar)} className="c-no-print">
      <Problem error={problem} onAgain={again} />
      <Problem error={act.error} />
      {data && cases.length === 0 ? <p className="c-hint">{t(CASE.noSimilar)}</p> : null}
      <ul className="c-similar" ref={list} tabIndex={-1} aria-label={t(CASE.similar)}>
        {cases.slice(0, isAll ? cases.length : SHOWN).map((one) => (
          <li key={one.id}>
            <SimilarPair theCase={theCase} ownFiles={own.data?.reports.flatMap((report) => report.fileIds)} one={one} />
            {mayMerge ? (
              <Button loading={act.isBusy} onClick={() => merge(one)}>
                {t(CASE.mergeInto)}
                <span className="k-offscreen"> {one.number}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {cases.length > SHOWN && !isAll ? (
        <Button type="link" onClick={() => setAll(true)}>
          {t(CASE.moreSimilar, { count: cases.length - SHOWN })}
        </Button>
      ) : null}
    </Card>
  )
}

/** What was done, with the way back under the finger that did it. */
function Undo({ theCase, into, onUndone }: { theCase: CaseView; into: SimilarCase; onUndone: () => void }) {
  const { t } = useLanguage()
  const act = useAct('cases.unmerge')
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const undo = async () => {
    const done = await act.run({ caseId: theCase.id, reason: t(CASE.undoReason) })
    if (!done) return
    refresh('cases.', 'intake.')
    onUndone()
  }
  return (
    <>
      <Note tone="success" isNews>
        {t(CASE.mergedNow, { number: into.number })}
      </Note>
      <Problem error={act.error} />
      <p>
        <Button ref={button} loading={act.isBusy} onClick={undo}>
          {t(CASE.undoMerge)}
        </Button>
      </p>
    </>
  )
}
