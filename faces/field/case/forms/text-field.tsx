import type { Word } from '../../../../platform/pure/words.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { joined } from '../../../kit/case/phrases.ts'
import { TextArea } from '../../../kit/components/field.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { FIELD } from '../../words.ts'
import type { Form } from './use-form.ts'

type TextFieldProps<K extends string> = {
  form: Form<K>
  name: K
  label: string
  hint?: string
  /** The least number of characters; said when it was pressed too early. */
  least?: number
  most?: number
  rows?: number
  phrases?: readonly Word[]
}

/** A box for words, with phrases that are added to what stands there. */
export function TextField<K extends string>(props: TextFieldProps<K>) {
  const { form, name, label, hint, least = 0, most = 2000, rows = 4, phrases = [] } = props
  const { t } = useLanguage()
  const value = form.fields.get(name)
  const change = (text: string) => form.fields.set(name, text)
  const isShort = value.trim().length < least
  const fault = form.isTried && isShort ? filled(FIELD.tooShort, least) : null
  return (
    <>
      <TextArea
        label={label}
        hint={hint}
        isOptional={least === 0}
        value={value}
        onChange={change}
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
                onClick={() => change(joined(value, t(phrase)))}
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
