import { useState } from 'react'
import { LEVEL_WORDS } from '../../../modules/grids/words.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { RECIPIENTS } from '../../../modules/reports/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import type { Schedule } from './schedules-view.tsx'
import { SCHEDULES } from './words.ts'

/** What is made by itself for one place, and which posts are told. */
export function ScheduleDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('reports.setSchedule')
  const [wanted, setWanted] = useState(schedule)
  const { isWeekly, isMonthly, isBelow, roles } = wanted
  const isCommunity = schedule.level === 'main'
  const levels = isCommunity
    ? (['main', ...(isBelow ? (['ordinary'] as const) : [])] as const)
    : (['subdistrict'] as const)
  const save = async () => {
    if (await act.run({ gridId: schedule.gridId, isWeekly, isMonthly, isBelow, roles })) {
      refresh('reports.schedules')
      onClose()
    }
  }
  return (
    <Dialog
      title={t(SCHEDULES.dialog, { place: schedule.place })}
      onClose={onClose}
      submit={{ label: t(SCHEDULES.save), onSubmit: save, isBusy: act.isBusy }}
      error={act.error}
    >
      <div>
        <Tick label={t(SCHEDULES.doWeekly)} isOn={isWeekly} onChange={(on) => setWanted({ ...wanted, isWeekly: on })} />
        <Tick
          label={t(SCHEDULES.doMonthly)}
          isOn={isMonthly}
          onChange={(on) => setWanted({ ...wanted, isMonthly: on })}
        />
        {isCommunity ? (
          <Tick label={t(SCHEDULES.doBelow)} isOn={isBelow} onChange={(on) => setWanted({ ...wanted, isBelow: on })} />
        ) : null}
        <p className="c-hint">{t(SCHEDULES.fromNow)}</p>
      </div>
      <fieldset className="c-field">
        <legend>{t(SCHEDULES.tell)}</legend>
        {levels.flatMap((level) =>
          RECIPIENTS[level].map((role) => (
            <Tick
              key={role}
              label={t(SCHEDULES.ofLevel, { role: t(ROLE_WORDS[role]), level: t(LEVEL_WORDS[level]) })}
              isOn={roles.includes(role)}
              onChange={(on) =>
                setWanted({ ...wanted, roles: on ? [...roles, role] : roles.filter((one) => one !== role) })
              }
            />
          )),
        )}
        <p className="c-hint">{t(SCHEDULES.tellHint)}</p>
      </fieldset>
    </Dialog>
  )
}

function Tick({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="c-check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}
