import type { Count, Counts, Measure, MeasureName } from '../../../modules/dashboards/rules.ts'
import { MEASURES } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { hrefOf, Link } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import { COUNT_WORDS } from './count-words.ts'
import { sayFigure, saySureness } from './figure-text.ts'
import { type Counted, MeasureWords } from './measure-words.tsx'
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
      <About of={MEASURES[name]} top={COUNT_WORDS[top]} below={of === undefined ? null : COUNT_WORDS[of]} />
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
