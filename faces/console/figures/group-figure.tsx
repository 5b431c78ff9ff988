import {
  type AnyCounts,
  type AnyMeasureName,
  isOfVisits,
  MEASURES,
  VISIT_MEASURES,
} from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { hrefOf, Link } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import { COUNT_WORDS, VISIT_COUNT_WORDS } from './count-words.ts'
import { sayFigure, saySureness } from './figure-text.ts'
import { FIGURES } from './words.ts'

type GroupFigureProps = {
  name: AnyMeasureName
  counts: AnyCounts
  /** Where the cases or doors behind it are listed; null: no filter says exactly them. */
  asking: Asking | null
  group: string
}

/** A figure in a table, with how sure it is; pressed, it lists the cases or doors behind it. */
export function GroupFigure({ name, counts, asking, group }: GroupFigureProps) {
  const { t } = useLanguage()
  const { top, what, behind } = behindOf(name)
  const said = sayFigure(name, counts)
  const sure = saySureness(name, counts)
  if (asking === null || (counts[top] ?? 0) === 0) return <span title={sure ?? undefined}>{said}</span>
  return (
    <Link
      href={hrefOf('/figures', queryFor({ ...asking, ...behind }))}
      label={t(FIGURES.open, { what: `${group} ${t(what)}`, n: said })}
    >
      {said}
      {sure ? <small> {sure}</small> : null}
    </Link>
  )
}

/** What stands above the line, what it is called, and how it is listed on the page of figures. */
function behindOf(name: AnyMeasureName) {
  if (isOfVisits(name)) {
    const { top } = VISIT_MEASURES[name]
    return { top, what: VISIT_COUNT_WORDS[top], behind: { count: null, visit: top } }
  }
  const { top } = MEASURES[name]
  return { top, what: COUNT_WORDS[top], behind: { count: top } }
}
