import { useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice } from '../../kit/components/notice.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { useCommand } from '../../kit/use-command.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { TALK } from './words.ts'

const read = (raw: unknown): string => (typeof raw === 'string' ? raw : '')

/** An opinion: kept on the phone while it is written, sent once. */
export function OpinionPage({ topicId }: { topicId: string }) {
  const { t } = useLanguage()
  const draft = useDraft(`opinion/${topicId}`, read)
  const [fault, setFault] = useState<Word | null>(null)
  const give = useCommand('deliberation.giveOpinion')
  const back = () => go(`deliberate/${topicId}`, { replace: true })
  const text = draft.value ?? ''
  const send = async () => {
    if (text.trim().length < 2) return setFault(TALK.opinionShort)
    setFault(null)
    if (!(await give.run({ topicId, text: text.trim() }))) return
    await draft.discard()
    back()
  }
  return (
    <Screen
      title={t(TALK.opinionTitle)}
      onBack={back}
      action={
        <Button look="main" isWide isBusy={give.isBusy} onPress={send}>
          {t(TALK.opinionSend)}
        </Button>
      }
    >
      {/* What is typed before the shelf has answered would be lost. */}
      {draft.value === undefined ? null : (
        <TextArea
          label={t(TALK.opinionLabel)}
          hint={t(TALK.opinionHint)}
          value={text}
          onChange={(next) => {
            setFault(null)
            draft.change(() => next)
          }}
          fault={fault}
          maxLength={1000}
          rows={6}
        />
      )}
      <ErrorNotice error={give.error} />
    </Screen>
  )
}
