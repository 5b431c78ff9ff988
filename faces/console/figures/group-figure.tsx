import { type Counts, MEASURES, type Measure, type MeasureName } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { hrefOf, Link } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import { COUNT_WORDS } from './count-words.ts'
import { sayFigure, saySureness } from './figure-text.ts'
import { FIGURES } from './words.ts'

type GroupFigureProps = {
  name: MeasureName
  counts: Counts
  /** Where the cases behind it are listed; null: no filter says exactly them. */
  asking: Asking | null
  group: string
}

/** A figure in a table, with how sure it is; pressed, it lists the cases behind it. */
export function GroupFigure({ name, counts, asking, group }: GroupFigureProps) {
  const { t } = useLanguage()
  const { top }: Measure = MEASURES[name]
  const said = sayFigure(name, counts)
  const sure = saySureness(name, counts)
  if (asking === null || (counts[top] ?? 0) === 0) return <span title={sure ?? undefined}>{said}</span>
  return (
    <Link
      href={hrefOf('/figures', queryFor({ ...asking, count: top }))}
      label={t(FIGURES.open, { what: `${group} ${t(COUNT_WORDS[top])}`, n: said })}
    >
      {said}
      {sure ? <small> {sure}</small> : null}
    </Link>
  )
}
