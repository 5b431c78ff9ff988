import { Button } from 'antd'
import { type ReactNode, useEffect, useId, useState } from 'react'
import type { CaseView, State, TimelineEntry } from '../../../../modules/cases/contract.ts'
import { VERB_WORDS } from '../../../../modules/cases/words.ts'
import { happenedSince } from '../../../kit/case/changes.ts'
import type { HumanVerb } from '../../../kit/case/verbs.ts'
import { useLanguage } from '../../../kit/language.ts'
import type { ApiError } from '../../../kit/problem.ts'
import { KIT } from '../../../kit/words.ts'
import { Note, Problem } from '../../parts/said.tsx'
import { refresh, useRead } from '../../reads.ts'
import { CASE } from '../words.ts'
import { ChangedNote } from './changed-note.tsx'
import { FormContext } from './form-context.ts'

/** What every form of a verb is given. */
export type FormProps = {
  theCase: CaseView
  reportText: string
  onClose: () => void
  /** The server has done it; the case stands in this state now. */
  onDone: (state: State) => void
}

/** The case as the person saw it when he began; what he sends is about that. `since` is what happened after it. */
export function useSeen(theCase: CaseView) {
  const [seen, setSeen] = useState(theCase)
  const { data } = useRead('cases.timeline', { caseId: theCase.id })
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null)
  const entries = data?.entries
  useEffect(() => {
    if (entries) setKnown((before) => before ?? idsOf(entries))
  }, [entries])
  return {
    seen,
    version: seen.version,
    since: happenedSince(known, entries ?? []),
    accept: () => {
      setSeen(theCase)
      setKnown(idsOf(entries ?? []))
    },
  }
}

function idsOf(entries: readonly TimelineEntry[]): ReadonlySet<string> {
  return new Set(entries.map(({ id }) => id))
}

type FrameProps = Pick<FormProps, 'theCase' | 'onClose'> & {
  verb: HumanVerb
  /** Left out for verbs that cannot conflict (notes). */
  pin?: ReturnType<typeof useSeen>
  act: { isBusy: boolean; error: ApiError | null; clearError: () => void }
  onSubmit: () => void
  submitLabel?: string
  isDanger?: boolean
  children?: ReactNode
}

/**
 * The frame of a verb's form: what changed meanwhile, what was refused, send and cancel. A conflict keeps every word typed,
 * shows what is different, and is sent again only after a look.
 */
export function Frame({ verb, theCase, pin, act, onSubmit, submitLabel, isDanger, onClose, children }: FrameProps) {
  const { t } = useLanguage()
  const id = useId()
  const isPossible = theCase.actions.includes(verb)
  const isConflict = act.error?.problem.kind === 'refused' && act.error.problem.code === 'case.changed_meanwhile'
  const isChanged = pin !== undefined && theCase.version !== pin.version
  return (
    <form
      noValidate
      aria-labelledby={id}
      className="c-form c-verb"
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged) event.currentTarget.querySelector<HTMLElement>('[data-look]')?.focus()
        else if (!act.isBusy && isPossible) onSubmit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !isPopupOpen(event.currentTarget)) onClose()
      }}
    >
      <h2 id={id}>{t(VERB_WORDS[verb])}</h2>
      {isChanged || isConflict ? (
        <ChangedNote
          seen={pin?.seen ?? theCase}
          now={theCase}
          since={pin?.since ?? []}
          onAccept={() => {
            pin?.accept()
            act.clearError()
            refresh('cases.')
          }}
        />
      ) : null}
      {isPossible ? null : (
        <Note tone="warning" isNews>
          {t(CASE.noLonger, { verb: t(VERB_WORDS[verb]) })}
        </Note>
      )}
      <FormContext.Provider value={{ theCase, verb }}>{children}</FormContext.Provider>
      {isConflict ? null : <Problem error={act.error} />}
      {isChanged && isPossible ? <p className="c-hint">{t(CASE.changedFirst)}</p> : null}
      <div className="c-form-foot">
        <Button onClick={onClose}>{t(KIT.cancel)}</Button>
        {isPossible ? (
          <Button type="primary" htmlType="submit" danger={isDanger} loading={act.isBusy}>
            {submitLabel ?? t(VERB_WORDS[verb])}
          </Button>
        ) : null}
      </div>
    </form>
  )
}

/** A list hanging from a field takes Escape for itself. */
function isPopupOpen(form: HTMLElement): boolean {
  return form.querySelector('[aria-expanded="true"][role="combobox"]') !== null
}
