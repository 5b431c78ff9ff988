import type { FigureSpan, ListCounted } from '../../../modules/dashboards/contract.ts'
import type { Count } from '../../../modules/dashboards/rules.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { sayInCharge } from '../../kit/say-in-charge.ts'
import { useCategoryName } from '../parts/category-name.ts'
import { DeadlineMark, PriorityMark, StateTag } from '../parts/marks.tsx'
import { Card } from '../parts/page.tsx'
import { PagedTable } from '../parts/paged-table.tsx'
import { Empty } from '../parts/said.tsx'
import { useMoreRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { type Asking, filterFor, queryFor } from './asking.ts'
import { PlacesCard } from './places-card.tsx'
import { FIGURES } from './words.ts'

type Row = OutputOf<typeof ListCounted>['rows'][number]
type After = NonNullable<OutputOf<typeof ListCounted>['next']>

/** The cases behind a figure, the newest first, page by page. */
export function CountedList({ asking, span, count }: { asking: Asking; span: FigureSpan; count: Count }) {
  const { t } = useLanguage()
  const asked = { filter: filterFor(asking), span, count }
  const read = useMoreRead('dashboards.counted', {
    key: asked,
    input: (cursor) => ({ ...asked, ...(cursor === undefined ? {} : { after: afterOf(cursor) }) }),
    next: (page) => (page.next ? `${page.next.at} ${page.next.caseId} ${page.next.seq}` : null),
  })
  const rows = read.data?.pages.flatMap((page) => page.rows)
  return (
    <>
      <Link href={hrefOf('/figures', queryFor({ ...asking, count: null }))} className="c-no-print">
        ← {t(FIGURES.toFigures)}
      </Link>
      <PlacesCard asking={asking} span={span} count={count} />
      <Card>
        <PagedTable
          read={read}
          heads={[FIGURES.case, FIGURES.place, FIGURES.wasThen, FIGURES.state, FIGURES.owner, FIGURES.at]}
          rows={rows?.map((row) => <CountedRow key={`${row.case.id} ${row.seq}`} row={row} />)}
          empty={
            <Empty title={t(FIGURES.listEmpty)}>
              <p>{t(FIGURES.noLinesText)}</p>
            </Empty>
          }
        />
      </Card>
    </>
  )
}

function CountedRow({ row: { case: line, at, stood } }: { row: Row }) {
  const speech = useLanguage()
  const { t, moment } = speech
  const category = useCategoryName(line.categoryCode, line.categoryName)
  const role = wordFor(ROLE_WORDS, line.ownerRole)
  const who = [role ? t(role) : null, sayInCharge(line.ownerName, line.ownerAway, speech)].filter(Boolean).join(' ')
  return (
    <tr>
      <th scope="row">
        <Link href={hrefOf(`/case/${line.id}`)}>{line.summary}</Link>
        <div className="c-hint">
          {line.number} · {category ?? t(FIGURES.unsorted)}
        </div>
      </th>
      <td data-title={t(FIGURES.place)}>{line.placeName}</td>
      <td data-title={t(FIGURES.wasThen)}>
        <StateTag state={stood.state} />
        <div className="c-hint">
          {t(FIGURES.daysOld, { n: stood.days })}
          {stood.isLate ? ` · ${t(FIGURES.lateThen)}` : ''}
        </div>
      </td>
      <td data-title={t(FIGURES.state)}>
        <PriorityMark priority={line.priority} /> <StateTag state={line.state} /> <DeadlineMark theCase={line} />
      </td>
      <td data-title={t(FIGURES.owner)}>{who || t(CONSOLE.vacant)}</td>
      <td data-title={t(FIGURES.at)}>{moment(at)}</td>
    </tr>
  )
}

function afterOf(cursor: string): After {
  const [at, caseId, seq] = cursor.split(' ')
  return { at, caseId, seq: Number(seq) }
}
