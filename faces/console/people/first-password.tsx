import { Input } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import { CONSOLE } from '../words.ts'
import { PEOPLE } from './words.ts'

/** The shortest password that the server takes. */
export const LEAST_PASSWORD = 10

type FirstPasswordProps = { value: string; wasSent: boolean; onChange: (value: string) => void }

/** A password for somebody else, shown while it is typed: it is told in person and changed at the first sign-in. */
export function FirstPassword({ value, wasSent, onChange }: FirstPasswordProps) {
  const { t } = useLanguage()
  return (
    <Labelled
      label={t(PEOPLE.firstPassword)}
      hint={t(PEOPLE.firstPasswordHint)}
      fault={wasSent && value.length < LEAST_PASSWORD ? t(CONSOLE.tooShort, { count: LEAST_PASSWORD }) : null}
    >
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          maxLength={128}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}
