import { MEASURES } from '../../../modules/dashboards/rules.ts'
import { type Drawn, type Table, tablesOf } from '../../../modules/reports/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { Bars } from '../parts/bars.tsx'
import { REPORTS } from './words.ts'

type ReportSheetProps = { drawn: Drawn; title: string; line: string }

/** A report on screen: the same parts, tables and bars as on paper. */
export function ReportSheet({ drawn, title, line }: ReportSheetProps) {
  const { language } = useLanguage()
  return (
    <article className="c-report">
      <header className="c-report-head">
        <h2>{title}</h2>
        <p className="c-hint">{line}</p>
      </header>
      {drawn.layout.intro ? <p className="c-report-intro">{drawn.layout.intro}</p> : null}
      {tablesOf(drawn, language).map((table) => (
        <Part key={table.section} table={table} />
      ))}
    </article>
  )
}

function Part({ table }: { table: Table }) {
  const { t } = useLanguage()
  const hasBars = table.bars.some((bar) => bar.value > 0)
  const shown = table.section === 'funnel' ? 'ended' : table.section === 'ageing' ? 'open' : 'received'
  return (
    <section className="c-report-part">
      <h3>{table.title}</h3>
      {hasBars ? (
        <Bars
          title={t(REPORTS.chartOf, { title: table.title, column: t(MEASURES[shown].label) })}
          bars={table.bars.map((bar, i) => ({ key: `${i} ${bar.label}`, ...bar }))}
        />
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard. */}
      <section className="c-report-table" tabIndex={0} aria-label={table.title}>
        <table>
          <caption className="k-offscreen">{table.title}</caption>
          <thead>
            <tr>
              {table.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, i) =>
                  i === 0 ? (
                    <th key={table.head[i]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={table.head[i]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.note ? <p className="c-hint">{table.note}</p> : null}
    </section>
  )
}
