import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { RatingChoice, ratingOf } from './rating-choice.tsx'

/** 评价, by staff who reported it themselves. */
export function RateForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.rate')
  const fields = useFields(`case/${theCase.id}/rate`, { rating: '', comment: '' })
  const [wasSent, setSent] = useState(false)
  const rating = ratingOf(fields.get('rating'))
  const submit = async () => {
    setSent(true)
    if (!rating) return
    const comment = fields.get('comment').trim()
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, rating, comment })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="rate" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <RatingChoice
        value={fields.get('rating')}
        onChoose={(value) => fields.set('rating', value)}
        fault={wasSent && !rating ? t(CONSOLE.pleaseChoose) : null}
      />
      <TextField
        label={t(FORM.ownComment)}
        value={fields.get('comment')}
        onChange={(text) => fields.set('comment', text)}
        most={1000}
        rows={2}
        wasSent={wasSent}
      />
    </Frame>
  )
}
