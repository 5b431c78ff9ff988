import { Button } from 'antd'
import { useState } from 'react'
import type { Community } from '../../../modules/grids/contract.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { Shift } from '../../../modules/rosters/contract.ts'
import { localDate, localParts, sayDay } from '../../../platform/pure/time.ts'
import { sayMinutes } from '../../kit/clock-time.ts'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Card } from '../parts/page.tsx'
import { PrintSheet } from '../parts/print-sheet.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { MyTurns } from './my-turns.tsx'
import { PlanShift } from './plan-shift.tsx'
import { RosterHours } from './roster-hours.tsx'
import { ROSTER } from './roster-words.ts'

type Doing = 'plan' | 'hours' | 'print' | { readonly remove: Shift }
type Day = {
  date: string
  shifts: Shift[]
  hours: { from: number; until: number }[]
  gaps: { from: number; until: number }[]
}

/** Who is on duty in a week, and where nobody is; it can be printed. */
export function RosterPart({ community }: { community: Community }) {
  const speech = useLanguage()
  const { t } = speech
  const [from, setFrom] = useState(mondayOf(new Date()))
  const [doing, setDoing] = useState<Doing | null>(null)
  const read = useRead('rosters.week', { communityId: community.id, from }, { keepsFormer: true })
  const days = read.data?.days ?? []
  const mayPlan = read.data?.mayPlan === true
  const isUnset = read.data !== undefined && days.every((day) => day.hours.length === 0 && day.shifts.length === 0)
  const close = () => setDoing(null)
  return (
    <>
      <MyTurns />
      <Card
        title={t(ROSTER.title)}
        tools={
          <>
            {mayPlan ? <Button onClick={() => setDoing('hours')}>{t(ROSTER.hours)}</Button> : null}
            {mayPlan ? (
              <Button type="primary" onClick={() => setDoing('plan')}>
                {t(ROSTER.plan)}
              </Button>
            ) : null}
            <Button onClick={() => setDoing('print')}>{t(ROSTER.print)}</Button>
          </>
        }
      >
        <div className="c-tools">
          <Button onClick={() => setFrom(movedBy(from, -7))}>{t(ROSTER.before)}</Button>
          <Button onClick={() => setFrom(mondayOf(new Date()))}>{t(ROSTER.today)}</Button>
          <Button onClick={() => setFrom(movedBy(from, 7))}>{t(ROSTER.after)}</Button>
          <span role="status">{t(ROSTER.week, { from: dayName(from, speech) })}</span>
        </div>
        <p className="c-hint">{t(ROSTER.noCheckIn)}</p>
        <Awaiting read={read} lines={7} />
        {isUnset ? (
          <Empty title={t(ROSTER.empty)}>
            <p>{t(ROSTER.emptyText)}</p>
          </Empty>
        ) : null}
        {read.data ? <WeekTable days={days} onRemove={mayPlan ? (remove) => setDoing({ remove }) : undefined} /> : null}
        {doing === 'plan' ? <PlanShift community={community} first={from} onClose={close} /> : null}
        {doing === 'hours' ? <RosterHours community={community} onClose={close} /> : null}
        {doing === 'print' ? (
          <PrintSheet onDone={close}>
            <h1>
              {community.name} · {t(ROSTER.week, { from: dayName(from, speech) })}
            </h1>
            <WeekTable days={days} />
            <p>{t(ROSTER.noCheckIn)}</p>
          </PrintSheet>
        ) : null}
        {doing !== null && typeof doing === 'object' ? <RemoveShift shift={doing.remove} onClose={close} /> : null}
      </Card>
    </>
  )
}

function WeekTable({ days, onRemove }: { days: readonly Day[]; onRemove?: (shift: Shift) => void }) {
  const speech = useLanguage()
  const { t } = speech
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{t(ROSTER.day)}</th>
          <th scope="col">{t(ROSTER.shifts)}</th>
          <th scope="col">{t(ROSTER.gaps)}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date}>
            <th scope="row">{dayName(day.date, speech)}</th>
            <td data-title={t(ROSTER.shifts)}>
              {day.shifts.length === 0 ? <span className="c-hint">{t(ROSTER.none)}</span> : null}
              {day.shifts.map((shift) => (
                <div key={shift.id}>
                  {sayShift(shift, speech)}{' '}
                  {onRemove ? (
                    <Button type="link" size="small" onClick={() => onRemove(shift)}>
                      {t(ROSTER.remove)}
                      <span className="k-offscreen"> {sayShift(shift, speech)}</span>
                    </Button>
                  ) : null}
                </div>
              ))}
            </td>
            <td data-title={t(ROSTER.gaps)}>
              {day.gaps.length === 0 ? t(ROSTER.noGap) : null}
              {day.gaps.map((gap) => (
                <div key={gap.from} className="c-vacant">
                  {t(ROSTER.gap, { from: sayMinutes(gap.from), until: sayMinutes(gap.until) })}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RemoveShift({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const speech = useLanguage()
  const { t } = speech
  const act = useAct('rosters.removeShift')
  const send = async () => {
    if (!(await act.run({ shiftId: shift.id }))) return
    refresh('rosters.')
    onClose()
  }
  return (
    <Dialog
      title={t(ROSTER.removeTitle)}
      onClose={onClose}
      submit={{ label: t(ROSTER.remove), onSubmit: send, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <p>
        {dayName(shift.date, speech)} {sayShift(shift, speech)}
      </p>
    </Dialog>
  )
}

function sayShift({ from, until, name, away, post }: Shift, { t }: Speech): string {
  const who = name ?? (away ? t(ROSTER.away, { name: away.name }) : t(ROSTER.nobody))
  const said = post ? t(ROSTER.ofPost, { name: who, post: `${post.gridName} ${t(ROLE_WORDS[post.role])}` }) : who
  return t(ROSTER.shift, { from: sayMinutes(from), until: sayMinutes(until), name: said })
}

function dayName(date: string, { language }: Speech): string {
  return sayDay(new Date(`${date}T12:00:00+08:00`), language, new Date())
}

/** The Monday of the week of an instant, as YYYY-MM-DD. */
function mondayOf(instant: Date): string {
  return movedBy(localDate(instant), -((localParts(instant).weekday + 6) % 7))
}

function movedBy(date: string, days: number): string {
  return localDate(new Date(new Date(`${date}T12:00:00+08:00`).getTime() + days * 86_400_000))
}
