import {
  VISIT_MEASURES,
  type VisitCount,
  type VisitCounts,
  type VisitMeasureName,
} from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { hrefOf, Link } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import { VISIT_COUNT_WORDS } from './count-words.ts'
import { sayFigure, saySureness } from './figure-text.ts'
import { About } from './measure-card.tsx'
import { FIGURES } from './words.ts'

type VisitMeasureCardProps = {
  name: VisitMeasureName
  counts: VisitCounts
  /** Whose doors the figures open; null: they lead nowhere. */
  asking: Asking | null
  /** In the place of a figure that is not told. */
  hidden?: string
}

/** A measure of visits with its numerator and denominator, how sure it is, and by what it is counted. */
export function VisitMeasureCard({ name, counts, asking, hidden }: VisitMeasureCardProps) {
  const { t } = useLanguage()
  const measure = VISIT_MEASURES[name]
  const { label, top, of } = measure
  const sure = hidden === undefined ? saySureness(name, counts) : null
  return (
    <section className="c-measure" aria-labelledby={`measure-${name}`}>
      <h3 id={`measure-${name}`}>{t(label)}</h3>
      <span className="c-measure-value">{hidden ?? sayFigure(name, counts)}</span>
      {sure ? (
        <p className="c-measure-note">
          <VisitLink asking={asking} counts={counts} count={top} /> /{' '}
          <VisitLink asking={asking} counts={counts} count={of} />
          {` · ${t(FIGURES.sure, { range: sure })}`}
        </p>
      ) : hidden === undefined ? (
        <p className="c-measure-note">{t(FIGURES.nothingDoor)}</p>
      ) : null}
      <About of={measure} top={VISIT_COUNT_WORDS[top]} below={VISIT_COUNT_WORDS[of]} />
    </section>
  )
}

type VisitLinkProps = { asking: Asking | null; counts: VisitCounts; count: VisitCount }

/** A count that opens the doors or visits behind it. */
export function VisitLink({ asking, counts, count }: VisitLinkProps) {
  const { t } = useLanguage()
  const n = counts[count] ?? 0
  if (n === 0 || asking === null) return <span>{n}</span>
  return (
    <Link
      href={hrefOf('/figures', queryFor({ ...asking, count: null, visit: count }))}
      label={t(FIGURES.openVisits, { what: t(VISIT_COUNT_WORDS[count]), n })}
    >
      {n}
    </Link>
  )
}
