import type { Counts, Measure, MeasureName } from '../../../modules/dashboards/rules.ts'
import { MEASURES } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { hrefOf, Link } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import { COUNT_WORDS } from './count-words.ts'
import { sayFigure, saySureness } from './figure-text.ts'
import { type Counted, MeasureWords } from './measure-words.tsx'
import { FIGURES } from './words.ts'

/** A measure with all that it takes to believe it: value, numerator and denominator, how sure, and by what it is counted. */
export function MeasureCard({ name, counts, asking }: { name: MeasureName; counts: Counts; asking: Asking }) {
  const { t } = useLanguage()
  const { label, top, of }: Measure = MEASURES[name]
  const to = (count: Measure['top']) => hrefOf('/figures', queryFor({ ...asking, count }))
  const said = sayFigure(name, counts)
  const sure = saySureness(name, counts)
  return (
    <section className="c-measure" aria-labelledby={`measure-${name}`}>
      <h3 id={`measure-${name}`}>{t(label)}</h3>
      <Link href={to(top)} className="c-measure-value" label={t(FIGURES.open, { what: t(label), n: said })}>
        {said}
      </Link>
      {of === undefined ? null : (counts[of] ?? 0) === 0 ? (
        <p className="c-measure-note">{t(FIGURES.nothingDue)}</p>
      ) : (
        <p className="c-measure-note">
          <Link href={to(top)} label={t(FIGURES.open, { what: t(COUNT_WORDS[top]), n: counts[top] ?? 0 })}>
            {counts[top] ?? 0}
          </Link>
          {' / '}
          <Link href={to(of)} label={t(FIGURES.open, { what: t(COUNT_WORDS[of]), n: counts[of] ?? 0 })}>
            {counts[of] ?? 0}
          </Link>
          {sure ? <span> · {t(FIGURES.sure, { range: sure })}</span> : null}
        </p>
      )}
      <About of={MEASURES[name]} top={COUNT_WORDS[top]} below={of === undefined ? null : COUNT_WORDS[of]} />
    </section>
  )
}

/** How a measure is counted, folded. */
export function About(counted: Counted) {
  const { t } = useLanguage()
  return (
    <details className="c-measure-about">
      <summary>
        {t(FIGURES.about)}
        <span className="k-offscreen"> {t(counted.of.label)}</span>
      </summary>
      <MeasureWords {...counted} />
    </details>
  )
}
