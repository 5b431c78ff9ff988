import { Button } from 'antd'
import type { Queries } from '../../../modules/api.ts'
import { LEVEL_WORDS } from '../../../modules/grids/words.ts'
import { PERIOD_WORDS } from '../../../modules/reports/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Card } from '../parts/page.tsx'
import { Empty, Pending, Problem } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useMoreRead } from '../reads.ts'
import { hrefOf, Link, navigate, usePlace } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { MakeCard } from './make-card.tsx'
import { hasReports, LEVELS } from './places.ts'
import { ReportFiles } from './report-files.tsx'
import { REPORTS } from './words.ts'

type Head = OutputOf<Queries['reports.archive']>['reports'][number]

const PERIODS = ['week', 'month'] as const

/** One report made now, and all that were made; what is looked for stands in the address. */
export function ArchiveView() {
  const { t } = useLanguage()
  const { query } = usePlace()
  const asked = {
    gridId: query.get('grid') ?? undefined,
    period: PERIODS.find((one) => one === query.get('period')),
    level: LEVELS.find((one) => one === query.get('level')),
  }
  const isNarrowed = Object.values(asked).some((one) => one !== undefined)
  const change = (next: { grid?: string | null; period?: string | null; level?: string | null }) => {
    const now = { grid: asked.gridId, period: asked.period, level: asked.level, ...next }
    const said = Object.entries(now).map(([key, value]) => [key, value ?? undefined])
    navigate(hrefOf('/reports', Object.fromEntries(said)), { replace: true })
  }
  return (
    <>
      <MakeCard />
      <Card title={t(REPORTS.archive)}>
        <fieldset className="c-report-filters">
          <legend className="k-offscreen">{t(REPORTS.filter)}</legend>
          <GridPicker
            className="c-filter"
            placeholder={t(REPORTS.filterGrid)}
            among={hasReports}
            value={asked.gridId ?? null}
            onChange={(grid) => change({ grid })}
          />
          <Select
            className="c-filter"
            allowClear
            aria-label={t(REPORTS.filterLevel)}
            placeholder={t(REPORTS.filterLevel)}
            value={asked.level}
            options={LEVELS.map((level) => ({ value: level, label: t(LEVEL_WORDS[level]) }))}
            onChange={(level) => change({ level })}
          />
          <Select
            className="c-filter"
            allowClear
            aria-label={t(REPORTS.filterPeriod)}
            placeholder={t(REPORTS.filterPeriod)}
            value={asked.period}
            options={PERIODS.map((period) => ({ value: period, label: t(PERIOD_WORDS[period]) }))}
            onChange={(period) => change({ period })}
          />
          {isNarrowed ? (
            <Button type="text" onClick={() => navigate(hrefOf('/reports'), { replace: true })}>
              {t(REPORTS.reset)}
            </Button>
          ) : null}
        </fieldset>
        <Found asked={asked} isNarrowed={isNarrowed} />
      </Card>
    </>
  )
}

type Asked = { gridId?: string; period?: (typeof PERIODS)[number]; level?: (typeof LEVELS)[number] }

function Found({ asked, isNarrowed }: { asked: Asked; isNarrowed: boolean }) {
  const { t } = useLanguage()
  const read = useMoreRead('reports.archive', {
    key: asked,
    input: (cursor) => ({ ...asked, ...(cursor === undefined ? {} : { before: beforeOf(cursor) }) }),
    next: (page) => {
      const last = page.reports.at(-1)
      return page.hasMore && last ? `${last.madeAt} ${last.id}` : null
    },
  })
  const reports = read.data?.pages.flatMap((page) => page.reports)
  if (reports === undefined)
    return read.problem ? <Problem error={read.problem} onAgain={read.again} /> : <Pending lines={4} />
  if (reports.length === 0)
    return (
      <Empty title={t(isNarrowed ? REPORTS.noneFound : REPORTS.none)}>
        {t(isNarrowed ? REPORTS.noneFoundText : REPORTS.noneText)}
      </Empty>
    )
  return (
    <>
      <Problem error={read.problem} onAgain={read.again} />
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{t(REPORTS.what)}</th>
            <th scope="col">{t(REPORTS.days)}</th>
            <th scope="col">{t(REPORTS.madeAt)}</th>
            <th scope="col">{t(REPORTS.files)}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((head) => (
            <ReportRow key={head.id} head={head} />
          ))}
        </tbody>
      </table>
      {read.hasNextPage ? (
        <Button loading={read.isFetchingNextPage} onClick={() => read.fetchNextPage()}>
          {t(CONSOLE.moreRows)}
        </Button>
      ) : null}
    </>
  )
}

function ReportRow({ head }: { head: Head }) {
  const { t, moment } = useLanguage()
  return (
    <tr>
      <th scope="row">
        <Link href={hrefOf('/reports', { id: head.id })}>
          {head.place} · {t(PERIOD_WORDS[head.period])}
          <span className="k-offscreen">
            {' '}
            {head.from} {t(REPORTS.edition, { n: head.edition })}
          </span>
        </Link>
        <div className="c-hint">
          {t(LEVEL_WORDS[head.level])}
          {head.edition > 1 ? ` · ${t(REPORTS.edition, { n: head.edition })}` : null}
          {head.reason ? ` · ${head.reason}` : null}
        </div>
      </th>
      <td data-title={t(REPORTS.days)}>
        {head.from} – {head.until}
      </td>
      <td data-title={t(REPORTS.madeAt)}>
        {moment(head.madeAt)}
        <div className="c-hint">
          {head.isScheduled ? t(REPORTS.scheduled) : head.madeByName ? t(REPORTS.by, { name: head.madeByName }) : null}
        </div>
      </td>
      <td data-title={t(REPORTS.files)}>
        <ReportFiles head={head} />
      </td>
    </tr>
  )
}

function beforeOf(cursor: string): { madeAt: string; id: string } {
  const [madeAt, id] = cursor.split(' ')
  return { madeAt, id }
}
