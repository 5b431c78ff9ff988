import { type Language, say, type Word } from '../../../platform/pure/words.ts'
import {
  type Count,
  type Counts,
  figureOf,
  MEASURES,
  type Measure,
  type MeasureName,
  VISIT_MEASURE_NAMES,
  VISIT_MEASURES,
  VISIT_VOLUMES,
  type VisitCounts,
  type VisitMeasure,
  visitFigure,
} from '../../dashboards/rules.ts'
import { SECTION_WORDS } from '../words.ts'
import { measured } from './measured.ts'
import { PRINT_WORDS } from './table-words.ts'
import type { Section, Template } from './template.ts'

type Names = Readonly<Record<string, Word>>
type Group = { readonly key: string; readonly counts: Counts; readonly isVolumeOnly?: boolean }
type Visits = {
  readonly total: VisitCounts
  readonly before: VisitCounts
  readonly grids: readonly { readonly key: string; readonly counts: VisitCounts; readonly isVolumeOnly: boolean }[]
}
type Time = { readonly median: number; readonly p90: number; readonly n: number } | null

/** What is drawn: how, of which counts, and what their keys are called. */
export type Drawn = {
  readonly layout: Template
  readonly figures: {
    readonly total: Counts
    readonly before: Counts
    readonly course: readonly { readonly from: string; readonly counts: Counts }[]
    readonly classes: readonly Group[]
    readonly channels: readonly Group[]
    readonly grids: readonly Group[]
    readonly times: { readonly response: Time; readonly handling: Time }
    readonly visits: Visits | null
  }
  readonly labels: { readonly classes: Names; readonly channels: Names; readonly grids: Names }
}

/** A part of a report as rows; `bars`: which column a chart shows beside them. */
export type Table = {
  readonly section: Section
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly note: string | null
  readonly bars: readonly { readonly label: string; readonly value: number }[]
}

/** How many bars a chart shows; the table below has all. */
const MOST_BARS = 12

/** The parts of a report in its own order, as screen, PDF and workbook show them. */
export function tablesOf(report: Drawn, language: Language): Table[] {
  return report.layout.sections.map((section) => {
    const part = PARTS[section](report, language)
    const hasChart = report.layout.charts.some((one) => one === section)
    const bars = hasChart ? part.bars.slice(0, MOST_BARS) : []
    const notes = [part.note, hasChart && part.bars.length > MOST_BARS ? PRINT_WORDS.someBars[language] : null]
    return {
      section,
      title: SECTION_WORDS[section][language],
      ...part,
      bars,
      note: notes.filter(Boolean).join(' ') || null,
    }
  })
}

type Part = Omit<Table, 'section' | 'title'>
const FUNNEL = ['grid', 'community', 'subdistrict'] as const
const AGES = ['open_day', 'open_3_days', 'open_week', 'open_month', 'open_older'] as const satisfies readonly Count[]
const OF_GROUPS: readonly MeasureName[] = ['received', 'ended', 'open', 'late', 'on_time_rate']

const PARTS = {
  measures: ({ layout, figures }, to) => ({
    head: [PRINT_WORDS.measure, PRINT_WORDS.present, PRINT_WORDS.before, PRINT_WORDS.means].map((word) => word[to]),
    rows: layout.measures.map((name) => {
      const { label, formula, version }: Measure = MEASURES[name]
      return [
        label[to],
        withCounts(name, figures.total),
        measured(name, figures.before, false) || '–',
        `${formula[to]} (v${version.n})`,
      ]
    }),
    note: null,
    bars: [],
  }),
  course: ({ figures }, to) => ({
    head: [PRINT_WORDS.from[to], ...OF_GROUPS.map((name) => MEASURES[name].label[to])],
    rows: figures.course.map(({ from, counts }) => [from, ...cells(counts, false)]),
    note: null,
    bars: figures.course.map(({ from, counts }) => ({ label: from.slice(5), value: counts.received ?? 0 })),
  }),
  funnel: ({ figures: { total } }, to) => ({
    head: [PRINT_WORDS.tier, PRINT_WORDS.ended, PRINT_WORDS.open].map((word) => word[to]),
    rows: FUNNEL.map((tier) => [PRINT_WORDS[tier][to], said(total[`ended_${tier}`]), said(total[`open_${tier}`])]),
    note: null,
    bars: FUNNEL.map((tier) => ({ label: PRINT_WORDS[tier][to], value: total[`ended_${tier}`] ?? 0 })),
  }),
  ageing: ({ figures: { total } }, to) => ({
    head: [PRINT_WORDS.age[to], PRINT_WORDS.open[to]],
    rows: AGES.map((age) => [PRINT_WORDS[age][to], said(total[age])]),
    note: null,
    bars: AGES.map((age) => ({ label: PRINT_WORDS[age][to], value: total[age] ?? 0 })),
  }),
  classes: ({ figures, labels }, to) => grouped(figures.classes, labels.classes, PRINT_WORDS.class, to),
  channels: ({ figures, labels }, to) => grouped(figures.channels, labels.channels, PRINT_WORDS.channel, to),
  grids: ({ figures, labels }, to) => ({
    ...grouped(figures.grids, labels.grids, PRINT_WORDS.grid, to),
    note: figures.grids.some((one) => one.isVolumeOnly) ? PRINT_WORDS.volumeOnly[to] : null,
  }),
  times: ({ figures: { times } }, to) => ({
    head: [PRINT_WORDS.time, PRINT_WORDS.median, PRINT_WORDS.p90, PRINT_WORDS.n].map((word) => word[to]),
    rows: (['response', 'handling'] as const).map((kind) => {
      const found = times[kind]
      return [
        PRINT_WORDS[kind][to],
        ...(found ? [hours(found.median), hours(found.p90), said(found.n)] : ['–', '–', '0']),
      ]
    }),
    note: PRINT_WORDS.workingHours[to],
    bars: [],
  }),
  visits: ({ figures: { visits }, labels }, to) => {
    const nameOf = (key: string) => labels.grids[key]?.[to] ?? key
    const means = VISIT_MEASURE_NAMES.map((name) => {
      const { label, formula, version }: VisitMeasure = VISIT_MEASURES[name]
      return say(PRINT_WORDS.meansOf, to, { label: label[to], formula: formula[to], n: version.n })
    })
    return {
      head: [PRINT_WORDS.grid[to], ...VISIT_COLUMNS.map((column) => visitWord(column)[to])],
      rows: visits
        ? [
            [PRINT_WORDS.total[to], ...visitCells(visits.total, false)],
            [PRINT_WORDS.before[to], ...visitCells(visits.before, false)],
            ...visits.grids.map(({ key, counts, isVolumeOnly }) => [nameOf(key), ...visitCells(counts, isVolumeOnly)]),
          ]
        : [],
      note: visits ? means.join(' ') : PRINT_WORDS.notCountedThen[to],
      bars: [],
    }
  },
} as const satisfies Record<Section, (report: Drawn, to: Language) => Part>

function grouped(groups: readonly Group[], names: Names, of: Word, to: Language): Part {
  const nameOf = (key: string) => names[key]?.[to] ?? key
  return {
    head: [of[to], ...OF_GROUPS.map((name) => MEASURES[name].label[to])],
    rows: groups.map(({ key, counts, isVolumeOnly }) => [nameOf(key), ...cells(counts, isVolumeOnly ?? false)]),
    note: null,
    bars: groups.map(({ key, counts }) => ({ label: nameOf(key), value: counts.received ?? 0 })),
  }
}

/** Counts that are zero are not kept, so what is absent is shown as none – of a micro grid only what is counted there. */
function cells(counts: Counts, isVolumeOnly: boolean): string[] {
  return OF_GROUPS.map((name) => measured(name, counts, isVolumeOnly) || '–')
}

/** What is shown of doors and visits: each share stands behind what it is a share of. */
const VISIT_COLUMNS = ['doors_due', 'visited_rate', 'visits', 'met_rate', 'doors', 'reached_rate'] as const

function isVisitCount(column: (typeof VISIT_COLUMNS)[number]): column is 'doors_due' | 'visits' | 'doors' {
  return column === 'doors_due' || column === 'visits' || column === 'doors'
}

function visitWord(column: (typeof VISIT_COLUMNS)[number]): Word {
  return isVisitCount(column) ? PRINT_WORDS[column] : VISIT_MEASURES[column].label
}

/** Of a micro grid only what lies in it: how often somebody walks there would be about one or two people. */
function visitCells(counts: VisitCounts, isVolumeOnly: boolean): string[] {
  return VISIT_COLUMNS.map((column) => {
    if (isVisitCount(column)) return isVolumeOnly && !VISIT_VOLUMES.includes(column) ? '–' : said(counts[column])
    const value = isVolumeOnly ? null : visitFigure(column, counts)
    return value === null ? '–' : `${(value * 100).toFixed(1)}%`
  })
}

/** A share with what it is a share of: 7 of 9 is another thing than 70 of 90. */
function withCounts(name: MeasureName, counts: Counts): string {
  const { top, of }: Measure = MEASURES[name]
  if (of === undefined) return String(figureOf(name, counts) ?? 0)
  return `${measured(name, counts, false) || '–'} (${counts[top] ?? 0}/${counts[of] ?? 0})`
}

function said(n: number | undefined): string {
  return String(n ?? 0)
}

function hours(minutes: number): string {
  return (minutes / 60).toFixed(1)
}
