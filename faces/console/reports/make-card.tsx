import { Button } from 'antd'
import { useState } from 'react'
import { firstDay, stepped } from '../../../modules/dashboards/rules.ts'
import { ACCESS } from '../../../modules/reports/access.ts'
import { untilOf } from '../../../modules/reports/rules.ts'
import { PERIOD_WORDS } from '../../../modules/reports/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMay, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { isReason, ReasonField } from '../parts/reason-field.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { hasReports } from './places.ts'
import { REPORTS } from './words.ts'

/** How far back one can be made by hand. */
const BACK = { week: 12, month: 12 } as const

/** Makes the report of a period that is over; of one that has a report, the next edition, with its reason. */
export function MakeCard() {
  const { t } = useLanguage()
  const now = useNow()
  const tree = useTree()
  const may = useMay()
  const home = homeOf(useMe(), tree)
  const act = useAct('reports.makeReport')
  const [picked, setGrid] = useState<string | null | undefined>()
  const gridId = picked === undefined ? (home && hasReports(home) ? home.id : null) : picked
  const [period, setPeriod] = useState<'week' | 'month'>('week')
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const [made, setMade] = useState<{ id: string; edition: number; isSame: boolean | null } | null>(null)
  const present = firstDay(period, new Date(now))
  const days = Array.from({ length: BACK[period] }, (_, i) => stepped(period, present, -1 - i))
  const from = days.find((day) => day === chosen) ?? days[0]
  const standing = useRead('reports.archive', gridId === null ? null : { gridId, period, from })
  const former = standing.data?.reports.find((one) => one.gridId === gridId)
  const make = async () => {
    setSent(true)
    if (gridId === null || (former && !isReason(reason))) return
    setMade(null)
    const done = await act.run({ gridId, period, from, ...(former ? { reason: reason.trim() } : {}) })
    // Somebody made one meanwhile: now a reason is asked for.
    refresh('reports.archive')
    if (!done) return
    setMade({ id: done.head.id, edition: done.head.edition, isSame: done.isSame })
    setReason('')
    setSent(false)
  }
  return (
    <Card title={t(REPORTS.make)} className="c-no-print">
      <form
        noValidate
        className="c-form"
        onSubmit={(event) => {
          event.preventDefault()
          make()
        }}
      >
        <div className="c-columns">
          <Labelled label={t(REPORTS.grid)}>
            {(control) => (
              <GridPicker
                control={control}
                value={gridId}
                onChange={setGrid}
                among={(grid) => hasReports(grid) && may(ACCESS.makeReport, grid.id)}
                placeholder={t(REPORTS.gridNone)}
              />
            )}
          </Labelled>
          <Choice
            label={t(REPORTS.kind)}
            options={[
              { value: 'week', label: t(PERIOD_WORDS.week) },
              { value: 'month', label: t(PERIOD_WORDS.month) },
            ]}
            value={period}
            onChoose={setPeriod}
          />
          <Labelled label={t(REPORTS.period)}>
            {(control) => (
              <Select
                {...control}
                value={from}
                options={days.map((day) => ({ value: day, label: `${day} – ${untilOf(period, day)}` }))}
                onChange={setChosen}
              />
            )}
          </Labelled>
        </div>
        {former ? (
          <>
            <Note>{t(REPORTS.standsAlready, { n: former.edition })}</Note>
            <ReasonField
              label={t(REPORTS.why)}
              hint={t(REPORTS.whyHint)}
              value={reason}
              onChange={setReason}
              usual={[REPORTS.whyTemplate, REPORTS.whyData]}
              wasSent={wasSent}
            />
          </>
        ) : null}
        <Problem error={act.error} />
        <div role="status">
          {act.isBusy ? <Note>{t(REPORTS.making, { from, until: untilOf(period, from) })}</Note> : null}
          {made ? (
            <Note tone="success" action={<Link href={hrefOf('/reports', { id: made.id })}>{t(REPORTS.openIt)}</Link>}>
              {t(made.isSame === null ? REPORTS.made : made.isSame ? REPORTS.same : REPORTS.differs, {
                n: made.edition,
              })}
            </Note>
          ) : null}
        </div>
        <div className="c-form-foot">
          <Button type="primary" htmlType="submit" loading={act.isBusy} disabled={gridId === null}>
            {t(REPORTS.makeNow)}
          </Button>
        </div>
      </form>
    </Card>
  )
}
