import { useState } from 'react'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { rememberCode, rememberedCodes } from '../report/receipts.ts'
import { PLACE } from '../words.ts'

/** Reports whose codes this phone was asked to remember; nothing when it was not. */
export function RememberedCodes() {
  const { t } = useLanguage()
  const [codes, setCodes] = useState(rememberedCodes)
  if (codes.length === 0) return null
  return (
    <section className="k-card">
      <h2 className="k-small-title">{t(PLACE.rememberedHere)}</h2>
      <ul className="r-remembered">
        {codes.map((entry) => (
          <li key={entry.code}>
            <a href={`/t/${entry.code}`}>{entry.number}</a>
            <button
              type="button"
              className="r-forget"
              aria-label={t(PLACE.forget, { number: entry.number })}
              onClick={() => {
                rememberCode(entry, false)
                setCodes(rememberedCodes())
              }}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
