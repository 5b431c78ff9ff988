import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { useFields } from '../../me.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { TextField } from './text-field.tsx'

/** 补充说明, by the member who reported it. Adds words only, so it never conflicts. */
export function SupplyForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.supply')
  const fields = useFields(`case/${theCase.id}/supply`, { text: '' })
  const [isTried, setTried] = useState(false)
  const text = fields.get('text').trim()
  return (
    <ActPage
      verb="supply"
      theCase={theCase}
      act={act}
      check={() => {
        setTried(true)
        return text !== ''
      }}
      deliver={() => act.run({ caseId: theCase.id, text })}
      discard={fields.discard}
    >
      <TextField
        label={t(FORM.supplyText)}
        value={fields.get('text')}
        onChange={(next) => fields.set('text', next)}
        least={1}
        isTried={isTried}
      />
    </ActPage>
  )
}
