import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import type { Commands, Queries } from '../../../modules/api.ts'
import {
  fill,
  LONGEST,
  type Placeholder,
  smsParts,
  type TemplateFault,
  templateFaults,
} from '../../../modules/notifications/rules.ts'
import { PLACEHOLDER_WORDS, SIGNATURE, TEMPLATE_FAULT_WORDS } from '../../../modules/notifications/words.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { TextPreview } from './text-preview.tsx'
import { WechatFields } from './wechat-fields.tsx'
import { TEXTS_PART } from './words.ts'

export type TextKey = InputOf<Queries['notifications.templateVersions']>
export type TextBody = Pick<InputOf<Commands['notifications.publishTemplate']>, 'title' | 'text'> & {
  readonly fields: readonly { readonly key: string; readonly text: string }[]
  readonly carrierCode: string | null
}

type TextFormProps = {
  textKey: TextKey
  names: readonly Placeholder[]
  /** What is said now. */
  first: TextBody
  /** Whether this channel has a text of its own. */
  isOwn: boolean
  sawVersion: number
  onDone: () => void
}

/** Writes a text. What keeps it from being published is judged by the server's own rule while one types. */
export function TextForm({ textKey, names, first, isOwn, sawVersion, onDone }: TextFormProps) {
  const { t } = useLanguage()
  const { channel, language } = textKey
  const act = useAct('notifications.publishTemplate')
  const [body, setBody] = useState<TextBody>(first)
  const area = useRef<HTMLDivElement>(null)
  const signature = channel === 'sms' ? SIGNATURE[language] : ''
  const faults = templateFaults(textKey.kind, channel, body, signature)
  const longest = signature + fill(body.text, LONGEST)
  const length = [...longest].length
  const isSame = isOwn && JSON.stringify(plain(body)) === JSON.stringify(plain(first))
  const ofTitle = faults.find((one) => isNamed(one, 'title'))
  const ofFields = faults.filter((one) => one.code === 'no_fields' || body.fields.some(({ key }) => isNamed(one, key)))
  const ofText = faults.filter((one) => one !== ofTitle && !ofFields.includes(one))
  const say = (fault: TemplateFault | undefined): string | null => {
    if (!fault) return null
    const { code, ...facts } = fault
    return t(TEMPLATE_FAULT_WORDS[code], facts)
  }
  const insert = (name: Placeholder) => {
    const field = area.current?.querySelector('textarea')
    const from = field?.selectionStart ?? body.text.length
    const until = field?.selectionEnd ?? from
    const put = `{${name}}`
    setBody({ ...body, text: body.text.slice(0, from) + put + body.text.slice(until) })
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(from + put.length, from + put.length)
    })
  }
  const publish = async () => {
    if (faults.length > 0 || isSame) return
    if (!(await act.run({ ...textKey, ...plain(body), sawVersion }))) return
    onDone()
    refresh('notifications.templates', 'notifications.templateVersions')
  }
  return (
    <form
      noValidate
      className="c-two"
      onSubmit={(event) => {
        event.preventDefault()
        publish()
      }}
    >
      <Card title={t(isOwn ? TEXTS_PART.now : TEXTS_PART.builtIn)}>
        <Labelled label={t(TEXTS_PART.name)} fault={say(ofTitle)}>
          {(control) => (
            <Input
              {...control}
              maxLength={80}
              value={body.title}
              onChange={(event) => setBody({ ...body, title: event.target.value })}
            />
          )}
        </Labelled>
        <div ref={area}>
          <Labelled
            label={t(TEXTS_PART.text)}
            hint={t(channel === 'sms' ? TEXTS_PART.smsLength : TEXTS_PART.length, { length, parts: smsParts(longest) })}
            fault={ofText.map(say).join(' ') || null}
          >
            {(control) => (
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 3, maxRows: 12 }}
                maxLength={4000}
                value={body.text}
                onChange={(event) => setBody({ ...body, text: event.target.value })}
              />
            )}
          </Labelled>
        </div>
        <fieldset className="c-field">
          <legend>{t(TEXTS_PART.placeholders)}</legend>
          <div className="c-tools">
            {names.map((name) => (
              <button
                key={name}
                type="button"
                className="c-placeholder"
                aria-label={t(TEXTS_PART.insert, { name, what: t(PLACEHOLDER_WORDS[name]) })}
                onClick={() => insert(name)}
              >
                <code>{`{${name}}`}</code> {t(PLACEHOLDER_WORDS[name])}
              </button>
            ))}
          </div>
        </fieldset>
        {channel === 'wechat' ? (
          <WechatFields
            fields={body.fields}
            onChange={(fields) => setBody({ ...body, fields })}
            fault={ofFields.map(say).join(' ') || null}
          />
        ) : null}
        {channel === 'wechat' || channel === 'sms' ? (
          <Labelled
            label={t(TEXTS_PART.carrierCode)}
            hint={channel === 'sms' ? t(TEXTS_PART.carrierHint) : null}
            isOptional={channel === 'sms'}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={100}
                value={body.carrierCode ?? ''}
                onChange={(event) => setBody({ ...body, carrierCode: event.target.value || null })}
              />
            )}
          </Labelled>
        ) : null}
        <Problem error={act.error} />
        <div className="c-form-foot">
          {faults.length > 0 ? (
            <Note tone="warning">{t(TEXTS_PART.faults)}</Note>
          ) : isSame ? (
            <span className="c-hint">{t(TEXTS_PART.unchanged)}</span>
          ) : null}
          <Button type="primary" htmlType="submit" loading={act.isBusy} disabled={faults.length > 0 || isSame}>
            {t(TEXTS_PART.publish)}
          </Button>
        </div>
      </Card>
      <TextPreview textKey={textKey} body={plain(body)} />
    </form>
  )
}

/** The body as it is sent. */
function plain({ title, text, fields, carrierCode }: TextBody) {
  return {
    title: title.trim(),
    text: text.trim(),
    fields: fields.map((field) => ({ key: field.key.trim(), text: field.text.trim() })),
    carrierCode: carrierCode?.trim() || null,
  }
}

function isNamed(fault: TemplateFault, name: string): boolean {
  return 'name' in fault && (fault.code === 'too_long' || fault.code.includes('field')) && fault.name === name
}
