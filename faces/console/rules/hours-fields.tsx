import { Button, Input } from 'antd'
import type { ServiceWindow } from '../../../modules/calendars/rules.ts'
import { readMinute, sayMinute } from '../../../modules/routing/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import { type Draft, nextWindow } from './calendar-draft.ts'
import { CHANGE } from './calendar-words.ts'

type WindowsProps = { windows: readonly ServiceWindow[]; onChange: (windows: ServiceWindow[]) => void }

/** The hours of service, shift by shift. */
export function WindowFields({ windows, onChange }: WindowsProps) {
  const { t } = useLanguage()
  const set = (i: number, part: Partial<ServiceWindow>) =>
    onChange(windows.map((one, at) => (at === i ? { ...one, ...part } : one)))
  return (
    <div className="c-windows">
      {windows.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shift is what stands in its place.
        <fieldset key={i} className="c-window">
          <legend>{t(CHANGE.shift, { number: i + 1 })}</legend>
          <Minute label={t(CHANGE.from)} value={one.from} onChange={(from) => set(i, { from })} />
          <Minute label={t(CHANGE.to)} value={one.to} onChange={(to) => set(i, { to })} />
          {windows.length > 1 ? (
            <Button onClick={() => onChange(windows.filter((_, at) => at !== i))}>
              {t(CHANGE.removeShift, { number: i + 1 })}
            </Button>
          ) : null}
        </fieldset>
      ))}
      {windows.length < 8 ? (
        <Button onClick={() => onChange([...windows, nextWindow(windows)])}>{t(CHANGE.addShift)}</Button>
      ) : null}
    </div>
  )
}

/** Single dates with hours of their own. */
export function ShortDayFields({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useLanguage()
  const { dayWindows } = draft
  const set = (i: number, part: Partial<Draft['dayWindows'][number]>) =>
    onChange({ ...draft, dayWindows: dayWindows.map((one, at) => (at === i ? { ...one, ...part } : one)) })
  return (
    <>
      {dayWindows.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the date itself is being typed.
        <div key={i} className="c-short-day">
          <Labelled label={t(CHANGE.date)}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={one.date}
                onChange={(event) => set(i, { date: event.target.value })}
              />
            )}
          </Labelled>
          <WindowFields windows={one.windows} onChange={(windows) => set(i, { windows })} />
          <Button onClick={() => onChange({ ...draft, dayWindows: dayWindows.filter((_, at) => at !== i) })}>
            {t(CHANGE.removeShort, { date: one.date })}
          </Button>
        </div>
      ))}
      <div>
        <Button
          onClick={() => {
            const date = draft.publishedThrough
            onChange({ ...draft, dayWindows: [...dayWindows, { date, windows: [{ from: 540, to: 720 }] }] })
          }}
        >
          {t(CHANGE.addShort)}
        </Button>
      </div>
    </>
  )
}

function Minute({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <Labelled label={label}>
      {(control) => (
        <Input
          {...control}
          type="time"
          value={sayMinute(value)}
          onChange={(event) => {
            const minute = readMinute(event.target.value)
            if (minute !== undefined) onChange(minute)
          }}
        />
      )}
    </Labelled>
  )
}
