import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice } from '../../kit/components/notice.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { useCommand } from '../../kit/use-command.ts'
import type { Followed } from './promise.ts'
import { FOLLOW } from './words.ts'

/** Reads a text from the shelf. */
export const readText = (raw: unknown): string => (typeof raw === 'string' ? raw : '')

/** The staff's question, with a box to answer it. */
export function QuestionCard({ report, question, onDone }: { report: Followed; question: string; onDone: () => void }) {
  const { t } = useLanguage()
  const draft = useDraft(`reply:${report.caseId}`, readText)
  const { run, isBusy, error } = useCommand('cases.supply')
  const [isTried, setTried] = useState(false)
  const text = draft.value ?? ''
  async function send() {
    setTried(true)
    if (text.trim() === '') return
    if (!(await run({ caseId: report.caseId, text: text.trim() }))) return
    await draft.discard()
    onDone()
  }
  if (draft.value === undefined) return null
  return (
    <section className="k-card k-stack r-question">
      <p className="k-words r-asked">{question}</p>
      <TextArea
        label={t(FOLLOW.yourReply)}
        hint={t(FOLLOW.questionNote)}
        value={text}
        onChange={draft.change}
        rows={3}
        maxLength={2000}
        fault={isTried && text.trim() === '' ? FOLLOW.replyMissing : undefined}
      />
      <ErrorNotice error={error} />
      <Button look="main" isWide isBusy={isBusy} onPress={send}>
        {t(FOLLOW.reply)}
      </Button>
    </section>
  )
}
