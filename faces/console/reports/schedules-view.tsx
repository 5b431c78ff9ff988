import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { LEVEL_WORDS } from '../../../modules/grids/words.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { ACCESS } from '../../../modules/reports/access.ts'
import { toldOf } from '../../../modules/reports/rules.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useMay } from '../me.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { SCHEDULES } from './words.ts'

export type Schedule = OutputOf<Queries['reports.schedules']>['schedules'][number]

/** What is made by itself, for which place, when next, and who is told. */
export default function SchedulesView() {
  const { t } = useLanguage()
  const may = useMay()
  const read = useRead('reports.schedules', {}, { everyMillis: 60_000 })
  const [changed, setChanged] = useState<Schedule | null>(null)
  const schedules = read.data?.schedules ?? []
  return (
    <Card>
      <Awaiting read={read} lines={4} />
      {read.data && schedules.length === 0 ? <Empty title={t(SCHEDULES.none)}>{t(SCHEDULES.noneText)}</Empty> : null}
      {schedules.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(SCHEDULES.place)}</th>
              <th scope="col">{t(SCHEDULES.weekly)}</th>
              <th scope="col">{t(SCHEDULES.monthly)}</th>
              <th scope="col">{t(SCHEDULES.told)}</th>
              <th scope="col">
                <span className="k-offscreen">{t(SCHEDULES.change)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {schedules.map((one) => (
              <tr key={one.gridId}>
                <th scope="row">
                  {one.place}
                  <div className="c-hint">{t(LEVEL_WORDS[one.level])}</div>
                  {one.waiting > 0 ? (
                    <div className="c-hint">{t(SCHEDULES.waiting, { count: one.waiting })}</div>
                  ) : null}
                </th>
                <td data-title={t(SCHEDULES.weekly)}>
                  <Next next={one.nextWeekly} />
                </td>
                <td data-title={t(SCHEDULES.monthly)}>
                  <Next next={one.nextMonthly} />
                </td>
                <td data-title={t(SCHEDULES.told)}>
                  <Told one={one} />
                </td>
                <td>
                  {may(ACCESS.setSchedule, one.gridId) ? (
                    <Button size="small" onClick={() => setChanged(one)}>
                      {t(SCHEDULES.change)}
                      <span className="k-offscreen"> {one.place}</span>
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {changed ? <ScheduleDialog schedule={changed} onClose={() => setChanged(null)} /> : null}
    </Card>
  )
}

function Next({ next }: { next: Schedule['nextWeekly'] }) {
  const { t, moment } = useLanguage()
  if (!next) return <span className="c-hint">{t(SCHEDULES.off)}</span>
  return t(SCHEDULES.next, { at: moment(next.at), from: next.from, until: next.until })
}

function Told({ one }: { one: Schedule }) {
  const { t, language } = useLanguage()
  if (!one.isWeekly && !one.isMonthly) return <span className="c-hint">–</span>
  const roles = toldOf(one.level, one.roles)
  const said = roles.map((role) => {
    const names = one.told.filter((told) => told.role === role).map(({ name }) => name)
    return `${t(ROLE_WORDS[role])} ${names.join('、') || t(SCHEDULES.vacant)}`
  })
  return (
    <>
      {said.length === 0 ? t(SCHEDULES.nobody) : said.join(language === 'zh' ? '；' : '; ')}
      {one.level === 'main' && one.below > 0 ? (
        <div className="c-hint">
          {one.isBelow ? t(SCHEDULES.below, { count: one.below }) : t(SCHEDULES.notBelow)}{' '}
          {one.isBelow && one.belowVacant > 0 ? t(SCHEDULES.belowVacant, { count: one.belowVacant }) : null}
        </div>
      ) : null}
    </>
  )
}
