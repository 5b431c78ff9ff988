import type { FigureSpan } from '../../../modules/dashboards/contract.ts'
import type { VisitCount } from '../../../modules/dashboards/rules.ts'
import { WAY_WORDS } from '../../../modules/tasks/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { PagedTable } from '../parts/paged-table.tsx'
import { Empty } from '../parts/said.tsx'
import { useMoreRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
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
      <PagedTable
        read={read}
        heads={[FIGURES.door, FIGURES.grid, FIGURES.lastVisit]}
        rows={rows?.map((row) => (
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
        empty={
          <Empty title={t(FIGURES.visitsEmpty)}>
            <p>{t(FIGURES.visitsEmptyText)}</p>
          </Empty>
        }
      />
    </Card>
  )
}
