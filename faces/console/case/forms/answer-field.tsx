import { Button, Input } from 'antd'
import type { Word } from '../../../../platform/pure/words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { Labelled } from '../../parts/labelled.tsx'
import { CONSOLE } from '../../words.ts'
import '../../parts/suggestions.css'
import { FORM } from '../../../kit/case/form-words.ts'
import { joined } from '../../../kit/case/phrases.ts'
import { WithTemplates } from './with-templates.tsx'

/** The shortest answer that the server takes. */
export const LEAST_ANSWER = 5
const LONGEST = 2000

type TextFieldProps = {
  label: string
  hint?: string
  value: string
  onChange: (text: string) => void
  /** The least number of characters; said when it was sent too short. */
  least?: number
  most?: number
  wasSent: boolean
  rows?: number
  phrases?: readonly Word[]
  /** The outcome chosen in the form, where it has one: templates for others are left out. */
  outcome?: string
}

/** A box for words, with phrases that are added to what stands there. */
export function TextField({
  label,
  hint,
  value,
  onChange,
  least = 0,
  most = LONGEST,
  wasSent,
  rows = 3,
  phrases = [],
  outcome,
}: TextFieldProps) {
  const { t } = useLanguage()
  const isShort = value.trim().length < least
  return (
    <div className="c-form">
      <Labelled
        label={label}
        hint={hint}
        isOptional={least === 0}
        fault={wasSent && isShort ? t(CONSOLE.tooShort, { count: least }) : null}
      >
        {(control) => (
          <WithTemplates outcome={outcome} onInsert={(text) => onChange(joined(value, text).slice(0, most))}>
            <Input.TextArea
              {...control}
              autoSize={{ minRows: rows, maxRows: 12 }}
              maxLength={most}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          </WithTemplates>
        )}
      </Labelled>
      {phrases.length > 0 ? (
        <fieldset className="c-phrases">
          <legend>{t(FORM.phrases)}</legend>
          {phrases.map((phrase) => (
            <Button key={phrase.en} size="small" onClick={() => onChange(joined(value, t(phrase)))}>
              {t(phrase)}
            </Button>
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}
