import { Button } from 'antd'
import { VISITS } from '../../../modules/dashboards/access.ts'
import type { FigureSpan } from '../../../modules/dashboards/contract.ts'
import { isVolume, MEASURE_NAMES, MEASURES, type Measure } from '../../../modules/dashboards/rules.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Note } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link, navigate, usePlace } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { type Asking, askingOf, filterFor, queryFor, spanFor } from './asking.ts'
import { BacklogCard } from './backlog-card.tsx'
import { COUNT_WORDS, VISIT_COUNT_WORDS } from './count-words.ts'
import { CountedList } from './counted-list.tsx'
import { CourseCard } from './course-card.tsx'
import './figures.css'
import { Filters } from './filters.tsx'
import { GroupsCard } from './groups-card.tsx'
import { MeasureCard } from './measure-card.tsx'
import { OfCommunity } from './of-community.tsx'
import { TakeFigures } from './take-figures.tsx'
import { TimesCard } from './times-card.tsx'
import { VisitsCard } from './visits-card.tsx'
import { VisitsList } from './visits-list.tsx'
import { FIGURES } from './words.ts'

/** Every measure for the days and cases that are asked about, its course, its groups, and the cases behind each figure. */
export default function FiguresPage() {
  const { t } = useLanguage()
  const { query } = usePlace()
  const asking = askingOf(query)
  const span = spanFor(asking, useNow(60_000))
  const change = (next: Partial<Asking>) => navigate(hrefOf('/figures', queryFor({ ...asking, ...next })))
  const community = query.get('community')
  if (community !== null) return <OfCommunity asking={asking} code={community} />
  return span === null ? (
    <Page isWide title={t(FIGURES.title)}>
      <Filters asking={asking} onChange={change} />
      <Note>{t(asking.span === 'day' ? FIGURES.oneDay : FIGURES.ownDays)}</Note>
    </Page>
  ) : (
    <Asked asking={asking} span={span} onChange={change} />
  )
}

type AskedProps = { asking: Asking; span: FigureSpan; onChange: (next: Partial<Asking>) => void }

function Asked({ asking, span, onChange }: AskedProps) {
  const { t, language, moment } = useLanguage()
  const read = useRead(
    'dashboards.figures',
    { filter: filterFor(asking), span, groupBy: asking.groupBy },
    { keepsFormer: true, everyMillis: 60_000 },
  )
  const { data } = read
  const { count, visit } = asking
  const me = useMe()
  const now = new Date()
  const day = (date: string) => sayDay(new Date(`${date}T12:00:00+08:00`), language, now)
  const days = data ? { from: day(data.span.from), until: day(data.span.until), asOf: moment(data.span.asOf) } : null
  return (
    <Page
      isWide
      title={
        visit
          ? t(VISIT_COUNT_WORDS[visit])
          : count
            ? t(FIGURES.listTitle, { what: t(COUNT_WORDS[count]), n: data?.total[count] ?? '…' })
            : t(FIGURES.title)
      }
      lead={
        days
          ? `${t(FIGURES.lead, days)}${t(count || visit ? (count ? FIGURES.listLead : FIGURES.visitsLead) : FIGURES.pressAny)}`
          : null
      }
      tools={
        <div className="c-tools c-no-print">
          <Link href={hrefOf('/wall')}>{t(FIGURES.wall)}</Link>
          {data ? <TakeFigures asking={asking} span={span} figures={data} /> : null}
          <Button onClick={() => print()}>{t(CONSOLE.print)}</Button>
        </div>
      }
    >
      <Filters asking={asking} onChange={onChange} />
      <Awaiting read={read} lines={10} />
      {count ? <CountedList asking={asking} span={span} count={count} /> : null}
      {visit ? <VisitsList asking={asking} span={span} count={visit} /> : null}
      {data && !count && !visit ? (
        <div className="c-figures" data-stale={read.isPlaceholderData ? '' : undefined}>
          <Measures kind="count" asking={asking} counts={data.total} isVolumeOnly={data.isVolumeOnly} />
          {data.isVolumeOnly ? null : (
            <BacklogCard asking={asking} counts={data.total} day={days?.until ?? ''} isRunning={data.span.isRunning} />
          )}
          {data.isVolumeOnly ? (
            <Note>{t(FIGURES.groupsNote)}</Note>
          ) : (
            <>
              <Measures kind="share" asking={asking} counts={data.total} isVolumeOnly={false} />
              <TimesCard times={data.times} />
            </>
          )}
          <CourseCard asking={asking} onChange={onChange} />
          {mayAnywhere(me, VISITS) ? <VisitsCard asking={asking} span={span} /> : null}
          <GroupsCard asking={asking} lines={data.lines} onChange={onChange} />
          <p className="c-hint">{data.keptUntil ? t(FIGURES.kept, { at: data.keptUntil }) : t(FIGURES.notKept)}</p>
        </div>
      ) : null}
    </Page>
  )
}

type MeasuresProps = {
  kind: 'count' | 'share'
  asking: Asking
  counts: Parameters<typeof MeasureCard>[0]['counts']
  isVolumeOnly: boolean
}

function Measures({ kind, asking, counts, isVolumeOnly }: MeasuresProps) {
  const { t } = useLanguage()
  const names = MEASURE_NAMES.filter((name) => {
    const { of }: Measure = MEASURES[name]
    return (of === undefined) === (kind === 'count') && (!isVolumeOnly || isVolume(name))
  })
  return (
    <Card title={t(kind === 'count' ? FIGURES.volumes : FIGURES.shares)}>
      <div className="c-measures">
        {names.map((name) => (
          <MeasureCard key={name} name={name} counts={counts} asking={asking} />
        ))}
      </div>
    </Card>
  )
}
