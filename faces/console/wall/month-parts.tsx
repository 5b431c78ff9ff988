import { useMemo } from 'react'
import { MEASURES, type Measure, type MeasureName } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { ChartWithTable } from '../figures/chart-card.tsx'
import { courseOfVolumes, sayStep } from '../figures/course-card.tsx'
import { sayFigure, saySureness, sayWorking } from '../figures/figure-text.ts'
import { Link } from '../router.tsx'
import { to } from './drill.ts'
import type { PartProps } from './use-wall-reads.ts'
import { WallPart } from './wall-part.tsx'
import { WALL } from './words.ts'

/** Content stands beside the share that was rated at all: alone it would flatter. */
const SHOWN = [
  'on_time_rate',
  'urgent_on_time_rate',
  'content_rate',
  'rated_share',
] as const satisfies readonly MeasureName[]

/** How fast people heard, how much was closed in time, and what they said of it. */
export function ClosingPart({ reads: { month }, gridId }: PartProps) {
  const { t, language } = useLanguage()
  const counts = month.data?.total ?? {}
  const first = month.data?.times.response
  const days = month.data ? ({ span: 'own', from: month.data.span.from, until: month.data.span.until } as const) : {}
  return (
    <WallPart title={t(WALL.closing)} read={month} href={to({ gridId, ...days })}>
      <dl className="w-facts">
        <div>
          <dt>{t(WALL.firstContact)}</dt>
          <dd>{first ? sayWorking(first.median, language) : '—'}</dd>
        </div>
        {SHOWN.map((name) => {
          const { top, of, label }: Measure = MEASURES[name]
          const said = sayFigure(name, counts)
          const sure = saySureness(name, counts)
          return (
            <div key={name}>
              <dt>{t(label)}</dt>
              <dd>
                <Link href={to({ gridId, count: of ?? top, ...days })} label={`${t(label)} ${said}`}>
                  {said}
                </Link>
                {sure && of ? (
                  <small>
                    {counts[top] ?? 0}/{counts[of] ?? 0} · {sure}
                  </small>
                ) : null}
              </dd>
            </div>
          )
        })}
      </dl>
    </WallPart>
  )
}

const COLORS = { received: '#7ab0ea', ended: '#58c7a8', open: '#ffc46b' } as const

/** What came in, ended and stayed open, day by day. */
export function CoursePart({ reads: { course }, gridId }: PartProps) {
  const { t, language } = useLanguage()
  const lines = course.data?.lines
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` follows from the language.
  const series = useMemo(() => courseOfVolumes(lines ?? [], t, COLORS), [lines, language])
  const labels = useMemo(() => (lines ?? []).map((one) => sayStep('day', one.from, language)), [lines, language])
  return (
    <WallPart title={t(WALL.course)} read={course} href={to({ gridId })} className="w-course">
      <ChartWithTable
        caption={t(WALL.course)}
        first={t(WALL.day)}
        labels={labels}
        series={series}
        ink="#c8d8d0"
        lines="#2a3f37"
        height="100%"
        fontSize={14}
      />
    </WallPart>
  )
}
