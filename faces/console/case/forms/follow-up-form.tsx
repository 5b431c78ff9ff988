import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Choice } from '../../parts/labelled.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { RatingChoice, ratingOf } from './rating-choice.tsx'

/** 回访: whether the reporter was reached, and what he says. Not reached is never counted as content. */
export function FollowUpForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.followUp')
  const fields = useFields(`case/${theCase.id}/followUp`, { reached: '', content: '', rating: '', comment: '' })
  const [wasSent, setSent] = useState(false)
  const [reached, content] = [fields.get('reached'), fields.get('content')]
  const submit = async () => {
    setSent(true)
    if (reached === '' || (reached === 'yes' && content === '')) return
    const rating = ratingOf(fields.get('rating'))
    const done = await act.run({
      caseId: theCase.id,
      sawVersion: pin.version,
      reached: reached === 'yes',
      ...(reached === 'yes' ? { isContent: content === 'yes', ...(rating ? { rating } : {}) } : {}),
      comment: fields.get('comment').trim(),
    })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="followUp" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <Choice
        label={t(FORM.reached)}
        options={[
          { value: 'yes', label: t(FORM.reachedYes) },
          { value: 'no', label: t(FORM.reachedNo) },
        ]}
        value={reached || null}
        onChoose={(value) => fields.set('reached', value)}
        fault={wasSent && reached === '' ? t(CONSOLE.pleaseChoose) : null}
      />
      {reached === 'no' ? <p className="c-hint">{t(FORM.notReachedHint)}</p> : null}
      {reached === 'yes' ? (
        <>
          <Choice
            label={t(FORM.content)}
            options={[
              { value: 'yes', label: t(FORM.contentYes) },
              { value: 'no', label: t(FORM.contentNo) },
            ]}
            value={content || null}
            onChoose={(value) => fields.set('content', value)}
            fault={wasSent && content === '' ? t(CONSOLE.pleaseChoose) : null}
          />
          <RatingChoice value={fields.get('rating')} onChoose={(value) => fields.set('rating', value)} mayBeNone />
        </>
      ) : null}
      <TextField
        label={t(FORM.comment)}
        value={fields.get('comment')}
        onChange={(text) => fields.set('comment', text)}
        most={1000}
        rows={2}
        wasSent={wasSent}
      />
    </Frame>
  )
}
