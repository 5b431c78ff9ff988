import { Button } from 'antd'
import { sayDay } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import '../figures/figures.css'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Empty, Note } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { type Asking, askingOf, fromOf, queryFor } from './asking.ts'
import { ClassesCard } from './classes-card.tsx'
import { CompareCard } from './compare-card.tsx'
import { LevelCourse } from './level-course.tsx'
import { LevelFilters } from './level-filters.tsx'
import { LevelPath } from './level-path.tsx'
import { LevelTotals } from './level-totals.tsx'
import { LevelVisits } from './level-visits.tsx'
import './levels.css'
import type { Picture } from './picture.ts'
import { StagesCard } from './stages-card.tsx'
import { UnusualCard } from './unusual-card.tsx'
import { LEVELS } from './words.ts'

/** A city, district or street: as a whole, and its places side by side. Nothing here is about a person, and nothing is ranked. */
export default function LevelsPage() {
  const { t, language } = useLanguage()
  const { query } = usePlace()
  const asking = askingOf(query)
  const from = fromOf(asking, useNow(60_000))
  const read = useRead(
    'dashboards.levels',
    {
      period: asking.period,
      from,
      ...(asking.within === null ? {} : { within: asking.within }),
      ...(asking.classCode === null ? {} : { class: asking.classCode }),
    },
    { keepsFormer: true, everyMillis: 60_000 },
  )
  const change = (next: Partial<Asking>) => navigate(hrefOf('/levels', queryFor({ ...asking, ...next })))
  const picture = read.problem ? undefined : read.data
  const now = new Date()
  const day = (date: string) => sayDay(new Date(`${date}T12:00:00+08:00`), language, now)
  return (
    <Page
      isWide
      title={picture ? t(LEVELS.title, { name: picture.name }) : t(LEVELS.plainTitle)}
      lead={
        picture
          ? `${t(LEVELS.lead, { from: day(picture.span.from), until: day(picture.span.until) })}${picture.span.isRunning ? t(LEVELS.running) : ''}`
          : null
      }
      tools={
        <Button className="c-no-print" onClick={() => print()}>
          {t(CONSOLE.print)}
        </Button>
      }
    >
      {picture ? <LevelPath asking={asking} picture={picture} /> : null}
      <LevelFilters asking={asking} onChange={change} />
      <Awaiting read={read} lines={10} />
      {picture ? (
        <div className="c-figures" data-stale={read.isPlaceholderData ? '' : undefined}>
          <Cards asking={asking} picture={picture} onChange={change} />
        </div>
      ) : null}
    </Page>
  )
}

type CardsProps = { asking: Asking; picture: Picture; onChange: (next: Partial<Asking>) => void }

function Cards({ asking, picture, onChange }: CardsProps) {
  const { t } = useLanguage()
  const isEmpty = picture.total.received === 0 && picture.total.open === 0 && picture.total.ended === 0
  return (
    <>
      {isEmpty ? (
        <Card>
          <Empty title={t(LEVELS.empty)}>
            <p>{t(LEVELS.emptyText)}</p>
          </Empty>
        </Card>
      ) : (
        <LevelTotals asking={asking} picture={picture} />
      )}
      {picture.hidesSmall ? <Note>{t(LEVELS.hiddenNote)}</Note> : null}
      <CompareCard asking={asking} picture={picture} onChange={onChange} />
      <UnusualCard asking={asking} picture={picture} />
      <StagesCard picture={picture} />
      <ClassesCard asking={asking} picture={picture} />
      <LevelCourse asking={asking} picture={picture} />
      <LevelVisits asking={asking} picture={picture} />
      <Freshness picture={picture} />
    </>
  )
}

/** How old the counts are, and of whom there are none. */
function Freshness({ picture: { freshness } }: { picture: Picture }) {
  const { t, moment } = useLanguage()
  const { communities, oldest, stale, never, oldestVisits } = freshness
  const late = stale - never
  return (
    <p className="c-hint">
      {oldest ? `${t(LEVELS.fresh, { n: communities, at: moment(oldest) })} ` : ''}
      {oldestVisits ? `${t(LEVELS.visitsAsOf, { at: moment(oldestVisits) })} ` : ''}
      {late > 0 ? `${t(LEVELS.late, { n: late })} ` : ''}
      {never > 0 ? `${t(LEVELS.never, { n: never })} ` : ''}
      {t(LEVELS.channelNote)}
    </p>
  )
}
