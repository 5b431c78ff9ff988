import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { CODE_KIND_WORDS } from '../../../modules/grids/words.ts'
import type { InputOf, OutputOf } from '../../../platform/pure/contract.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf } from '../../kit/said.ts'
import { Choice } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty, Note } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import type { Ground } from './codes-page.tsx'
import { CODES } from './words.ts'

type By = InputOf<Queries['grids.codeFigures']>['by']
type Figures = OutputOf<Queries['grids.codeFigures']>
type Line = Figures['lines'][number]

const PERIODS = ['7', '30', '90', '365'] as const
const DAY = 86_400_000
const STEPS = ['scanned', 'opened', 'sent'] as const

/** Scanned, opened, sent: where people stop, by code, building, grid or kind. */
export function FiguresCard({ ground }: { ground: Ground }) {
  const { t } = useLanguage()
  const [days, setDays] = useState<(typeof PERIODS)[number]>('30')
  const [by, setBy] = useState<By>('code')
  const [today] = useState(() => new Date())
  const from = localDate(new Date(today.getTime() - (Number(days) - 1) * DAY))
  const read = useRead('grids.codeFigures', { ...ground, from, to: localDate(today), by }, { keepsFormer: true })
  return (
    <Card title={t(CODES.figures)}>
      <p className="c-hint">{t(CODES.figuresText)}</p>
      <div className="c-columns">
        <Choice
          label={t(CODES.period)}
          options={PERIODS.map((value) => ({ value, label: t(CODES.lastDays, { count: value }) }))}
          value={days}
          onChoose={setDays}
        />
        <Choice
          label={t(CODES.by)}
          options={[
            { value: 'code', label: t(CODES.byCode) },
            { value: 'building', label: t(CODES.byBuilding) },
            { value: 'grid', label: t(CODES.byGrid) },
            { value: 'kind', label: t(CODES.byKind) },
          ]}
          value={by}
          onChoose={setBy}
        />
      </div>
      <Awaiting read={read} lines={6} />
      {read.data ? <Shown figures={read.data} by={by} /> : null}
    </Card>
  )
}

function Shown({ figures, by }: { figures: Figures; by: By }) {
  const { t } = useLanguage()
  const { total, lines, silent, isMasked, isCut } = figures
  return (
    <>
      <dl className="c-funnel">
        {STEPS.map((step) => (
          <div key={step}>
            <dt>{t(CODES[step])}</dt>
            <dd>
              <strong>{total[step]}</strong>
              <span aria-hidden="true" className="c-funnel-bar">
                <span
                  style={{ inlineSize: `${share(total[step], Math.max(total.scanned, total.opened, total.sent))}%` }}
                />
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="c-hint">{t(CODES.silent, { count: silent })}</p>
      {isMasked ? <Note>{t(CODES.masked)}</Note> : null}
      {lines.length === 0 ? <Empty title={t(CODES.noCodesYet)} /> : <Lines lines={lines} by={by} />}
      {isCut ? <p className="c-hint">{t(CODES.isCut, { count: lines.length })}</p> : null}
    </>
  )
}

function Lines({ lines, by }: { lines: readonly Line[]; by: By }) {
  const { t } = useLanguage()
  const nameOf = (line: Line) =>
    by === 'kind' && isKeyOf(CODE_KIND_WORDS, line.id) ? t(CODE_KIND_WORDS[line.id]) : line.name || t(CODES.noBuilding)
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{t(CODES.place)}</th>
          {by === 'code' ? null : <th scope="col">{t(CODES.count)}</th>}
          {STEPS.map((step) => (
            <th scope="col" key={step}>
              {t(CODES[step])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">{nameOf(line)}</th>
            {by === 'code' ? null : <td data-title={t(CODES.count)}>{line.codes}</td>}
            {STEPS.map((step) => (
              <td key={step} data-title={t(CODES[step])}>
                {line[step] ?? t(CODES.few)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole)
}
