import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { CategoryPicker } from '../parts/category-picker.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Select } from '../parts/select.tsx'
import { type Filter, hasDeadlines, narrowings } from './filter.ts'
import { GroupTabs, useCounts } from './group-tabs.tsx'
import { ViewChips } from './views/view-chips.tsx'
import { DESK } from './words.ts'

type FiltersProps = {
  filter: Filter
  search: string
  onChange: (next: Partial<Filter>) => void
  onSearch: (text: string) => void
}

/** Whose cases, which step, what words; the rest of the narrowing is folded away until it is wanted. */
export function Filters({ filter, search, onChange, onSearch }: FiltersProps) {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(narrowings({ ...filter, onlyLate: false }, '') > 0)
  return (
    <div className="c-filters">
      <ScopeRow filter={filter} onChange={onChange} isOpen={isOpen} onFold={() => setOpen(!isOpen)} />
      <GroupTabs filter={filter} search={search} onChange={onChange} />
      <ViewChips filter={filter} onChange={onChange} />
      <SearchBox label={t(DESK.search)} value={search} onSearch={onSearch} />
      {isOpen ? (
        <div className="c-filters-row">
          <GridPicker
            className="c-filter"
            placeholder={t(DESK.grid)}
            value={filter.gridId}
            onChange={(gridId) => onChange({ gridId })}
          />
          <CategoryPicker
            className="c-filter"
            withClasses
            placeholder={t(DESK.category)}
            value={filter.category}
            onChange={(category) => onChange({ category })}
          />
          <Select
            className="c-filter"
            aria-label={t(DESK.sort)}
            value={hasDeadlines(filter) ? filter.sort : 'newest'}
            disabled={!hasDeadlines(filter)}
            options={[
              { value: 'deadline' as const, label: t(DESK.byDeadline) },
              { value: 'newest' as const, label: t(DESK.byNewest) },
            ]}
            onChange={(sort) => onChange({ sort })}
          />
        </div>
      ) : null}
    </div>
  )
}

type ScopeRowProps = Pick<FiltersProps, 'filter' | 'onChange'> & { isOpen: boolean; onFold: () => void }

function ScopeRow({ filter, onChange, isOpen, onFold }: ScopeRowProps) {
  const { t } = useLanguage()
  const { data } = useCounts(filter)
  const inUse = narrowings({ ...filter, onlyLate: false }, '')
  const scopes = [
    { scope: 'my_grids', word: DESK.myGrids, count: undefined },
    { scope: 'mine', word: DESK.mine, count: data?.mine },
    { scope: 'all', word: DESK.allISee, count: undefined },
  ] as const
  return (
    <div className="c-scope">
      <fieldset>
        <legend className="k-offscreen">{t(DESK.scope)}</legend>
        {scopes.map(({ scope, word, count }) => (
          <button
            key={scope}
            type="button"
            className="c-pill"
            aria-pressed={filter.scope === scope}
            onClick={() => onChange({ scope })}
          >
            {t(word)}
            {count === undefined ? null : <span className="c-count">{count}</span>}
          </button>
        ))}
      </fieldset>
      {hasDeadlines(filter) ? (
        <button
          type="button"
          className="c-pill"
          data-tone={data && data.overdue > 0 ? 'late' : undefined}
          aria-pressed={filter.onlyLate}
          onClick={() => onChange({ onlyLate: !filter.onlyLate })}
        >
          {t(DESK.onlyLate)}
          {data && filter.scope === 'my_grids' ? <span className="c-count">{data.overdue}</span> : null}
        </button>
      ) : null}
      <Button type="text" size="small" aria-expanded={isOpen} onClick={onFold}>
        {inUse > 0 ? t(DESK.filtersOn, { count: inUse }) : t(DESK.filters)}
      </Button>
    </div>
  )
}
