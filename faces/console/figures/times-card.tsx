import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { sayWorking } from './figure-text.ts'
import { FIGURES } from './words.ts'

export type Time = { readonly median: number; readonly p90: number; readonly n: number } | null

/** How long people waited: the middle and the ninth tenth, in working time. */
export function TimesCard({ times }: { times: { readonly response: Time; readonly handling: Time } }) {
  const { t, language } = useLanguage()
  const shown = [
    { key: 'response', word: FIGURES.response, time: times.response },
    { key: 'handling', word: FIGURES.handling, time: times.handling },
  ] as const
  return (
    <Card title={t(FIGURES.times)}>
      <div className="c-measures">
        {shown.map(({ key, word, time }) => (
          <section key={key} className="c-measure">
            <h3>{t(word)}</h3>
            <span className="c-measure-value">{time ? sayWorking(time.median, language) : '—'}</span>
            <p className="c-measure-note">
              {time
                ? `${t(FIGURES.middle)} · ${t(FIGURES.most, { time: sayWorking(time.p90, language) })} · ${t(FIGURES.ofCases, { n: time.n })}`
                : t(FIGURES.noTimes)}
            </p>
          </section>
        ))}
      </div>
      <p className="c-hint">{t(FIGURES.timesNote)}</p>
    </Card>
  )
}
