import { Button } from 'antd'
import { useState } from 'react'
import { firstDay, stepped } from '../../../modules/dashboards/rules.ts'
import { PERIOD_WORDS } from '../../../modules/reports/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Empty, Note, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { REPORTS } from './words.ts'

const LEVELS: readonly string[] = ['ordinary', 'main', 'subdistrict']

/** Reports: one made now, and all that were made, with their files. */
export default function ReportsPage() {
  const { t } = useLanguage()
  return (
    <Page isWide title={t(REPORTS.title)} lead={t(REPORTS.lead)}>
      <MakeCard />
      <ArchiveCard />
    </Page>
  )
}

function MakeCard() {
  const { t } = useLanguage()
  const now = useNow()
  const act = useAct('reports.makeReport')
  const [gridId, setGrid] = useState<string | null>(null)
  const [period, setPeriod] = useState<'week' | 'month'>('week')
  const [said, setSaid] = useState<'made' | 'same' | 'differs' | null>(null)
  const make = async () => {
    if (gridId === null) return
    setSaid(null)
    const done = await act.run({ gridId, period, from: stepped(period, firstDay(period, new Date(now)), -1) })
    if (!done) return
    setSaid(done.isSame === null ? 'made' : done.isSame ? 'same' : 'differs')
    refresh('reports.archive')
  }
  return (
    <Card title={t(REPORTS.make)}>
      <form
        noValidate
        className="c-form"
        onSubmit={(event) => {
          event.preventDefault()
          make()
        }}
      >
        <Labelled label={t(REPORTS.grid)}>
          {(control) => (
            <GridPicker
              control={control}
              value={gridId}
              onChange={setGrid}
              among={(grid) => LEVELS.includes(grid.level) && grid.kind !== 'dedicated'}
              placeholder={t(REPORTS.gridNone)}
            />
          )}
        </Labelled>
        <Choice
          label={t(REPORTS.period)}
          options={[
            { value: 'week', label: t(REPORTS.lastWeek) },
            { value: 'month', label: t(REPORTS.lastMonth) },
          ]}
          value={period}
          onChoose={setPeriod}
        />
        <Problem error={act.error} />
        <div role="status">{said ? <Note tone="success">{t(REPORTS[said])}</Note> : null}</div>
        <div className="c-form-foot">
          <Button type="primary" htmlType="submit" loading={act.isBusy} disabled={gridId === null}>
            {t(REPORTS.makeNow)}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function ArchiveCard() {
  const { t, moment, language } = useLanguage()
  const { tenant } = useMe()
  const read = useRead('reports.archive', {})
  const reports = read.data?.reports ?? []
  return (
    <Card title={t(REPORTS.archive)}>
      <Awaiting read={read} lines={4} />
      {read.data && reports.length === 0 ? <Empty title={t(REPORTS.none)}>{t(REPORTS.noneText)}</Empty> : null}
      {reports.length > 0 ? (
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
            {reports.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.place} · {t(PERIOD_WORDS[one.period])}{' '}
                  <span className="c-hint">
                    {t(REPORTS.edition, { n: one.edition })} {one.isScheduled ? t(REPORTS.scheduled) : null}
                  </span>
                </th>
                <td data-title={t(REPORTS.days)}>
                  {one.from} – {one.until}
                </td>
                <td data-title={t(REPORTS.madeAt)}>{moment(one.madeAt)}</td>
                <td data-title={t(REPORTS.files)}>
                  {(['pdf', 'xlsx'] as const).map((form) => (
                    <a
                      key={form}
                      className="c-row-link"
                      href={`/reports/${tenant}/${one.id}/${form}?language=${language}`}
                      aria-label={`${t(REPORTS[form])} ${one.place} ${one.from} ${t(REPORTS.edition, { n: one.edition })}`}
                      download
                    >
                      {t(REPORTS[form])}{' '}
                    </a>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {read.data?.hasMore ? <p className="c-hint">{t(REPORTS.more, { count: reports.length })}</p> : null}
    </Card>
  )
}
