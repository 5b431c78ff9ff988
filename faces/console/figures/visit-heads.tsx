import { VISIT_MEASURE_NAMES, VISIT_MEASURES, type VisitCount } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { VISIT_COUNT_WORDS } from './count-words.ts'

/** The heads of a table of visits: what stands in its lines, some counts, and all measures. */
export function VisitHeads({ first, counts }: { first: string; counts: readonly VisitCount[] }) {
  const { t } = useLanguage()
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {counts.map((count) => (
          <th key={count} scope="col">
            {t(VISIT_COUNT_WORDS[count])}
          </th>
        ))}
        {VISIT_MEASURE_NAMES.map((name) => (
          <th key={name} scope="col">
            {t(VISIT_MEASURES[name].label)}
          </th>
        ))}
      </tr>
    </thead>
  )
}
