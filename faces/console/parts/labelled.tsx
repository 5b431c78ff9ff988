import { type ReactNode, useId } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { KIT } from '../../kit/words.ts'

/** What a control needs to be tied to its label, hint and fault. */
export type ControlProps = { id: string; 'aria-describedby': string; 'aria-invalid'?: true }

type LabelledProps = {
  label: ReactNode
  hint?: ReactNode
  fault?: string | null
  isOptional?: boolean
  children: (control: ControlProps) => ReactNode
}

/** A control with its label, hint and fault. */
export function Labelled({ label, hint, fault, isOptional, children }: LabelledProps) {
  const id = useId()
  const { t } = useLanguage()
  const control: ControlProps = {
    id,
    'aria-describedby': `${id}-hint ${id}-fault`,
    ...(fault ? { 'aria-invalid': true } : {}),
  }
  return (
    <div className="c-field">
      <label htmlFor={id}>
        {label}
        {isOptional ? <small> · {t(KIT.optional)}</small> : null}
      </label>
      {children(control)}
      <div id={`${id}-hint`} className="c-hint" hidden={!hint}>
        {hint}
      </div>
      <div id={`${id}-fault`} className="c-fault" role="alert" hidden={!fault}>
        {fault}
      </div>
    </div>
  )
}

type ChoiceProps<V extends string> = {
  label: string
  options: readonly { value: V; label: ReactNode }[]
  value: V | null
  onChoose: (value: V) => void
  fault?: string | null
}

/** One of a few, as a row of native radio buttons that looks like one control. */
export function Choice<V extends string>({ label, options, value, onChoose, fault }: ChoiceProps<V>) {
  const name = useId()
  return (
    <fieldset className="c-field">
      <legend>{label}</legend>
      <div className="c-choice">
        {options.map((option) => (
          <label key={option.value} data-chosen={option.value === value ? '' : undefined}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              aria-describedby={`${name}-fault`}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <div id={`${name}-fault`} className="c-fault" role="alert" hidden={!fault}>
        {fault}
      </div>
    </fieldset>
  )
}
