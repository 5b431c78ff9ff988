import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { useSettled } from '../enter/use-settled.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useRead } from '../reads.ts'
import type { TextBody, TextKey } from './text-form.tsx'
import { TEXTS_PART } from './words.ts'

const PAUSE = 400
const CASES = 20

/** The text filled by the server, with a case in sight or with the longest that its names become. */
export function TextPreview({ textKey, body }: { textKey: TextKey; body: TextBody }) {
  const { t } = useLanguage()
  const [caseId, setCaseId] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const search = useSettled(typed, PAUSE)
  const settled: TextBody = JSON.parse(useSettled(JSON.stringify(body), PAUSE))
  const cases = useRead('cases.desk', { scope: 'all', sort: 'newest', search, limit: CASES }, { keepsFormer: true })
  const read = useRead(
    'notifications.previewTemplate',
    { ...textKey, ...settled, fields: [...settled.fields], caseId },
    { keepsFormer: true },
  )
  return (
    <Card title={t(TEXTS_PART.preview)}>
      <Labelled label={t(TEXTS_PART.previewOf)} hint={t(TEXTS_PART.sensitiveNote)}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ filterOption: false, onSearch: setTyped }}
            placeholder={t(TEXTS_PART.chooseCase)}
            value={caseId ?? ''}
            options={[
              { value: '', label: t(TEXTS_PART.longest) },
              ...(cases.data?.cases ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.summary}` })),
            ]}
            onChange={(next) => setCaseId(next || null)}
          />
        )}
      </Labelled>
      <Problem error={read.problem ?? cases.problem} />
      {read.data ? (
        <div className="c-text-preview" role="status" lang={textKey.language === 'zh' ? 'zh-CN' : 'en'}>
          {textKey.channel === 'sms' ? null : <strong>{read.data.title}</strong>}
          <p>{read.data.text}</p>
          {read.data.fields.length > 0 ? (
            <dl>
              {read.data.fields.map((field) => (
                <div key={field.key}>
                  <dt>{field.key}</dt>
                  <dd>{field.text}</dd>
                </div>
              ))}
            </dl>
          ) : null}
        </div>
      ) : null}
    </Card>
  )
}
