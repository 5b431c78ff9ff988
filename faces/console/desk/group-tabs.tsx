import { useEffect, useRef } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { useRead } from '../reads.ts'
import { countsOf, type Filter, GROUPS } from './filter.ts'
import { DESK } from './words.ts'

type GroupTabsProps = { filter: Filter; search: string; onChange: (next: Partial<Filter>) => void }

/** How the present grid's cases stand, for the figures on the buttons. */
export function useCounts(filter: Filter) {
  return useRead('cases.counts', filter.gridId ? { gridId: filter.gridId } : {}, { keepsFormer: true })
}

/** The steps of the work with how many cases stand in each. */
export function GroupTabs({ filter, search, onChange }: GroupTabsProps) {
  const { t } = useLanguage()
  const { data } = useCounts(filter)
  const row = useRef<HTMLFieldSetElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the row scrolls, and the chosen step may lie outside.
  useEffect(() => {
    row.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [filter.group])
  const counts = data ? countsOf(data.byState, filter, search) : null
  return (
    <fieldset className="c-groups" ref={row}>
      <legend className="k-offscreen">{t(DESK.groups)}</legend>
      {keysOf(GROUPS).map((group) => (
        <button
          key={group}
          type="button"
          className="c-pill"
          aria-pressed={group === filter.group}
          onClick={() => onChange({ group })}
        >
          {t(GROUPS[group].word)}
          {counts?.[group] === undefined ? null : <span className="c-count">{counts[group]}</span>}
        </button>
      ))}
    </fieldset>
  )
}
