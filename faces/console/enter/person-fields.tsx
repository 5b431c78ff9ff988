import { Checkbox, Input } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import type { EnterField } from './enter-input.ts'
import type { PartProps } from './place-fields.tsx'
import { ENTER } from './words.ts'

/** Who reported it, and for whom: two different people. Who typed it is known. */
export function PersonFields({ fields, faultOf }: PartProps) {
  const { t } = useLanguage()
  const isAnonymous = fields.get('anonymous') === 'yes'
  const isForOther = fields.get('forOther') === 'yes'
  return (
    <>
      <Tick fields={fields} name="anonymous" label={t(ENTER.isAnonymous)} />
      {isAnonymous ? null : (
        <Contact fields={fields} faultOf={faultOf} name="name" phone="phone" hint={t(ENTER.mobileHint)} />
      )}
      <Tick fields={fields} name="forOther" label={t(ENTER.isForOther)} />
      {isForOther ? (
        <fieldset className="c-form">
          <legend className="c-legend">{t(ENTER.forWhom)}</legend>
          <Contact fields={fields} faultOf={faultOf} name="otherName" phone="otherPhone" />
        </fieldset>
      ) : null}
    </>
  )
}

function Tick({ fields, name, label }: { fields: PartProps['fields']; name: EnterField; label: string }) {
  return (
    <Checkbox
      checked={fields.get(name) === 'yes'}
      onChange={(event) => fields.set(name, event.target.checked ? 'yes' : '')}
    >
      {label}
    </Checkbox>
  )
}

type ContactProps = PartProps & { name: EnterField; phone: EnterField; hint?: string }

function Contact({ fields, faultOf, name, phone, hint }: ContactProps) {
  const { t } = useLanguage()
  return (
    <div className="c-columns">
      <Labelled label={t(ENTER.name)} fault={faultOf(name)}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={60}
            value={fields.get(name)}
            onChange={(event) => fields.set(name, event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t(ENTER.mobile)} hint={hint} isOptional fault={faultOf(phone)}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            autoComplete="off"
            maxLength={20}
            value={fields.get(phone)}
            onChange={(event) => fields.set(phone, event.target.value)}
          />
        )}
      </Labelled>
    </div>
  )
}
