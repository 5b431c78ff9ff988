import { Button, Input } from 'antd'
import { useState } from 'react'
import type { MonthLine } from '../../../modules/stations/contract.ts'
import { monthCsv } from '../../../modules/stations/rules.ts'
import { MONTH_WORDS } from '../../../modules/stations/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import type { KeptStation } from './stations-page.tsx'
import { STATIONS } from './words.ts'

const FIGURES = ['visits', 'walkIns', 'kept', 'missed', 'cancelled'] as const

/** How many came in a month: per service, then per day and service, and as a file. */
export function MonthPart({ station, today }: { station: KeptStation; today: string }) {
  const { t, pick, language } = useLanguage()
  const [month, setMonth] = useState(today.slice(0, 7))
  const read = useRead('stations.month', { stationId: station.id, month })
  const { data } = read
  return (
    <>
      <div className="c-tools c-day-bar c-no-print">
        <Labelled label={<span className="k-offscreen">{t(STATIONS.whichMonth)}</span>}>
          {(control) => (
            <Input
              {...control}
              type="month"
              value={month}
              onChange={(event) => {
                if (/^20[2-9]\d-\d\d$/.test(event.target.value)) setMonth(event.target.value)
              }}
            />
          )}
        </Labelled>
        {data && data.lines.length > 0 ? (
          <Button
            onClick={() => save(monthCsv(data.lines, data.total, language), `${station.nameZh}-${data.month}.csv`)}
          >
            {t(STATIONS.file)}
          </Button>
        ) : null}
      </div>
      <Awaiting read={read} lines={6} />
      {data?.lines.length === 0 ? <Empty title={t(STATIONS.monthNone)} /> : null}
      {data && data.lines.length > 0 ? (
        <>
          <Card title={t(STATIONS.busiest)}>
            <p className="c-hint">{t(STATIONS.monthNote)}</p>
            <Figures
              rows={byOffering(data.lines).map((line) => ({ ...line, head: pick(line.nameZh, line.nameEn) }))}
              first={t(MONTH_WORDS.offering)}
              total={data.total}
            />
          </Card>
          <Card title={t(MONTH_WORDS.date)}>
            <Figures
              rows={data.lines.map((line) => ({ ...line, head: `${line.date} ${pick(line.nameZh, line.nameEn)}` }))}
              first={t(MONTH_WORDS.date)}
            />
          </Card>
        </>
      ) : null}
    </>
  )
}

type Counts = Pick<MonthLine, (typeof FIGURES)[number]>

function Figures({
  rows,
  first,
  total,
}: {
  rows: readonly (Counts & { head: string })[]
  first: string
  total?: Counts
}) {
  const { t } = useLanguage()
  const all = total ? [...rows, { ...total, head: t(MONTH_WORDS.total) }] : rows
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {FIGURES.map((key) => (
            <th key={key} scope="col" className="c-figure">
              {t(MONTH_WORDS[key])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {all.map((row) => (
          <tr key={row.head}>
            <th scope="row">{row.head}</th>
            {FIGURES.map((key) => (
              <td key={key} className="c-figure" data-title={t(MONTH_WORDS[key])}>
                {row[key]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The lines of all days together, the busiest service first. */
function byOffering(lines: readonly MonthLine[]): MonthLine[] {
  const sums = new Map<string, MonthLine>()
  for (const line of lines) {
    const sum = sums.get(line.offeringId)
    if (!sum) sums.set(line.offeringId, { ...line })
    else for (const key of FIGURES) sum[key] += line[key]
  }
  return [...sums.values()].sort((a, b) => b.visits - a.visits)
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
