import { FORM } from '../../../kit/case/form-words.ts'
import { Select } from '../../../kit/components/select.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { PartiesCard } from '../parties-card.tsx'
import { YesNo } from './choice-field.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

const STARS = [5, 4, 3, 2, 1] as const

/** 回访: whether the reporter was reached, and what he says. Not reached is never counted as content. */
export function FollowUpForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.followUp')
  const form = useForm('followUp', theCase, { reached: '', content: '', rating: '', comment: '' })
  const { fields } = form
  const [reached, content] = [fields.get('reached'), fields.get('content')]
  const rating = STARS.find((one) => String(one) === fields.get('rating'))
  return (
    <ActPage
      form={form}
      act={act}
      isFilled={reached === 'no' || (reached === 'yes' && content !== '')}
      deliver={() =>
        act.run({
          caseId: theCase.id,
          sawVersion: form.sawVersion,
          reached: reached === 'yes',
          ...(reached === 'yes' ? { isContent: content === 'yes', ...(rating ? { rating } : {}) } : {}),
          comment: fields.get('comment').trim(),
        })
      }
    >
      <PartiesCard theCase={theCase} />
      <YesNo form={form} name="reached" label={t(FORM.reached)} yes={t(FORM.reachedYes)} no={t(FORM.reachedNo)} />
      {reached === 'no' ? <p className="k-hint">{t(FORM.notReachedHint)}</p> : null}
      {reached === 'yes' ? (
        <>
          <YesNo form={form} name="content" label={t(FORM.content)} yes={t(FORM.contentYes)} no={t(FORM.contentNo)} />
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
      <TextField form={form} name="comment" label={t(FORM.comment)} most={1000} rows={3} />
    </ActPage>
  )
}
