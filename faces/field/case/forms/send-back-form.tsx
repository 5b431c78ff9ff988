import { useState } from 'react'
import { SEND_BACK_WORDS } from '../../../../modules/cases/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { Options } from '../../../kit/components/choices.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { useAct } from '../../acts.ts'
import { useFields } from '../../me.ts'
import { FIELD } from '../../words.ts'
import { ActPage, type FormProps, useSeen } from '../act-page.tsx'
import { FaultLine } from './fault-line.tsx'
import { TextField } from './text-field.tsx'

const LEAST = 5

/** 退回: with a reason and words; the clock goes on. */
export function SendBackForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.sendBack')
  const fields = useFields(`case/${theCase.id}/sendBack`, { reason: '', note: '' })
  const [isTried, setTried] = useState(false)
  const reason = fields.get('reason')
  const note = fields.get('note').trim()
  return (
    <ActPage
      verb="sendBack"
      theCase={theCase}
      pin={pin}
      act={act}
      check={() => {
        setTried(true)
        return isKeyOf(SEND_BACK_WORDS, reason) && note.length >= LEAST
      }}
      deliver={async () =>
        isKeyOf(SEND_BACK_WORDS, reason)
          ? act.run({ caseId: theCase.id, sawVersion: pin.version, reason, note })
          : undefined
      }
      discard={fields.discard}
    >
      <Options
        label={t(FORM.reason)}
        options={keysOf(SEND_BACK_WORDS).map((key) => ({ value: key, label: t(SEND_BACK_WORDS[key]) }))}
        value={isKeyOf(SEND_BACK_WORDS, reason) ? reason : null}
        onChoose={(key) => fields.set('reason', key)}
      />
      <FaultLine fault={isTried && reason === '' ? FIELD.pleaseChoose : null} />
      <TextField
        label={t(FORM.sendBackNote)}
        hint={t(FORM.sendBackHint)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        least={LEAST}
        most={1000}
        isTried={isTried}
      />
    </ActPage>
  )
}
