import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { type Option, Options } from '../../../kit/components/choices.tsx'
import { ErrorNotice, Loading, Notice } from '../../../kit/components/notice.tsx'
import { Select } from '../../../kit/components/select.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { roleName } from '../../../kit/role-name.ts'
import { useAct } from '../../acts.ts'
import { useFields } from '../../me.ts'
import { useRead } from '../../reads.ts'
import { FIELD } from '../../words.ts'
import { ActPage, type FormProps, useSeen } from '../act-page.tsx'
import { FaultLine } from './fault-line.tsx'
import { TextField } from './text-field.tsx'

const OTHER = 'other'

/** 交办: to whom the rules suggest, with the reason, or to another post on the case's line. */
export function AssignForm({ theCase }: FormProps) {
  const speech = useLanguage()
  const { t } = speech
  const pin = useSeen(theCase)
  const act = useAct('cases.assign')
  const fields = useFields(`case/${theCase.id}/assign`, { to: '', other: '', note: '' })
  const [isTried, setTried] = useState(false)
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
      verb="assign"
      theCase={theCase}
      pin={pin}
      act={act}
      check={() => {
        setTried(true)
        return toPostId !== ''
      }}
      deliver={() =>
        act.run({ caseId: theCase.id, sawVersion: pin.version, toPostId, note: fields.get('note').trim() })
      }
      discard={fields.discard}
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
          <FaultLine fault={isTried && toPostId === '' ? FIELD.pleaseChoose : null} />
        </>
      ) : null}
      <TextField
        label={t(FORM.assignNote)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        most={500}
        rows={2}
        isTried={isTried}
      />
    </ActPage>
  )
}
