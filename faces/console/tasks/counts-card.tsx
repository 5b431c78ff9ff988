import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { TASKS } from './words.ts'

const COLUMNS = [
  ['due', TASKS.due],
  ['late', TASKS.late],
  ['missed', TASKS.missed],
  ['planned', TASKS.planned],
  ['doneThisMonth', TASKS.done],
] as const

/** How it stands in each grid, in the order of the grids. */
export function CountsCard({ gridId, onGrid }: { gridId: string | null; onGrid: (gridId: string) => void }) {
  const { t } = useLanguage()
  const read = useRead('tasks.counts', { gridId }, { keepsFormer: true })
  const grids = read.data?.grids ?? []
  const sum = (key: (typeof COLUMNS)[number][0]) => grids.reduce((total, one) => total + one[key], 0)
  return (
    <Card title={t(TASKS.byGrid)}>
      <Awaiting read={read} lines={8} />
      {read.data && grids.length === 0 ? (
        <Empty title={t(TASKS.none)}>
          <p>{t(TASKS.noneHint)}</p>
        </Empty>
      ) : null}
      {grids.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        <section className="c-task-scroll" tabIndex={0} aria-label={t(TASKS.byGrid)}>
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">{t(TASKS.grid)}</th>
                {COLUMNS.map(([key, word]) => (
                  <th key={key} scope="col" className="c-figure">
                    {t(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t(TASKS.total)}</th>
                {COLUMNS.map(([key, word]) => (
                  <td key={key} data-title={t(word)} className="c-figure">
                    {sum(key)}
                  </td>
                ))}
              </tr>
              {grids.map((one) => (
                <tr key={one.gridId}>
                  <th scope="row">
                    <button type="button" className="c-task-grid" onClick={() => onGrid(one.gridId)}>
                      {one.gridName}
                    </button>
                  </th>
                  {COLUMNS.map(([key, word]) => (
                    <td key={key} data-title={t(word)} className="c-figure">
                      {one[key]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </Card>
  )
}
