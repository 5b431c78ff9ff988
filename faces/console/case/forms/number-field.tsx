import { InputNumber } from 'antd'
import { useLanguage } from '../../../kit/language.ts'
import { Labelled } from '../../parts/labelled.tsx'
import { CONSOLE } from '../../words.ts'

type NumberFieldProps = {
  label: string
  hint?: string
  value: string
  onChange: (text: string) => void
  most: number
  wasSent: boolean
}

/** The number that stands in a field, when it is whole and within its bounds. */
export function wholeNumber(text: string, most: number): number | null {
  const value = Number(text)
  return text !== '' && Number.isInteger(value) && value >= 1 && value <= most ? value : null
}

/** A whole number from 1 up. */
export function NumberField({ label, hint, value, onChange, most, wasSent }: NumberFieldProps) {
  const { t } = useLanguage()
  const fault = wasSent && wholeNumber(value, most) === null ? t(CONSOLE.pleaseFill) : null
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(control) => (
        <InputNumber
          {...control}
          min={1}
          max={most}
          precision={0}
          value={value === '' ? null : Number(value)}
          onChange={(next) => onChange(next === null ? '' : String(next))}
        />
      )}
    </Labelled>
  )
}
