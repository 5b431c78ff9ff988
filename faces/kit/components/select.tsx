import { type ReactNode, useId } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { Labelled } from './field.tsx'

type SelectProps = {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  fault?: Word | null
  isOptional?: boolean
  /** Stands first and means nothing is chosen; left out when something always is. */
  none?: string
  /** Native options, in groups if there are many. */
  children: ReactNode
}

/** One of many, with the phone's own list. */
export function Select({ label, value, onChange, hint, fault, isOptional, none, children }: SelectProps) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault} isOptional={isOptional}>
      <select
        id={id}
        className="k-input"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-hint ${id}-fault`}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {children}
      </select>
    </Labelled>
  )
}
