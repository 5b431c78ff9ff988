import type { Word } from '../../../../platform/pure/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

const LEAST = 2
const QUESTIONS: readonly Word[] = [
  { zh: '请问具体在几单元几楼？', en: 'Which entrance and floor is it?' },
  { zh: '请问什么时候开始的？', en: 'Since when has it been like this?' },
  { zh: '方便时可以发一张照片吗？', en: 'Could you send a photo when convenient?' },
]

/** 请报告人补充: one question; the handling clock stands still meanwhile. */
export function AskForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.ask')
  const form = useForm('ask', theCase, { question: '' })
  const question = form.fields.get('question').trim()
  return (
    <ActPage
      form={form}
      act={act}
      isFilled={question.length >= LEAST}
      deliver={() => act.run({ caseId: theCase.id, sawVersion: form.sawVersion, question })}
    >
      <TextField
        form={form}
        name="question"
        label={t(FORM.question)}
        hint={t(FORM.askHint)}
        least={LEAST}
        most={500}
        phrases={QUESTIONS}
      />
    </ActPage>
  )
}
