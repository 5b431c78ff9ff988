import { Button } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { spokenWords } from '../../kit/spoken-words.ts'
import { useRead } from '../reads.ts'
import './suggestions.css'
import { PARTS } from './words.ts'

/** What the words of the report speak for, and which words. A person decides. */
export function Suggestions({
  text,
  chosen,
  onChoose,
}: {
  text: string
  chosen: string
  onChoose: (code: string) => void
}) {
  const { t, pick, list } = useLanguage()
  const { data } = useRead('intake.suggestCategory', text.trim() === '' ? null : { text }, { freshMillis: 60_000 })
  if (!data || data.suggestions.length === 0) return null
  return (
    <fieldset className="c-phrases">
      <legend>{t(PARTS.suggestions)}</legend>
      {data.suggestions.map((one) => (
        <Button
          key={one.code}
          className="c-suggestion"
          aria-pressed={one.code === chosen}
          onClick={() => onChoose(one.code)}
        >
          <strong>{pick(one.nameZh, one.nameEn)}</strong>
          {one.because.length > 0 ? <small>{t(PARTS.because, { words: list(spokenWords(one.because)) })}</small> : null}
        </Button>
      ))}
    </fieldset>
  )
}
