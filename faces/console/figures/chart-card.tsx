import { lazy, Suspense } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { Pending } from '../parts/said.tsx'
import type { ChartProps } from './chart.tsx'
import './chart-card.css'
import { sayShare } from './figure-text.ts'
import { FIGURES } from './words.ts'

const Chart = lazy(() => import('./chart.tsx'))

/** A chart alone: only where a table beside it says the same. */
export function ChartAlone(chart: ChartProps) {
  return (
    <Suspense fallback={<Pending lines={4} />}>
      <Chart {...chart} />
    </Suspense>
  )
}

type ChartWithTableProps = ChartProps & {
  caption: string
  first: string
  /** What stands where there is no value. */
  nothing?: string
  /** On a phone each line of the table is a card: for tables of many columns. */
  isByCard?: boolean
}

/** A chart, and behind a fold the table that says the same in figures. */
export function ChartWithTable({ caption, first, nothing = '—', isByCard, ...chart }: ChartWithTableProps) {
  const { t } = useLanguage()
  const say = (value: number | null) => (value === null ? nothing : chart.isShare ? sayShare(value) : String(value))
  return (
    <div className="c-chart-part">
      <ChartAlone {...chart} />
      <details className="c-chart-table">
        <summary>{t(FIGURES.asTable)}</summary>
        <table className="c-figures-table">
          <caption className="k-offscreen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {chart.series.map((one) => (
                <th key={one.key} scope="col">
                  {one.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chart.labels.map((label, i) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {chart.series.map((one) => (
                  <td key={one.key} data-title={isByCard ? one.name : undefined}>
                    {say(one.values[i] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}
