import { useMemo } from 'react'
import { type AnyMeasureName, isAnyVolume, measureOf, PERIODS } from '../../../modules/dashboards/rules.ts'
import type { AskData, AskGroup } from '../../../modules/reports/contract.ts'
import { GROUP_WORDS } from '../../../modules/reports/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import type { Language } from '../../../platform/pure/words.ts'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { ChartAlone } from '../figures/chart-card.tsx'
import { sayStep } from '../figures/course-card.tsx'
import { GroupFigure } from '../figures/group-figure.tsx'
import { FIGURES } from '../figures/words.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMe } from '../me.ts'
import { Empty, Note } from '../parts/said.tsx'
import { type Asked, drillTo } from './question.ts'
import { ASK } from './words.ts'

type Answer = OutputOf<typeof AskData>
type Line = Answer['lines'][number]

/** Of one darkness and of different hues; the table says the same to who does not tell them apart. */
const COLORS = ['#0b6654', '#2f6fb0', '#874800', '#8a3c7f', '#5b7a12', '#b0433a', '#3d4c9e', '#5f6b66'] as const

type AnswerProps = { asked: Asked; answer: Answer; question: string }

/** The answer as a chart and as the table that says the same; each figure of the table lists its cases. */
export function AnswerView({ asked: now, answer, question }: AnswerProps) {
  const { t } = useLanguage()
  // The former answer stands until the next is there, and is what it was asked for.
  const { groupBy, measures } = answer
  const asked = useMemo(() => ({ ...now, groupBy, measures }), [now, groupBy, measures])
  const isEmpty = answer.lines.length === 0 && asked.groupBy !== 'all'
  return (
    <>
      {asked.chart !== 'none' && answer.lines.length > 0 ? <Charts asked={asked} answer={answer} /> : null}
      {isEmpty ? (
        <Empty title={t(ASK.none)}>
          <p>{t(ASK.noneText)}</p>
        </Empty>
      ) : (
        <AnswerTable asked={asked} answer={answer} question={question} />
      )}
      {answer.isVolumeOnly || answer.lines.some((one) => one.isVolumeOnly) ? (
        <Note>{t(FIGURES.groupsNote)}</Note>
      ) : null}
      {answer.isRunning && isStep(asked.groupBy) ? <p className="c-hint">{t(FIGURES.running)}</p> : null}
    </>
  )
}

/** Counts and shares have an axis each. */
function Charts({ asked, answer }: Pick<AnswerProps, 'asked' | 'answer'>) {
  const speech = useLanguage()
  const { language } = speech
  // biome-ignore lint/correctness/useExhaustiveDependencies: `speech` follows from the language.
  const drawn = useMemo(() => {
    const labels = answer.lines.map((one) => labelOf(one, asked.groupBy, speech))
    const of = (isShare: boolean) =>
      asked.measures.flatMap((name, i) =>
        isShareOf(name) === isShare
          ? [
              {
                key: name,
                name: speech.t(measureOf(name).label),
                as: asked.chart === 'lines' ? ('line' as const) : ('bar' as const),
                color: COLORS[i % COLORS.length],
                values: answer.lines.map((one) => one.values[name] ?? null),
              },
            ]
          : [],
      )
    return { labels, parts: [of(false), of(true)] }
  }, [answer, asked.measures, asked.chart, asked.groupBy, language])
  return (
    <div className="c-ask-charts">
      {drawn.parts.map((series, i) =>
        series.length > 0 ? (
          <ChartAlone
            key={i === 0 ? 'counts' : 'shares'}
            labels={drawn.labels}
            series={series}
            isShare={i === 1}
            ink="#4a5852"
            lines="#dbe2dd"
            height={280}
          />
        ) : null,
      )}
    </div>
  )
}

function AnswerTable({ asked, answer, question }: AnswerProps) {
  const speech = useLanguage()
  const { t } = speech
  const { rootId, gridOf } = useGround(asked)
  const to = (key: string | null) => drillTo(asked, answer, key, rootId, gridOf)
  return (
    <table className="c-figures-table c-ask-table">
      <caption className="k-offscreen">{question}</caption>
      <thead>
        <tr>
          <th scope="col">{t(GROUP_WORDS[asked.groupBy])}</th>
          {asked.measures.map((name) => (
            <th key={name} scope="col">
              {t(measureOf(name).label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answer.lines.map((line) => {
          const asking = to(line.key)
          const label = labelOf(line, asked.groupBy, speech)
          return (
            <Row
              key={line.key}
              label={asking === null && asked.groupBy === 'grid' ? t(FIGURES.itself, { name: label }) : label}
              asked={asked}
              line={line}
              asking={asking}
            />
          )
        })}
      </tbody>
      <tfoot>
        <Row
          label={t(isStep(asked.groupBy) ? ASK.wholeSpan : ASK.whole)}
          asked={asked}
          line={{ ...answer.total, isVolumeOnly: answer.isVolumeOnly }}
          asking={to(null)}
        />
      </tfoot>
    </table>
  )
}

type RowProps = {
  label: string
  asked: Asked
  line: Pick<Line, 'counts' | 'isVolumeOnly'>
  asking: ReturnType<typeof drillTo>
}

function Row({ label, asked, line, asking }: RowProps) {
  const { t } = useLanguage()
  return (
    <tr>
      <th scope="row">{label}</th>
      {asked.measures.map((name) => (
        <td key={name} data-title={t(measureOf(name).label)}>
          {line.isVolumeOnly && !isAnyVolume(name) ? (
            '—'
          ) : (
            <GroupFigure name={name} counts={line.counts} asking={asking} group={label} />
          )}
        </td>
      ))}
    </tr>
  )
}

/** The grid that the answer is about, and which grid is the whole of a community. */
function useGround({ gridId }: Asked) {
  const tree = useTree()
  const home = homeOf(useMe(), tree)
  const gridOf = (communityId: string) => {
    const mains = tree.all.filter((grid) => grid.communityId === communityId && grid.level === 'main')
    return mains.length === 1 ? mains[0]?.id : undefined
  }
  return { rootId: gridId ?? home?.id, gridOf }
}

function labelOf(line: Line, groupBy: AskGroup, { language, pick }: Speech): string {
  return isStep(groupBy) ? sayStepOf(groupBy, line.key, language) : pick(line.label.zh, line.label.en)
}

function sayStepOf(groupBy: AskGroup, key: string, language: Language): string {
  const period = PERIODS.find((one) => one === groupBy)
  return period ? sayStep(period, key, language) : key
}

function isStep(groupBy: AskGroup): boolean {
  return PERIODS.some((one) => one === groupBy)
}

function isShareOf(name: AnyMeasureName): boolean {
  return measureOf(name).of !== undefined
}
