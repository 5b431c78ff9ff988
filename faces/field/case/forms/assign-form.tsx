import { FORM } from '../../../kit/case/form-words.ts'
import { type Option, Options } from '../../../kit/components/choices.tsx'
import { ErrorNotice, Loading, Notice } from '../../../kit/components/notice.tsx'
import { Select } from '../../../kit/components/select.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { roleName } from '../../../kit/role-name.ts'
import { useAct } from '../../acts.ts'
import { FaultLine } from '../../parts/fault-line.tsx'
import { useRead } from '../../reads.ts'
import { FIELD } from '../../words.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

const OTHER = 'other'

/** 交办: to whom the rules suggest, with the reason, or to another post on the case's line. */
export function AssignForm({ theCase }: FormProps) {
  const speech = useLanguage()
  const { t } = speech
  const act = useAct('cases.assign')
  const form = useForm('assign', theCase, { to: '', other: '', note: '' })
  const { fields } = form
  const { data, error, reload } = useRead('cases.suggestAssignment', { caseId: theCase.id })
  const to = fields.get('to') || data?.suggested?.postId || ''
  const toPostId = to === OTHER ? fields.get('other') : to
  const options: Option<string>[] = []
  if (data?.suggested)
    options.push({
      value: data.suggested.postId,
      label: data.suggested.label,
      note: `${t(FORM.suggested)} · ${data.suggested.ruleNote} · ${t(FORM.assignDue, { when: data.suggested.dueAt })}`,
    })
  if (data?.nextBest)
    options.push({
      value: data.nextBest.postId,
      label: data.nextBest.label,
      note: `${t(FORM.nextBest)} · ${data.nextBest.ruleNote}`,
    })
  options.push({ value: OTHER, label: t(FORM.otherPost) })
  return (
    <ActPage
      form={form}
      act={act}
      isFilled={toPostId !== ''}
      deliver={() =>
        act.run({ caseId: theCase.id, sawVersion: form.sawVersion, toPostId, note: fields.get('note').trim() })
      }
    >
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data && !data.suggested ? <Notice>{t(FORM.noSuggestion)}</Notice> : null}
      {data ? (
        <>
          <Options
            label={t(FORM.toWhom)}
            options={options}
            value={to === '' ? null : to}
            onChoose={(value) => fields.set('to', value)}
          />
          {to === OTHER ? (
            <Select
              label={t(FORM.otherPost)}
              none={t(FIELD.pleaseChoose)}
              value={fields.get('other')}
              onChange={(value) => fields.set('other', value)}
            >
              {data.posts.map((post) => (
                <option key={post.postId} value={post.postId}>
                  {[post.gridName, roleName(post.role, speech), post.holderName].filter(Boolean).join(' ')}
                </option>
              ))}
            </Select>
          ) : null}
          <FaultLine fault={form.isTried && toPostId === '' ? FIELD.pleaseChoose : null} />
        </>
      ) : null}
      <TextField form={form} name="note" label={t(FORM.assignNote)} most={500} rows={2} />
    </ActPage>
  )
}
