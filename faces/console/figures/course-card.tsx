import { useMemo } from 'react'
import {
  type Count,
  type Counts,
  figureOf,
  firstDay,
  isVolume,
  MEASURE_NAMES,
  MEASURES,
  type Measure,
  type MeasureName,
  type Period,
} from '../../../modules/dashboards/rules.ts'
import type { Language } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useRead } from '../reads.ts'
import { type Asking, COURSE_PERIODS, filterFor } from './asking.ts'
import { ChartWithTable } from './chart-card.tsx'
import { FIGURES } from './words.ts'

const COLORS = { received: '#7aa7d6', ended: '#0b6654', open: '#874800' } as const
const PERIOD_WORDS = { day: FIGURES.byDay, week: FIGURES.byWeek, month: FIGURES.byMonth } as const

type CourseCardProps = { asking: Asking; onChange: (next: Partial<Asking>) => void }

/** The same figures over the last days, weeks or months. */
export function CourseCard({ asking, onChange }: CourseCardProps) {
  const speech = useLanguage()
  const { t, language } = speech
  const last = firstDay(asking.course, useNow(60_000))
  const read = useRead(
    'dashboards.course',
    { filter: filterFor(asking), period: asking.course, last, periods: COURSE_PERIODS[asking.course] },
    { keepsFormer: true },
  )
  const lines = read.data?.lines
  const isVolumeOnly = read.data?.isVolumeOnly === true
  const measure = asking.measure !== null && (!isVolumeOnly || isVolume(asking.measure)) ? asking.measure : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` follows from the language.
  const series = useMemo(() => seriesOf(lines ?? [], measure, t), [lines, measure, language])
  const labels = useMemo(
    () => (lines ?? []).map((one) => sayStep(asking.course, one.from, language)),
    [lines, asking.course, language],
  )
  const isShare = measure !== null && isShareOf(measure)
  return (
    <Card
      title={t(FIGURES.course)}
      tools={
        <div className="c-tools c-no-print">
          <Select<MeasureName | 'volumes'>
            aria-label={t(FIGURES.courseOf)}
            className="c-figures-select"
            popupMatchSelectWidth={false}
            value={measure ?? 'volumes'}
            options={[
              { value: 'volumes', label: t(FIGURES.courseVolumes) },
              ...MEASURE_NAMES.filter((name) => !isVolumeOnly || isVolume(name)).map((name) => ({
                value: name,
                label: t(MEASURES[name].label),
              })),
            ]}
            onChange={(next) => onChange({ measure: next === 'volumes' ? null : next })}
          />
          <Select
            aria-label={t(FIGURES.coursePeriod)}
            className="c-figures-select"
            popupMatchSelectWidth={false}
            value={asking.course}
            options={(['day', 'week', 'month'] as const).map((one) => ({ value: one, label: t(PERIOD_WORDS[one]) }))}
            onChange={(course) => onChange({ course })}
          />
        </div>
      }
    >
      {read.data ? (
        <>
          <ChartWithTable
            caption={`${t(FIGURES.course)} · ${t(PERIOD_WORDS[asking.course])}`}
            first={t(FIGURES.period)}
            labels={labels}
            series={series}
            isShare={isShare}
            ink="#4a5852"
            lines="#dbe2dd"
            height={300}
          />
          {lines?.at(-1)?.isRunning ? <p className="c-hint">{t(FIGURES.running)}</p> : null}
        </>
      ) : (
        <Awaiting read={read} lines={6} />
      )}
    </Card>
  )
}

function isShareOf(name: MeasureName): boolean {
  const { of }: Measure = MEASURES[name]
  return of !== undefined
}

function seriesOf(
  lines: readonly { readonly counts: Counts }[],
  measure: MeasureName | null,
  t: (word: Measure['label']) => string,
) {
  if (measure !== null)
    return [
      {
        key: measure,
        name: t(MEASURES[measure].label),
        as: isShareOf(measure) ? ('line' as const) : ('bar' as const),
        color: COLORS.ended,
        values: lines.map((one) => figureOf(measure, one.counts)),
      },
    ]
  return courseOfVolumes(lines, t, COLORS)
}

/** What came in and what ended as bars, what stayed open as a line. */
export function courseOfVolumes(
  lines: readonly { readonly counts: Counts }[],
  t: (word: Measure['label']) => string,
  colors: Readonly<Record<'received' | 'ended' | 'open', string>>,
) {
  const of = (count: Count) => lines.map((one) => one.counts[count] ?? 0)
  return [
    {
      key: 'received',
      name: t(MEASURES.received.label),
      as: 'bar' as const,
      color: colors.received,
      values: of('received'),
    },
    ...(lines.some((one) => one.counts.ended !== undefined)
      ? [
          {
            key: 'ended',
            name: t(MEASURES.ended.label),
            as: 'bar' as const,
            color: colors.ended,
            values: of('ended'),
          },
        ]
      : []),
    { key: 'open', name: t(MEASURES.open.label), as: 'line' as const, color: colors.open, values: of('open') },
  ]
}

/** A day as «11-30», a week by its Monday, a month as «2026-11». */
export function sayStep(period: Period, from: string, language: Language): string {
  if (period === 'month') return from.slice(0, 7)
  const day = from.slice(5)
  return period === 'week' ? (language === 'zh' ? `${day} 起` : `from ${day}`) : day
}
