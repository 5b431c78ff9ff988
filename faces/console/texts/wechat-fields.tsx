import { Button, Input } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { TEXTS_PART } from './words.ts'

type Field = { readonly key: string; readonly text: string }
const MOST = 10

/** The fields of a subscribe message, by their key at WeChat. */
export function WechatFields({
  fields,
  onChange,
  fault,
}: {
  fields: readonly Field[]
  onChange: (fields: Field[]) => void
  fault: string | null
}) {
  const { t } = useLanguage()
  const edit = (at: number, change: Partial<Field>) =>
    onChange(fields.map((one, i) => (i === at ? { ...one, ...change } : one)))
  return (
    <fieldset className="c-field">
      <legend>{t(TEXTS_PART.fields)}</legend>
      {fields.map((field, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place; its key is being typed.
        <div key={i} className="c-wechat-field">
          <Input
            aria-label={`${t(TEXTS_PART.fieldKey)} ${i + 1}`}
            placeholder={t(TEXTS_PART.fieldKey)}
            maxLength={40}
            value={field.key}
            onChange={(event) => edit(i, { key: event.target.value })}
          />
          <Input
            aria-label={`${t(TEXTS_PART.fieldText)} ${i + 1}`}
            placeholder={t(TEXTS_PART.fieldText)}
            maxLength={200}
            value={field.text}
            onChange={(event) => edit(i, { text: event.target.value })}
          />
          <Button
            aria-label={t(TEXTS_PART.removeField, { key: field.key })}
            onClick={() => onChange(fields.filter((_, at) => at !== i))}
          >
            ×
          </Button>
        </div>
      ))}
      {fields.length < MOST ? (
        <div>
          <Button onClick={() => onChange([...fields, { key: '', text: '' }])}>{t(TEXTS_PART.addField)}</Button>
        </div>
      ) : null}
      <div className="c-fault" role="alert" hidden={!fault}>
        {fault}
      </div>
    </fieldset>
  )
}
