import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { useFields } from '../../me.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { TextField } from './text-field.tsx'

/** 记录进展: adds words and changes nothing else, so it never conflicts with what others do. */
export function NoteForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.note')
  const fields = useFields(`case/${theCase.id}/note`, { text: '', isPublic: '' })
  const [isTried, setTried] = useState(false)
  const text = fields.get('text').trim()
  const isPublic = fields.get('isPublic') === 'yes'
  return (
    <ActPage
      verb="note"
      theCase={theCase}
      act={act}
      check={() => {
        setTried(true)
        return text !== ''
      }}
      deliver={() => act.run({ caseId: theCase.id, text, isPublic })}
      discard={fields.discard}
    >
      <TextField
        label={t(FORM.noteText)}
        value={fields.get('text')}
        onChange={(next) => fields.set('text', next)}
        least={1}
        isTried={isTried}
      />
      <label className="k-option" data-chosen={isPublic ? '' : undefined}>
        <input
          type="checkbox"
          checked={isPublic}
          onChange={(event) => fields.set('isPublic', event.currentTarget.checked ? 'yes' : '')}
        />
        <span>
          <strong>{t(FORM.notePublic)}</strong>
        </span>
      </label>
    </ActPage>
  )
}
