import { Input } from 'antd'
import { useState } from 'react'
import { sayAsk } from '../../../modules/intake/words.ts'
import { addDays, beginOf } from '../../../modules/tasks/rules.ts'
import { ASK_WORDS } from '../../../modules/tasks/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { CategoryPicker } from '../parts/category-picker.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { isReason, ReasonField } from '../parts/reason-field.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import type { Asked } from './asks-table.tsx'
import { ASKED, USUAL_NOTHINGS } from './asks-words.ts'
import { TASKS } from './words.ts'

type AskDialogProps = { ask: Asked; onClose: () => void; onDone: (said: string) => void }

/** A case of it: place, household and finder are known, the words are proposed. */
export function AskCaseDialog({ ask, onClose, onDone }: AskDialogProps) {
  const { t } = useLanguage()
  const act = useAct('intake.reportAsk')
  const [text, setText] = useState(sayAsk(ask.what, ask.words))
  const [categoryCode, setCategory] = useState<string | null>(null)
  const send = async () => {
    if (!isReason(text)) return
    const receipt = await act.run({ askId: ask.id, text: text.trim(), categoryCode })
    if (!receipt) return
    refresh('tasks.', 'cases.')
    onDone(t(ASKED.caseOpened, { number: receipt.number }))
  }
  return (
    <Dialog
      title={t(ASKED.toCase)}
      onClose={onClose}
      submit={{ label: t(ASKED.openCase), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Of ask={ask} />
      <Labelled
        label={t(ASKED.caseWords)}
        hint={t(ASKED.caseWordsHint)}
        fault={isReason(text) ? null : t(CONSOLE.pleaseFill)}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t(ASKED.category)} hint={t(ASKED.categoryHint)} isOptional>
        {(control) => (
          <CategoryPicker
            control={control}
            placeholder={t(ASKED.category)}
            value={categoryCode}
            onChange={setCategory}
          />
        )}
      </Labelled>
    </Dialog>
  )
}

/** Somebody goes there once more. */
export function AskTaskDialog({ ask, onClose, onDone }: AskDialogProps) {
  const { t } = useLanguage()
  const act = useAct('tasks.orderForAsk')
  const [taskId] = useState(newId)
  const [words, setWords] = useState('')
  const [due, setDue] = useState(addDays(localDate(new Date()), 1))
  const send = async () => {
    if (due === '') return
    const dueAt = beginOf(addDays(due, 1)).toISOString()
    if (!(await act.run({ askId: ask.id, taskId, words: words.trim(), dueAt }))) return
    refresh('tasks.')
    onDone(t(TASKS.sent))
  }
  return (
    <Dialog
      title={t(ASKED.toTask)}
      onClose={onClose}
      submit={{ label: t(TASKS.order), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Of ask={ask} />
      <Labelled label={t(TASKS.words)} hint={t(TASKS.wordsHint)} isOptional>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t(TASKS.dueDay)} fault={due === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => <Input {...control} type="date" value={due} onChange={(event) => setDue(event.target.value)} />}
      </Labelled>
    </Dialog>
  )
}

/** Nothing is to be done, and why. */
export function AskReasonDialog({ ask, onClose, onDone }: AskDialogProps) {
  const { t } = useLanguage()
  const act = useAct('tasks.settleAsk')
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (!isReason(reason) || !(await act.run({ askId: ask.id, reason: reason.trim() }))) return
    refresh('tasks.')
    onDone(t(TASKS.cleared))
  }
  return (
    <Dialog
      title={t(ASKED.toNothing)}
      onClose={onClose}
      submit={{ label: t(ASKED.note), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Of ask={ask} />
      <ReasonField
        label={t(ASKED.why)}
        hint={t(ASKED.whyHint)}
        value={reason}
        onChange={setReason}
        usual={USUAL_NOTHINGS}
        wasSent={wasSent}
      />
    </Dialog>
  )
}

function Of({ ask }: { ask: Asked }) {
  const { t } = useLanguage()
  return <p>{[ask.placeName, t(ASK_WORDS[ask.what]), ask.words].filter(Boolean).join(' · ')}</p>
}
