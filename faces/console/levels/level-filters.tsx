import { Button } from 'antd'
import { firstDay, PERIODS, stepped } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { useCategories } from '../parts/category-picker.tsx'
import { Select } from '../parts/select.tsx'
import { type Asking, fromOf } from './asking.ts'
import { LEVELS, PERIOD_WORDS } from './words.ts'

type LevelFiltersProps = { asking: Asking; onChange: (next: Partial<Asking>) => void }

/** Which period, and which class. */
export function LevelFilters({ asking, onChange }: LevelFiltersProps) {
  const { t, pick } = useLanguage()
  const now = useNow(60_000)
  const { data } = useCategories()
  const from = fromOf(asking, now)
  const present = firstDay(asking.period, now)
  const step = (by: number) => {
    const next = stepped(asking.period, from, by)
    onChange({ from: next >= present ? null : next })
  }
  return (
    <div className="c-figures-filters c-no-print">
      <fieldset className="c-pills">
        <legend className="k-offscreen">{t(LEVELS.period)}</legend>
        {PERIODS.map((period) => (
          <button
            key={period}
            type="button"
            className="c-pill"
            aria-pressed={asking.period === period}
            onClick={() => onChange({ period, from: null })}
          >
            {t(PERIOD_WORDS[period])}
          </button>
        ))}
        <Button onClick={() => step(-1)}>{t(LEVELS.before)}</Button>
        <Button disabled={from >= present} onClick={() => step(1)}>
          {t(LEVELS.after)}
        </Button>
        {from < present ? (
          <Button type="text" onClick={() => onChange({ from: null })}>
            {t(LEVELS.present)}
          </Button>
        ) : null}
        <Select
          className="c-filter"
          aria-label={t(LEVELS.class)}
          popupMatchSelectWidth={false}
          value={asking.classCode ?? ''}
          options={[
            { value: '', label: t(LEVELS.classAll) },
            ...(data?.classes ?? []).map((one) => ({ value: one.code, label: pick(one.nameZh, one.nameEn) })),
            { value: 'none', label: pick('未分类', 'Not sorted yet') },
          ]}
          onChange={(next) => onChange({ classCode: next || null })}
        />
      </fieldset>
    </div>
  )
}
