import { type ComponentProps, type ReactNode, useId } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../language.ts'
import { KIT } from '../words.ts'
import { Icon } from './icon.tsx'

type Common = {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  /** What is wrong with it, said beside it. */
  fault?: Word | null
  isOptional?: boolean
}

type FieldProps = Common &
  Pick<
    ComponentProps<'input'>,
    'type' | 'inputMode' | 'autoComplete' | 'autoCapitalize' | 'maxLength' | 'placeholder' | 'autoFocus' | 'name'
  >

/** A one-line field with its label, hint and fault. */
export function Field({ label, value, onChange, hint, fault, isOptional, ...input }: FieldProps) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault} isOptional={isOptional}>
      <input
        {...input}
        id={id}
        className="k-input"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-hint ${id}-fault`}
      />
    </Labelled>
  )
}

type TextAreaProps = Common & { rows?: number; maxLength: number; placeholder?: string; isLabelHidden?: boolean }

/** A box for several lines; near the end it says how much is left. */
export function TextArea({
  label,
  value,
  onChange,
  hint,
  fault,
  isOptional,
  rows = 5,
  maxLength,
  placeholder,
  isLabelHidden,
}: TextAreaProps) {
  const id = useId()
  const { t } = useLanguage()
  const left = maxLength - value.length
  const near = left > 0 ? t(KIT.left, { count: left }) : t(KIT.full, { max: maxLength })
  const shown = left <= Math.min(200, maxLength / 4) ? near : hint
  return (
    <Labelled id={id} label={label} hint={shown} fault={fault} isOptional={isOptional} isLabelHidden={isLabelHidden}>
      <textarea
        id={id}
        className="k-input"
        rows={rows}
        maxLength={maxLength}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-hint ${id}-fault`}
      />
    </Labelled>
  )
}

type LabelledProps = {
  id: string
  label: string
  hint?: string
  fault?: Word | null
  isOptional?: boolean
  isLabelHidden?: boolean
  children: ReactNode
}

/** A control with its label, hint and fault; the control names `<id>-hint` and `<id>-fault` as what describes it. */
export function Labelled({ id, label, hint, fault, isOptional, isLabelHidden, children }: LabelledProps) {
  const { t } = useLanguage()
  return (
    <div className="k-field">
      <label htmlFor={id} className={isLabelHidden ? 'k-offscreen' : 'k-label'}>
        {label}
        {isOptional ? <small> · {t(KIT.optional)}</small> : null}
      </label>
      {children}
      <div id={`${id}-hint`} className="k-hint" hidden={!hint}>
        {hint}
      </div>
      <div id={`${id}-fault`} className="k-error" role="alert" hidden={!fault}>
        {fault ? <Icon name="alert" /> : null}
        {fault ? t(fault) : null}
      </div>
    </div>
  )
}
