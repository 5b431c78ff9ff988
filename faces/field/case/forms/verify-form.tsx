import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { Options } from '../../../kit/components/choices.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { useAct } from '../../acts.ts'
import { useFields } from '../../me.ts'
import { FIELD } from '../../words.ts'
import { ActPage, type FormProps, useSeen } from '../act-page.tsx'
import { AnswerCard } from '../answer-card.tsx'
import { FaultLine } from './fault-line.tsx'
import { TextField } from './text-field.tsx'

const LEAST_FAULT = 2

/** 核查, by somebody other than the handler: the answer and photos to compare, passed or not, and what was found. */
export function VerifyForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.verify')
  const fields = useFields(`case/${theCase.id}/verify`, { passed: '', finding: '' })
  const [isTried, setTried] = useState(false)
  const passed = fields.get('passed')
  const isFailed = passed === 'no'
  const finding = fields.get('finding').trim()
  return (
    <ActPage
      verb="verify"
      theCase={theCase}
      pin={pin}
      act={act}
      check={() => {
        setTried(true)
        return passed !== '' && (!isFailed || finding.length >= LEAST_FAULT)
      }}
      deliver={() => act.run({ caseId: theCase.id, sawVersion: pin.version, passed: !isFailed, finding })}
      discard={fields.discard}
    >
      <AnswerCard theCase={theCase} />
      <Options
        label={t(FORM.check)}
        options={[
          { value: 'yes', label: t(FORM.passed) },
          { value: 'no', label: t(FORM.failed) },
        ]}
        value={passed === 'yes' || passed === 'no' ? passed : null}
        onChoose={(value) => fields.set('passed', value)}
      />
      <FaultLine fault={isTried && passed === '' ? FIELD.pleaseChoose : null} />
      <TextField
        label={t(isFailed ? FORM.findingFail : FORM.finding)}
        value={fields.get('finding')}
        onChange={(text) => fields.set('finding', text)}
        least={isFailed ? LEAST_FAULT : 0}
        most={1000}
        rows={3}
        isTried={isTried}
      />
    </ActPage>
  )
}
