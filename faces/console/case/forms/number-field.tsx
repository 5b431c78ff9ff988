import { InputNumber } from 'antd'
import { useLanguage } from '../../../kit/language.ts'
import { wholeNumber } from '../../../kit/whole-number.ts'
import { Labelled } from '../../parts/labelled.tsx'
import { CONSOLE } from '../../words.ts'

export { wholeNumber }

type NumberFieldProps = {
  label: string
  hint?: string
  value: string
  onChange: (text: string) => void
  most: number
  wasSent: boolean
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
