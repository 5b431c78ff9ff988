import type { Count, Counts } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { hrefOf, Link } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import './chart-card.css'
import { COUNT_WORDS } from './count-words.ts'
import { FIGURES } from './words.ts'

const STAGES = [
  'open_reported',
  'open_triaged',
  'open_assigned',
  'open_in_progress',
  'open_resolved',
  'open_verified',
  'open_deferred',
] as const satisfies readonly Count[]
const AGES = ['open_day', 'open_3_days', 'open_week', 'open_month', 'open_older'] as const satisfies readonly Count[]

type BacklogProps = { asking: Asking; counts: Counts; day: string; isRunning: boolean }

/** What was open at the end of the days that are looked at, by stage and by age: each part opens the cases as they stood then. */
export function BacklogCard({ asking, counts, day, isRunning }: BacklogProps) {
  const { t } = useLanguage()
  return (
    <Card title={t(isRunning ? FIGURES.backlogNow : FIGURES.backlogThen, { day })}>
      <div className="c-figures-pair">
        <Part asking={asking} counts={counts} parts={STAGES} title={t(FIGURES.stage)} />
        <Part asking={asking} counts={counts} parts={AGES} title={t(FIGURES.age)} />
      </div>
    </Card>
  )
}

type PartProps = { asking: Asking; counts: Counts; parts: readonly Count[]; title: string }

function Part({ asking, counts, parts, title }: PartProps) {
  const { t } = useLanguage()
  const all = parts.reduce((sum, count) => sum + (counts[count] ?? 0), 0)
  return (
    <table className="c-figures-table c-figures-bars">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t(FIGURES.openCases)}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((count) => {
          const n = counts[count] ?? 0
          return (
            <tr key={count}>
              <th scope="row">{t(COUNT_WORDS[count])}</th>
              <td>
                <span className="c-figures-bar" style={{ inlineSize: `${all === 0 ? 0 : (n / all) * 60}%` }} />
                {n === 0 ? (
                  0
                ) : (
                  <Link
                    href={hrefOf('/figures', queryFor({ ...asking, count }))}
                    label={t(FIGURES.open, { what: t(COUNT_WORDS[count]), n })}
                  >
                    {n}
                  </Link>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
