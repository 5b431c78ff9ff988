import { useState } from 'react'
import { CONTACT_WORDS } from '../../../../modules/cases/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { Options } from '../../../kit/components/choices.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf, keysOf } from '../../../kit/said.ts'
import { useAct } from '../../acts.ts'
import { useFields } from '../../me.ts'
import { FIELD } from '../../words.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { PartiesCard } from '../parties-card.tsx'
import { FaultLine } from './fault-line.tsx'
import { TextField } from './text-field.tsx'
import { YesNo } from './yes-no.tsx'

/** 先行联系: the resident was spoken to, or could not be reached. It adds to the case, so it never conflicts with what others do. */
export function ContactForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const act = useAct('cases.contact')
  const fields = useFields(`case/${theCase.id}/contact`, { way: 'phone', reached: '', note: '' })
  const [isTried, setTried] = useState(false)
  const [way, reached] = [fields.get('way'), fields.get('reached')]
  return (
    <ActPage
      verb="contact"
      theCase={theCase}
      act={act}
      check={() => {
        setTried(true)
        return reached !== ''
      }}
      deliver={async () =>
        isKeyOf(CONTACT_WORDS, way)
          ? act.run({ caseId: theCase.id, way, isReached: reached === 'yes', note: fields.get('note').trim() })
          : undefined
      }
      discard={fields.discard}
    >
      <PartiesCard theCase={theCase} />
      <Options
        label={t(LADDER.contactWay)}
        options={keysOf(CONTACT_WORDS).map((key) => ({ value: key, label: t(CONTACT_WORDS[key]) }))}
        value={isKeyOf(CONTACT_WORDS, way) ? way : null}
        onChoose={(key) => fields.set('way', key)}
      />
      <YesNo
        label={t(FORM.reached)}
        yes={t(FORM.reachedYes)}
        no={t(FORM.reachedNo)}
        value={reached}
        onChoose={(value) => fields.set('reached', value)}
      />
      <FaultLine fault={isTried && reached === '' ? FIELD.pleaseChoose : null} />
      <TextField
        label={t(LADDER.contactNote)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        most={1000}
        rows={3}
        isTried={isTried}
      />
    </ActPage>
  )
}
