import { HOUSEHOLD_USE_WORDS } from '../../../modules/grids/words.ts'
import type { KnownField } from '../../../modules/tasks/contract.ts'
import { FIELD_WORDS, LANGUAGE_WORDS } from '../../../modules/tasks/words.ts'
import type { Word, Words } from '../../../platform/pure/words.ts'
import { Check as CheckBox } from '../../kit/components/check.tsx'
import { Field } from '../../kit/components/field.tsx'
import { Select } from '../../kit/components/select.tsx'
import { useLanguage } from '../../kit/language.ts'
import { DOORS } from '../doors/words.ts'
import { FaultLine } from '../parts/fault-line.tsx'
import { Segments } from '../parts/segments.tsx'
import { FIELD } from '../words.ts'
import type { Check } from './visit-draft.ts'
import { VISIT } from './words.ts'

type Changed = Extract<Check, { is: 'changed' }>
type ChangedFieldProps = {
  field: KnownField
  check: Changed
  onChange: (check: Changed) => void
  fault: Word | null
}

/** The new value of a field, with the control that it needs; a number goes on file with consent only. */
export function ChangedField({ field, check, onChange, fault }: ChangedFieldProps) {
  const { t } = useLanguage()
  const label = t(VISIT.now, { field: t(FIELD_WORDS[field]) })
  const { text } = check
  const write = (next: string) => onChange({ ...check, text: next })
  switch (field) {
    case 'lives_here':
      return <p className="k-soft">{t(VISIT.gone)}</p>
    case 'lift':
      return (
        <div>
          <Segments
            label={label}
            options={[
              { value: 'yes', label: t(DOORS.yes) },
              { value: 'no', label: t(DOORS.no) },
            ]}
            value={text === 'yes' || text === 'no' ? text : null}
            onChoose={write}
          />
          <FaultLine fault={fault} />
        </div>
      )
    case 'room_use':
    case 'language': {
      const words: Words = field === 'language' ? LANGUAGE_WORDS : HOUSEHOLD_USE_WORDS
      return (
        <Select label={label} value={text} onChange={write} fault={fault} none={t(FIELD.pleaseChoose)}>
          {Object.entries(words).map(([key, word]) => (
            <option key={key} value={key}>
              {t(word)}
            </option>
          ))}
        </Select>
      )
    }
    case 'headcount':
      return (
        <Field
          label={label}
          value={text}
          onChange={write}
          fault={fault}
          inputMode="numeric"
          maxLength={2}
          autoComplete="off"
        />
      )
    case 'name':
      return <Field label={label} value={text} onChange={write} fault={fault} maxLength={60} autoComplete="off" />
    case 'phone': {
      const isUnasked = fault === DOORS.consentMissing
      return (
        <>
          <Field
            label={label}
            value={text}
            onChange={write}
            fault={isUnasked ? null : fault}
            type="tel"
            inputMode="tel"
            maxLength={20}
            autoComplete="off"
          />
          <CheckBox
            label={t(DOORS.consent)}
            isOn={check.hasConsent}
            onChange={(hasConsent) => onChange({ ...check, hasConsent })}
          />
          <FaultLine fault={isUnasked ? fault : null} />
        </>
      )
    }
  }
}
