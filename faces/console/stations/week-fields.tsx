import { Button, Input } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import { readHours } from './hours-text.ts'
import { STATIONS, WEEKDAYS } from './words.ts'

type WeekFieldsProps = {
  legend: string
  hint: string
  texts: readonly string[]
  onChange: (texts: string[]) => void
  wasSent: boolean
}

/** The hours of a week, a line for each day, Monday first. */
export function WeekFields({ legend, hint, texts, onChange, wasSent }: WeekFieldsProps) {
  const { t } = useLanguage()
  return (
    <fieldset className="c-field">
      <legend>{legend}</legend>
      <p className="c-hint">{hint}</p>
      <div className="c-week">
        {[1, 2, 3, 4, 5, 6, 0].map((weekday) => (
          <Labelled
            key={weekday}
            label={t(WEEKDAYS[weekday])}
            fault={wasSent && readHours(texts[weekday]) === null ? t(STATIONS.hoursWrong) : null}
          >
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={80}
                value={texts[weekday]}
                onChange={(event) => onChange(texts.map((one, day) => (day === weekday ? event.target.value : one)))}
              />
            )}
          </Labelled>
        ))}
      </div>
      <div>
        <Button size="small" onClick={() => onChange(texts.map(() => texts[1]))}>
          {t(STATIONS.asMonday)}
        </Button>
      </div>
    </fieldset>
  )
}
