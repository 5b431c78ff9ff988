import { Button, Input } from 'antd'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { CONSOLE } from '../words.ts'
import { Labelled } from './labelled.tsx'

const LEAST_REASON = 2

/** Whether the server takes it as a reason. */
export function isReason(text: string): boolean {
  return text.trim().length >= LEAST_REASON
}

type ReasonFieldProps = {
  label: string
  hint: string
  value: string
  onChange: (text: string) => void
  /** Usual reasons, each a click away. */
  usual: readonly Word[]
  wasSent: boolean
}

/** A reason that goes on record. */
export function ReasonField({ label, hint, value, onChange, usual, wasSent }: ReasonFieldProps) {
  const { t } = useLanguage()
  return (
    <>
      <Labelled
        label={label}
        hint={hint}
        fault={wasSent && !isReason(value) ? t(CONSOLE.tooShort, { count: LEAST_REASON }) : null}
      >
        {(control) => (
          <Input {...control} maxLength={200} value={value} onChange={(event) => onChange(event.target.value)} />
        )}
      </Labelled>
      <div className="c-tools">
        {usual.map((word) => (
          <Button key={word.en} size="small" onClick={() => onChange(t(word))}>
            {t(word)}
          </Button>
        ))}
      </div>
    </>
  )
}
