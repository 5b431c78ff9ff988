import { Input } from 'antd'
import { useState } from 'react'
import type { KnownAnswer } from '../../../modules/intake/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { ANSWERS } from './words.ts'

const LONGEST = { question: 100, answer: 2000, source: 120 } as const
const LEAST = 2

/** A new answer, or one that is there. */
export function AnswerDialog({ start, isNew, onClose }: { start: KnownAnswer; isNew: boolean; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('intake.saveKnownAnswer')
  const [texts, setTexts] = useState({ question: start.question, answer: start.answer, source: start.source })
  const [until, setUntil] = useState(start.validUntil ?? '')
  const [wasSent, setSent] = useState(false)
  const faultOf = (key: 'question' | 'answer') =>
    texts[key].trim().length < LEAST ? t(CONSOLE.tooShort, { count: LEAST }) : null
  const write = (key: keyof typeof texts) => (event: { target: { value: string } }) =>
    setTexts((now) => ({ ...now, [key]: event.target.value }))
  const save = async () => {
    setSent(true)
    if (faultOf('question') ?? faultOf('answer')) return
    if (!(await act.run({ ...start, ...texts, validUntil: until === '' ? null : until }))) return
    refresh('intake.knownAnswers')
    onClose()
  }
  return (
    <Dialog
      title={t(isNew ? ANSWERS.add : ANSWERS.edit)}
      onClose={onClose}
      submit={{ label: t(CONSOLE.save), onSubmit: save, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(ANSWERS.question)} hint={t(ANSWERS.questionHint)} fault={wasSent ? faultOf('question') : null}>
        {(control) => (
          <Input {...control} maxLength={LONGEST.question} value={texts.question} onChange={write('question')} />
        )}
      </Labelled>
      <Labelled label={t(ANSWERS.answer)} hint={t(ANSWERS.answerHint)} fault={wasSent ? faultOf('answer') : null}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 4, maxRows: 14 }}
            maxLength={LONGEST.answer}
            value={texts.answer}
            onChange={write('answer')}
          />
        )}
      </Labelled>
      <Labelled label={t(ANSWERS.source)} hint={t(ANSWERS.sourceHint)} isOptional>
        {(control) => <Input {...control} maxLength={LONGEST.source} value={texts.source} onChange={write('source')} />}
      </Labelled>
      <Labelled label={t(ANSWERS.until)} hint={t(ANSWERS.untilHint)} isOptional>
        {(control) => (
          <Input
            {...control}
            className="c-narrow"
            type="date"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}

/** Asks once before an answer goes. */
export function RemoveAnswerDialog({ answer, onClose }: { answer: KnownAnswer; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('intake.removeKnownAnswer')
  const remove = async () => {
    if (!(await act.run({ answerId: answer.answerId }))) return
    refresh('intake.knownAnswers')
    onClose()
  }
  return (
    <Dialog
      title={t(ANSWERS.remove)}
      onClose={onClose}
      submit={{ label: t(ANSWERS.remove), onSubmit: remove, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <p>{t(ANSWERS.removeText, { title: answer.question })}</p>
    </Dialog>
  )
}
