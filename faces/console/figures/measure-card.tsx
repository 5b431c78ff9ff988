import type { Count, Counts, Measure, MeasureName } from '../../../modules/dashboards/rules.ts'
import { MEASURES } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { hrefOf, Link } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import { COUNT_WORDS } from './count-words.ts'
import { sayFigure, saySureness } from './figure-text.ts'
import { FIGURES } from './words.ts'

type MeasureCardProps = {
  name: MeasureName
  counts: Counts
  /** Whose cases the figures open; null: they lead nowhere. */
  asking: Asking | null
  /** In the place of a figure that is not told. */
  hidden?: string
}

/** A measure with all that it takes to believe it: value, numerator and denominator, how sure, and by what it is counted. */
export function MeasureCard({ name, counts, asking, hidden }: MeasureCardProps) {
  const { t } = useLanguage()
  const { label, top, of }: Measure = MEASURES[name]
  const said = hidden ?? sayFigure(name, counts)
  const sure = saySureness(name, counts)
  return (
    <section className="c-measure" aria-labelledby={`measure-${name}`}>
      <h3 id={`measure-${name}`}>{t(label)}</h3>
      <ToCases asking={asking} count={top} className="c-measure-value" label={t(label)} said={said} />
      {of === undefined || hidden !== undefined ? null : (counts[of] ?? 0) === 0 ? (
        <p className="c-measure-note">{t(FIGURES.nothingDue)}</p>
      ) : (
        <p className="c-measure-note">
          <ToCases asking={asking} count={top} label={t(COUNT_WORDS[top])} said={counts[top] ?? 0} />
          {' / '}
          <ToCases asking={asking} count={of} label={t(COUNT_WORDS[of])} said={counts[of] ?? 0} />
          {sure ? <span> · {t(FIGURES.sure, { range: sure })}</span> : null}
        </p>
      )}
      <About name={name} />
    </section>
  )
}

type ToCasesProps = { asking: Asking | null; count: Count; label: string; said: string | number; className?: string }

function ToCases({ asking, count, label, said, className }: ToCasesProps) {
  const { t } = useLanguage()
  if (asking === null) return <span className={className}>{said}</span>
  return (
    <Link
      href={hrefOf('/figures', queryFor({ ...asking, count }))}
      className={className}
      label={t(FIGURES.open, { what: label, n: said })}
    >
      {said}
    </Link>
  )
}

function About({ name }: { name: MeasureName }) {
  const { t } = useLanguage()
  const { label, formula, excludes, top, of, isGood, version }: Measure = MEASURES[name]
  return (
    <details className="c-measure-about">
      <summary>
        {t(FIGURES.about)}
        <span className="k-offscreen"> {t(label)}</span>
      </summary>
      <p>{t(formula)}</p>
      {excludes ? (
        <p>
          {t(FIGURES.excludes)}: {t(excludes)}
        </p>
      ) : null}
      {of ? (
        <p>
          {t(FIGURES.topOf, { what: t(COUNT_WORDS[top]) })} · {t(FIGURES.belowOf, { what: t(COUNT_WORDS[of]) })}
        </p>
      ) : null}
      <p>
        {isGood === undefined ? null : `${t(isGood ? FIGURES.goodMore : FIGURES.goodLess)} · `}
        {t(FIGURES.version, version)}
      </p>
    </details>
  )
}
