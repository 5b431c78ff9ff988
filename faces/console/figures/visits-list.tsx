import { Button } from 'antd'
import type { FigureSpan } from '../../../modules/dashboards/contract.ts'
import type { VisitCount } from '../../../modules/dashboards/rules.ts'
import { WAY_WORDS } from '../../../modules/tasks/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Empty, Pending, Problem } from '../parts/said.tsx'
import { useMoreRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { type Asking, queryFor } from './asking.ts'
import { FIGURES } from './words.ts'

/** The doors or visits behind a figure of visits, page by page. Without a name, and without a word of what was said there. */
export function VisitsList({ asking, span, count }: { asking: Asking; span: FigureSpan; count: VisitCount }) {
  const { t, moment } = useLanguage()
  const asked = { filter: asking.gridId ? { gridId: asking.gridId } : {}, span, count }
  const read = useMoreRead('dashboards.visitsCounted', {
    key: asked,
    input: (cursor) => ({ ...asked, ...(cursor === undefined ? {} : { after: cursor }) }),
    next: (page) => page.next,
  })
  const rows = read.data?.pages.flatMap((page) => page.rows)
  return (
    <Card>
      <Link href={hrefOf('/figures', queryFor({ ...asking, visit: null }))} className="c-no-print">
        ← {t(FIGURES.toFigures)}
      </Link>
      <Problem error={read.problem} onAgain={read.again} />
      {rows === undefined ? (
        read.problem ? null : (
          <Pending lines={8} />
        )
      ) : rows.length === 0 ? (
        <Empty title={t(FIGURES.visitsEmpty)}>
          <p>{t(FIGURES.visitsEmptyText)}</p>
        </Empty>
      ) : (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(FIGURES.door)}</th>
              <th scope="col">{t(FIGURES.grid)}</th>
              <th scope="col">{t(FIGURES.lastVisit)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link href={hrefOf('/homes', { household: row.householdId })}>{row.place}</Link>
                </th>
                <td data-title={t(FIGURES.grid)}>{row.gridName}</td>
                <td data-title={t(FIGURES.lastVisit)}>
                  {row.at === null || row.way === null
                    ? t(FIGURES.notVisited)
                    : [
                        moment(row.at),
                        t(WAY_WORDS[row.way]),
                        t(row.isReached ? FIGURES.reachedThen : FIGURES.notReachedThen),
                      ].join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {read.hasNextPage ? (
        <Button className="c-no-print" loading={read.isFetchingNextPage} onClick={() => read.fetchNextPage()}>
          {t(CONSOLE.moreRows)}
        </Button>
      ) : null}
    </Card>
  )
}
