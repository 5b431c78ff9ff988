import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { Select } from '../../../kit/components/select.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { useFields } from '../../me.ts'
import { FIELD } from '../../words.ts'
import { ActPage, type FormProps, useSeen } from '../act-page.tsx'
import { PartiesCard } from '../parties-card.tsx'
import { FaultLine } from './fault-line.tsx'
import { TextField } from './text-field.tsx'
import { YesNo } from './yes-no.tsx'

const STARS = [5, 4, 3, 2, 1] as const

/** 回访: whether the reporter was reached, and what he says. Not reached is never counted as content. */
export function FollowUpForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.followUp')
  const fields = useFields(`case/${theCase.id}/followUp`, { reached: '', content: '', rating: '', comment: '' })
  const [isTried, setTried] = useState(false)
  const [reached, content] = [fields.get('reached'), fields.get('content')]
  const rating = STARS.find((one) => String(one) === fields.get('rating'))
  return (
    <ActPage
      verb="followUp"
      theCase={theCase}
      pin={pin}
      act={act}
      check={() => {
        setTried(true)
        return reached === 'no' || (reached === 'yes' && content !== '')
      }}
      deliver={() =>
        act.run({
          caseId: theCase.id,
          sawVersion: pin.version,
          reached: reached === 'yes',
          ...(reached === 'yes' ? { isContent: content === 'yes', ...(rating ? { rating } : {}) } : {}),
          comment: fields.get('comment').trim(),
        })
      }
      discard={fields.discard}
    >
      <PartiesCard theCase={theCase} />
      <YesNo
        label={t(FORM.reached)}
        yes={t(FORM.reachedYes)}
        no={t(FORM.reachedNo)}
        value={reached}
        onChoose={(value) => fields.set('reached', value)}
      />
      <FaultLine fault={isTried && reached === '' ? FIELD.pleaseChoose : null} />
      {reached === 'no' ? <p className="k-hint">{t(FORM.notReachedHint)}</p> : null}
      {reached === 'yes' ? (
        <>
          <YesNo
            label={t(FORM.content)}
            yes={t(FORM.contentYes)}
            no={t(FORM.contentNo)}
            value={content}
            onChoose={(value) => fields.set('content', value)}
          />
          <FaultLine fault={isTried && content === '' ? FIELD.pleaseChoose : null} />
          <Select
            label={t(FORM.rating)}
            none={t(FORM.noRating)}
            isOptional
            value={fields.get('rating')}
            onChange={(value) => fields.set('rating', value)}
          >
            {STARS.map((count) => (
              <option key={count} value={count}>
                {t(FORM.stars, { count })}
              </option>
            ))}
          </Select>
        </>
      ) : null}
      <TextField
        label={t(FORM.comment)}
        value={fields.get('comment')}
        onChange={(text) => fields.set('comment', text)}
        most={1000}
        rows={3}
        isTried={isTried}
      />
    </ActPage>
  )
}
