import { Button } from 'antd'
import { CHANNEL_WORDS, TIER_WORDS } from '../../../modules/cases/words.ts'
import { PRIORITY_WORDS } from '../../../modules/routing/words.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { CategoryPicker } from '../parts/category-picker.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Select } from '../parts/select.tsx'
import { type Asking, type Narrowing, SPANS, START } from './asking.ts'
import { FIGURES, SPAN_WORDS } from './words.ts'

type FiltersProps = { asking: Asking; onChange: (next: Partial<Asking>) => void }

const UNFILTERED: Narrowing = {
  gridId: START.gridId,
  category: START.category,
  channel: START.channel,
  tier: START.tier,
  priority: START.priority,
}

/** Which days, and which cases. */
export function Filters({ asking, onChange }: FiltersProps) {
  const { t } = useLanguage()
  return (
    <div className="c-figures-filters c-no-print">
      <fieldset className="c-pills">
        <legend className="k-offscreen">{t(FIGURES.days)}</legend>
        {SPANS.map((span) => (
          <button
            key={span}
            type="button"
            className="c-pill"
            aria-pressed={asking.span === span}
            onClick={() => onChange({ span })}
          >
            {t(SPAN_WORDS[span])}
          </button>
        ))}
        {asking.span === 'day' ? (
          <span className="c-figures-days">
            <Day label={t(FIGURES.onDay)} value={asking.from} onChange={(from) => onChange({ from })} />
          </span>
        ) : null}
        {asking.span === 'own' ? (
          <span className="c-figures-days">
            <Day label={t(FIGURES.from)} value={asking.from} onChange={(from) => onChange({ from })} />
            <Day label={t(FIGURES.until)} value={asking.until} onChange={(until) => onChange({ until })} />
          </span>
        ) : null}
      </fieldset>
      <NarrowFields narrowing={asking} onChange={onChange} />
    </div>
  )
}

type NarrowFieldsProps = {
  narrowing: Narrowing
  onChange: (next: Partial<Narrowing>) => void
  /** What is counted lies in grids, and has nothing else by which it could be narrowed. */
  onlyGrid?: boolean
}

/** Which cases: of a grid, a kind, a channel, a level, a priority. */
export function NarrowFields({ narrowing, onChange, onlyGrid = false }: NarrowFieldsProps) {
  const { t } = useLanguage()
  const isNarrowed = keysOf(UNFILTERED).some((key) => narrowing[key] !== null)
  return (
    <fieldset className="c-filters-row">
      <legend className="k-offscreen">{t(FIGURES.narrow)}</legend>
      <GridPicker
        className="c-filter"
        placeholder={t(FIGURES.grid)}
        value={narrowing.gridId}
        onChange={(gridId) => onChange({ gridId })}
      />
      {onlyGrid ? null : <KindFields narrowing={narrowing} onChange={onChange} />}
      {isNarrowed ? (
        <Button type="text" onClick={() => onChange(UNFILTERED)}>
          {t(FIGURES.reset)}
        </Button>
      ) : null}
    </fieldset>
  )
}

/** Of which kind, from where, at which level, how urgent. */
function KindFields({ narrowing, onChange }: Omit<NarrowFieldsProps, 'onlyGrid'>) {
  const { t } = useLanguage()
  return (
    <>
      {narrowing.category === 'none' ? (
        <Button className="c-filter" onClick={() => onChange({ category: null })}>
          {t(FIGURES.unsorted)} ×
        </Button>
      ) : (
        <CategoryPicker
          className="c-filter"
          withClasses
          placeholder={t(FIGURES.category)}
          value={narrowing.category}
          onChange={(category) => onChange({ category })}
        />
      )}
      <One
        label={t(FIGURES.channel)}
        words={CHANNEL_WORDS}
        value={narrowing.channel}
        onChange={(channel) => onChange({ channel })}
      />
      <One label={t(FIGURES.tier)} words={TIER_WORDS} value={narrowing.tier} onChange={(tier) => onChange({ tier })} />
      <One
        label={t(FIGURES.priority)}
        words={PRIORITY_WORDS}
        value={narrowing.priority}
        onChange={(priority) => onChange({ priority })}
      />
    </>
  )
}

function Day({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | null
  onChange: (next: string | null) => void
}) {
  return (
    <label>
      {label} <input type="date" value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} />
    </label>
  )
}

type OneProps<T extends Readonly<Record<string, Word>>> = {
  label: string
  words: T
  value: Extract<keyof T, string> | null
  onChange: (next: Extract<keyof T, string> | null) => void
}

function One<T extends Readonly<Record<string, Word>>>({ label, words, value, onChange }: OneProps<T>) {
  const { t } = useLanguage()
  return (
    <Select
      className="c-filter"
      allowClear
      aria-label={label}
      placeholder={label}
      popupMatchSelectWidth={false}
      value={value}
      options={keysOf(words).map((key) => ({ value: key, label: t(words[key]) }))}
      onChange={(next) => onChange(next ?? null)}
    />
  )
}
