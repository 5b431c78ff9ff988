import { Button } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { sayWhy } from '../../kit/suggestion-reason.ts'
import { useRead } from '../reads.ts'
import './suggestions.css'
import { PARTS } from './words.ts'

/** What is suggested for a text; undefined while it is not known. `caseId`: the case that is being sorted. */
export function useSuggested(text: string, caseId: string | null) {
  const { data } = useRead('intake.suggestCategory', text.trim() === '' ? null : { text, caseId }, {
    freshMillis: 60_000,
  })
  return data?.suggestions
}

/** What the words of the report and similar cases before speak for, and why. A person decides. */
export function Suggestions({
  text,
  caseId = null,
  chosen,
  onChoose,
}: {
  text: string
  /** The case that is being sorted. */
  caseId?: string | null
  chosen: string
  onChoose: (code: string) => void
}) {
  const speech = useLanguage()
  const { t, pick } = speech
  const suggestions = useSuggested(text, caseId)
  if (!suggestions || suggestions.length === 0) return null
  return (
    <fieldset className="c-phrases">
      <legend>{t(PARTS.suggestions)}</legend>
      {suggestions.map((one) => (
        <Button
          key={one.code}
          className="c-suggestion"
          aria-pressed={one.code === chosen}
          onClick={() => onChoose(one.code)}
        >
          <strong>{pick(one.nameZh, one.nameEn)}</strong>
          <small>{sayWhy(one, speech)}</small>
        </Button>
      ))}
    </fieldset>
  )
}
