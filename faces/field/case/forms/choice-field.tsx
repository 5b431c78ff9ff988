import { type Option, Options } from '../../../kit/components/choices.tsx'
import { FaultLine } from '../../parts/fault-line.tsx'
import { FIELD } from '../../words.ts'
import type { Form } from './use-form.ts'

type ChoiceFieldProps<K extends string, V extends string> = {
  form: Form<K>
  name: K
  label: string
  options: readonly Option<V>[]
}

/** One of a few; says so when none was chosen. */
export function ChoiceField<K extends string, V extends string>(props: ChoiceFieldProps<K, V>) {
  const { form, name, label, options } = props
  const value = form.fields.get(name)
  return (
    <>
      <Options
        label={label}
        options={options}
        value={options.find((one) => one.value === value)?.value ?? null}
        onChoose={(next) => form.fields.set(name, next)}
      />
      <FaultLine fault={form.isTried && value === '' ? FIELD.pleaseChoose : null} />
    </>
  )
}

type YesNoProps<K extends string> = { form: Form<K>; name: K; label: string; yes: string; no: string }

/** A question with two answers, kept as `yes` and `no`. */
export function YesNo<K extends string>({ form, name, label, yes, no }: YesNoProps<K>) {
  const options = [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ]
  return <ChoiceField form={form} name={name} label={label} options={options} />
}
