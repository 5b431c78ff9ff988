import { useState } from 'react'
import type { Word } from '../../../../platform/pure/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { useFields } from '../../me.ts'
import { ActPage, type FormProps, useSeen } from '../act-page.tsx'
import { TextField } from './text-field.tsx'

const LEAST = 2
const QUESTIONS: readonly Word[] = [
  { zh: '请问具体在几单元几楼？', en: 'Which entrance and floor is it?' },
  { zh: '请问什么时候开始的？', en: 'Since when has it been like this?' },
  { zh: '方便时可以发一张照片吗？', en: 'Could you send a photo when convenient?' },
]

/** 请报告人补充: one question; the handling clock stands still meanwhile. */
export function AskForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.ask')
  const fields = useFields(`case/${theCase.id}/ask`, { question: '' })
  const [isTried, setTried] = useState(false)
  const question = fields.get('question').trim()
  return (
    <ActPage
      verb="ask"
      theCase={theCase}
      pin={pin}
      act={act}
      check={() => {
        setTried(true)
        return question.length >= LEAST
      }}
      deliver={() => act.run({ caseId: theCase.id, sawVersion: pin.version, question })}
      discard={fields.discard}
    >
      <TextField
        label={t(FORM.question)}
        hint={t(FORM.askHint)}
        value={fields.get('question')}
        onChange={(text) => fields.set('question', text)}
        least={LEAST}
        most={500}
        isTried={isTried}
        phrases={QUESTIONS}
      />
    </ActPage>
  )
}
