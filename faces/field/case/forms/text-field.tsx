import type { Word } from '../../../../platform/pure/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { TextArea } from '../../../kit/components/field.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { FIELD } from '../../words.ts'

type TextFieldProps = {
  label: string
  hint?: string
  value: string
  onChange: (text: string) => void
  /** The least number of characters; said when it was pressed too early. */
  least?: number
  most?: number
  isTried: boolean
  rows?: number
  phrases?: readonly Word[]
}

/** A box for words, with phrases that are added to what stands there. */
export function TextField(props: TextFieldProps) {
  const { label, hint, value, onChange, least = 0, most = 2000, isTried, rows = 4, phrases = [] } = props
  const { t } = useLanguage()
  const isShort = value.trim().length < least
  const fault = isTried && isShort ? filled(FIELD.tooShort, least) : null
  return (
    <>
      <TextArea
        label={label}
        hint={hint}
        isOptional={least === 0}
        value={value}
        onChange={onChange}
        fault={fault}
        rows={rows}
        maxLength={most}
      />
      {phrases.length > 0 ? (
        <fieldset>
          <legend className="k-hint">{t(FORM.phrases)}</legend>
          <div className="k-chips">
            {phrases.map((phrase) => (
              <button
                key={phrase.en}
                type="button"
                className="k-chip f-phrase"
                onClick={() => onChange(joined(value, t(phrase)))}
              >
                {t(phrase)}
              </button>
            ))}
          </div>
        </fieldset>
      ) : null}
    </>
  )
}

/** A sentence with its number, in both languages. */
function filled(word: Word, count: number): Word {
  const put = (text: string) => text.replace('{count}', String(count))
  return { zh: put(word.zh), en: put(word.en) }
}

/** A phrase after what was written, with a blank between Latin words. */
function joined(text: string, phrase: string): string {
  const isLatin = /[a-z.]$/i.test(text.trimEnd()) && /^[a-z]/i.test(phrase)
  return text.trim() === '' ? phrase : `${text.trimEnd()}${isLatin ? ' ' : ''}${phrase}`
}
