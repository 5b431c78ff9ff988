import { Input } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import { CONSOLE } from '../words.ts'
import { NOTICES } from './words.ts'

const TITLE_LONGEST = 60
const TEXT_LONGEST = 2000
const LEAST = 2

export type NoticeWords = { readonly title: string; readonly text: string }

/** Whether the server takes the words. */
export function isWhole({ title, text }: NoticeWords): boolean {
  return title.trim().length >= LEAST && text.trim().length >= LEAST
}

/** Title and text of a notice. */
export function WordFields({
  words,
  onChange,
  wasSent,
}: {
  words: NoticeWords
  onChange: (words: NoticeWords) => void
  wasSent: boolean
}) {
  const { t } = useLanguage()
  const fault = (text: string) => (wasSent && text.trim().length < LEAST ? t(CONSOLE.tooShort, { count: LEAST }) : null)
  return (
    <>
      <Labelled label={t(NOTICES.name)} hint={t(NOTICES.nameHint)} fault={fault(words.title)}>
        {(control) => (
          <Input
            {...control}
            maxLength={TITLE_LONGEST}
            value={words.title}
            onChange={(event) => onChange({ ...words, title: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t(NOTICES.text)} fault={fault(words.text)}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 5, maxRows: 16 }}
            maxLength={TEXT_LONGEST}
            value={words.text}
            onChange={(event) => onChange({ ...words, text: event.target.value })}
          />
        )}
      </Labelled>
    </>
  )
}
