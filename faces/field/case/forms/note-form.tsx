import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

/** 记录进展. */
export function NoteForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.note')
  const form = useForm('note', theCase, { text: '', isPublic: '' })
  const text = form.fields.get('text').trim()
  const isPublic = form.fields.get('isPublic') === 'yes'
  return (
    <ActPage
      form={form}
      addsOnly
      act={act}
      isFilled={text !== ''}
      deliver={() => act.run({ caseId: theCase.id, text, isPublic })}
    >
      <TextField form={form} name="text" label={t(FORM.noteText)} least={1} />
      <label className="k-option" data-chosen={isPublic ? '' : undefined}>
        <input
          type="checkbox"
          checked={isPublic}
          onChange={(event) => form.fields.set('isPublic', event.currentTarget.checked ? 'yes' : '')}
        />
        <span>
          <strong>{t(FORM.notePublic)}</strong>
        </span>
      </label>
    </ActPage>
  )
}
