import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { FIT } from './words.ts'

type Line = OutputOf<Queries['dashboards.suggestions']>['lines'][number]

const FIGURES = ['first', 'among', 'other', 'none'] as const
/** Below so many cases a share says more about chance than about the suggestions. */
const FEW = 20

/** How the suggested categories fit what people chose: for those who look after a community. */
export function SuggestionsCard() {
  const { t } = useLanguage()
  const { data, problem, again } = useRead('dashboards.suggestions', {})
  const totals = FIGURES.map((key) => (data?.lines ?? []).reduce((sum, line) => sum + line[key], 0))
  const [first, among] = totals
  const count = totals.reduce((sum, one) => sum + one, 0)
  return (
    <Card title={t(FIT.title)}>
      <p className="c-hint">{t(FIT.note)}</p>
      <Problem error={problem} onAgain={again} />
      {data && count === 0 ? <p>{t(FIT.nothingYet)}</p> : null}
      {count > 0 ? (
        <>
          <p>
            {t(count < FEW ? FIT.few : FIT.share, {
              count,
              first,
              three: first + among,
              firstShare: Math.round((first / count) * 100),
              threeShare: Math.round(((first + among) / count) * 100),
            })}
          </p>
          <details>
            <summary>{t(FIT.byCategory)}</summary>
            <FitTable lines={data?.lines ?? []} />
          </details>
        </>
      ) : null}
    </Card>
  )
}

function FitTable({ lines }: { lines: readonly Line[] }) {
  const { t, pick } = useLanguage()
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{t(FIT.category)}</th>
          <th scope="col" className="c-figure">
            {t(FIT.cases)}
          </th>
          {FIGURES.map((key) => (
            <th key={key} scope="col" className="c-figure">
              {t(FIT[key])}
            </th>
          ))}
          <th scope="col">{t(FIT.rightShare)}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const count = FIGURES.reduce((sum, key) => sum + line[key], 0)
          return (
            <tr key={line.categoryCode}>
              <th scope="row">{pick(line.nameZh, line.nameEn)}</th>
              <td className="c-figure" data-title={t(FIT.cases)}>
                {count}
              </td>
              {FIGURES.map((key) => (
                <td key={key} className="c-figure" data-title={t(FIT[key])}>
                  {line[key]}
                </td>
              ))}
              <td data-title={t(FIT.rightShare)}>
                {count < FEW ? (
                  <span className="c-hint">{t(FIT.tooFew)}</span>
                ) : (
                  `${Math.round((line.first / count) * 100)}%`
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
