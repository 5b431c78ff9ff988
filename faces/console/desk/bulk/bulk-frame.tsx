import type { ReactNode } from 'react'
import type { CaseLine } from '../../../../modules/cases/contract.ts'
import { VERB_WORDS } from '../../../../modules/cases/words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { newId } from '../../../kit/new-id.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Note } from '../../parts/said.tsx'
import { type Act, type BulkVerb, contraryOf, startsFrom } from './acts.ts'
import { batchOf } from './batch.ts'
import { goOn } from './batches.ts'
import { BULK, MERGE_BACK, NO_WAY_BACK } from './words.ts'

/** What every bulk form is given. */
export type BulkFormProps = { lines: readonly CaseLine[]; onClose: () => void; onStart: () => void }

type BulkFrameProps = BulkFormProps & {
  verb: BulkVerb
  /** What to send for one line; null while something is missing. */
  actFor: ((line: CaseLine) => Act) | null
  onSend: () => void
  /** Forgets what was typed, once it is on its way. */
  forget?: () => Promise<void>
  children: ReactNode
}

/** The frame of a bulk form: the fields once, and before anything is sent what will be refused and what cannot be undone. */
export function BulkFrame({ verb, lines, actFor, onSend, forget, onClose, onStart, children }: BulkFrameProps) {
  const { t } = useLanguage()
  const start = async () => {
    onSend()
    if (!actFor) return
    goOn(batchOf(verb, lines, actFor, { newId, reason: t(BULK.undoReason) }))
    await forget?.()
    onStart()
  }
  return (
    <Dialog
      title={t(BULK.title, { verb: t(VERB_WORDS[verb]), count: lines.length })}
      onClose={onClose}
      submit={{ label: t(BULK.start, { count: lines.length }), onSubmit: start }}
    >
      <p>{t(BULK.lead, { count: lines.length })}</p>
      {children}
      <Beforehand verb={verb} lines={lines} />
    </Dialog>
  )
}

function Beforehand({ verb, lines }: { verb: BulkVerb; lines: readonly CaseLine[] }) {
  const { t } = useLanguage()
  const starting = lines.filter((line) => startsFrom(verb, line.state))
  const wrong = lines.length - starting.length
  const back = starting.filter((line) => contraryOf(verb, line, '') !== null).length
  const rest = starting.length - back
  const why = t(NO_WAY_BACK[verb])
  return (
    <>
      {wrong > 0 ? <Note tone="warning">{t(BULK.wrongStep, { count: wrong, verb: t(VERB_WORDS[verb]) })}</Note> : null}
      {starting.length === 0 ? null : rest === 0 ? (
        <Note>{verb === 'merge' ? t(MERGE_BACK) : t(BULK.undoAll)}</Note>
      ) : back === 0 ? (
        <Note tone="warning">{t(BULK.undoNone, { why })}</Note>
      ) : (
        <Note tone="warning">{t(BULK.undoSome, { count: back, rest, why })}</Note>
      )}
    </>
  )
}
