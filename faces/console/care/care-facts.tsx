import { Checkbox, Input } from 'antd'
import { REASON_WORDS } from '../../../modules/care/words.ts'
import type { useCareFacts } from '../../kit/care-facts.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { CODE } from '../../kit/words.ts'
import { Labelled } from '../parts/labelled.tsx'
import { CONSOLE } from '../words.ts'
import { CARE } from './words.ts'

type Fields = ReturnType<typeof useCareFacts>['fields'] & { wasSent: boolean }

/** The reasons to choose from. */
export function ReasonChoice({ reasons, setReasons, wasSent }: Fields) {
  const { t } = useLanguage()
  return (
    <fieldset className="c-field">
      <legend>{t(CARE.reasons)}</legend>
      <Checkbox.Group
        value={reasons}
        options={keysOf(REASON_WORDS).map((key) => ({ value: key, label: t(REASON_WORDS[key]) }))}
        onChange={(next) => setReasons(keysOf(REASON_WORDS).filter((key) => next.includes(key)))}
      />
      <div className="c-fault" role="alert" hidden={!(wasSent && reasons.length === 0)}>
        {t(CARE.chooseReasons)}
      </div>
    </fieldset>
  )
}

/** Who is called first. */
export function ContactFields(fields: Fields) {
  const { t } = useLanguage()
  const { name, setName, relation, setRelation, phone, setPhone, isBadPhone, isNameless, wasSent } = fields
  return (
    <>
      <Labelled label={t(CARE.contactName)} isOptional fault={wasSent && isNameless ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input {...control} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={t(CARE.contactRelation)} isOptional>
        {(control) => (
          <Input {...control} maxLength={20} value={relation} onChange={(event) => setRelation(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={t(CARE.contactPhone)} isOptional fault={wasSent && isBadPhone ? t(CODE.phoneWrong) : null}>
        {(control) => (
          <Input
            {...control}
            inputMode="tel"
            maxLength={20}
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
      </Labelled>
    </>
  )
}
