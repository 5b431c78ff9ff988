import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Community } from '../../../modules/grids/contract.ts'
import { minutesOf, sayMinutes } from '../../kit/clock-time.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Awaiting } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { ROSTER, WEEKDAY_WORDS } from './roster-words.ts'

type Line = { readonly key: number; readonly weekday: number; readonly from: string; readonly until: string }

/** When somebody must be on duty, day by day of the week. */
export function RosterHours({ community, onClose }: { community: Community; onClose: () => void }) {
  const { t } = useLanguage()
  const read = useRead('rosters.hours', { communityId: community.id })
  const act = useAct('rosters.setHours')
  const [typed, setTyped] = useState<readonly Line[] | null>(null)
  const [wasSent, setSent] = useState(false)
  const lines =
    typed ??
    (read.data?.hours ?? []).map(
      (one, key): Line => ({
        key,
        weekday: one.weekday,
        from: sayMinutes(one.from),
        until: one.until === 1440 ? '00:00' : sayMinutes(one.until),
      }),
    )
  const spans = lines.map((one) => ({
    weekday: one.weekday,
    from: minutesOf(one.from) ?? 0,
    until: minutesOf(one.until, true) ?? 0,
  }))
  const isFit = spans.every((one) => one.from < one.until)
  const change = (key: number, to: Partial<Line>) =>
    setTyped(lines.map((one) => (one.key === key ? { ...one, ...to } : one)))
  const add = () => {
    const last = lines.at(-1)
    const weekday = last ? (last.weekday + 1) % 7 : 1
    const key = Math.max(-1, ...lines.map((one) => one.key)) + 1
    setTyped([...lines, { key, weekday, from: last?.from ?? '08:30', until: last?.until ?? '18:00' }])
  }
  const send = async () => {
    setSent(true)
    if (!isFit || !(await act.run({ communityId: community.id, hours: spans }))) return
    refresh('rosters.')
    onClose()
  }
  return (
    <Dialog
      title={t(ROSTER.hours)}
      onClose={onClose}
      submit={{ label: t(ROSTER.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
      width={640}
    >
      <p>{t(ROSTER.hoursText)}</p>
      <Awaiting read={read} />
      {lines.map((one) => (
        <div key={one.key} className="c-tools">
          <Labelled label={t(ROSTER.weekday)}>
            {(control) => (
              <Select
                {...control}
                value={one.weekday}
                options={WEEKDAY_WORDS.map((word, value) => ({ value, label: t(word) }))}
                onChange={(weekday: number) => change(one.key, { weekday })}
              />
            )}
          </Labelled>
          <Labelled label={t(ROSTER.from)}>
            {(control) => (
              <Input
                {...control}
                type="time"
                value={one.from}
                onChange={(event) => change(one.key, { from: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled
            label={t(ROSTER.until)}
            fault={
              wasSent && (minutesOf(one.from) ?? 0) >= (minutesOf(one.until, true) ?? 0) ? t(ROSTER.badSpan) : null
            }
          >
            {(control) => (
              <Input
                {...control}
                type="time"
                value={one.until}
                onChange={(event) => change(one.key, { until: event.target.value })}
              />
            )}
          </Labelled>
          <Button onClick={() => setTyped(lines.filter((line) => line.key !== one.key))}>
            {t(ROSTER.dropHours)}
            <span className="k-offscreen">
              {' '}
              {t(WEEKDAY_WORDS[one.weekday])} {one.from}
            </span>
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={add}>{t(ROSTER.addHours)}</Button>
      </div>
    </Dialog>
  )
}
