import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

/** 补充说明, by the member who reported it. */
export function SupplyForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.supply')
  const form = useForm('supply', theCase, { text: '' })
  const text = form.fields.get('text').trim()
  return (
    <ActPage
      form={form}
      addsOnly
      act={act}
      isFilled={text !== ''}
      deliver={() => act.run({ caseId: theCase.id, text })}
    >
      <TextField form={form} name="text" label={t(FORM.supplyText)} least={1} />
    </ActPage>
  )
}
