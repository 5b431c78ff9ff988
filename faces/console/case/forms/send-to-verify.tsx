import { Button, Input } from 'antd'
import { useState } from 'react'
import { VERIFY_BY_TASK } from '../../../../modules/cases/access.ts'
import type { CaseView } from '../../../../modules/cases/contract.ts'
import { addDays, beginOf } from '../../../../modules/tasks/rules.ts'
import { localDate } from '../../../../platform/pure/time.ts'
import type { Word } from '../../../../platform/pure/words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { newId } from '../../../kit/new-id.ts'
import { mayAnywhere, useMe } from '../../me.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Labelled } from '../../parts/labelled.tsx'
import { isReason } from '../../parts/reason-field.tsx'
import { Note } from '../../parts/said.tsx'
import { refresh } from '../../reads.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'

const SEND = {
  send: { zh: '派人去核查', en: 'Send somebody to look' },
  text: {
    zh: '派给那里的网格员，办这件事的人不会派到。她看到的就是核查结果。',
    en: 'A member there goes and looks, never whoever handled it. What she sees is the verification.',
  },
  words: { zh: '去看什么', en: 'What to look at' },
  due: { zh: '哪天前去', en: 'By' },
  sent: { zh: '已派出，去看过就有结果。', en: 'Sent; the result comes with the visit.' },
} as const satisfies Record<string, Word>

/** A task instead of one's own verdict, for leads. */
export function SendToVerify({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  const [isSent, setSent] = useState(false)
  if (!mayAnywhere(me, VERIFY_BY_TASK)) return null
  if (isSent) return <Note tone="success">{t(SEND.sent)}</Note>
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(SEND.send)}</Button>
      {isOpen ? (
        <SendDialog
          caseId={theCase.id}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false)
            setSent(true)
          }}
        />
      ) : null}
    </>
  )
}

function SendDialog({ caseId, onClose, onDone }: { caseId: string; onClose: () => void; onDone: () => void }) {
  const { t } = useLanguage()
  const act = useAct('cases.verifyByTask')
  const [taskId] = useState(newId)
  const [words, setWords] = useState('')
  const [due, setDue] = useState(addDays(localDate(new Date()), 1))
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (!isReason(words) || due === '') return
    const dueAt = beginOf(addDays(due, 1)).toISOString()
    if (!(await act.run({ caseId, taskId, words: words.trim(), dueAt }))) return
    refresh('tasks.', 'cases.')
    onDone()
  }
  return (
    <Dialog
      title={t(SEND.send)}
      onClose={onClose}
      submit={{ label: t(SEND.send), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <p>{t(SEND.text)}</p>
      <Labelled label={t(SEND.words)} fault={wasSent && !isReason(words) ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input {...control} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={t(SEND.due)} fault={wasSent && due === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => <Input {...control} type="date" value={due} onChange={(event) => setDue(event.target.value)} />}
      </Labelled>
    </Dialog>
  )
}
