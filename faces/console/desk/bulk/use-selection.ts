import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CaseLine } from '../../../../modules/cases/contract.ts'
import { api } from '../../../kit/api.ts'
import { ApiError } from '../../../kit/problem.ts'
import { createStore, useStore } from '../../../kit/store.ts'
import { askFor, type Filter } from '../filter.ts'
import { allOf, MOST_CHOSEN, NOTHING, reaching, refreshed, type Selection, toggled } from './selection.ts'

type Chosen = { readonly key: string; readonly isOn: boolean; readonly selection: Selection<CaseLine> }

const NONE: Selection<CaseLine> = NOTHING
/** What is chosen on the desk; it outlives a look into a case, and belongs to one list: another filter begins anew. */
const chosen = createStore<Chosen>({ key: '', isOn: false, selection: NONE })
/** The server's longest page. */
const PAGE = 100

/** The lines chosen for a bulk act. `isOn`: boxes show on small screens too. */
export function useSelection(filter: Filter, search: string, shown: readonly CaseLine[]) {
  const key = JSON.stringify([filter, search])
  const now = useStore(chosen)
  const selection = now.key === key ? now.selection : NONE
  const isOn = now.key === key && now.isOn
  const [isSearching, setSearching] = useState(false)
  const [problem, setProblem] = useState<ApiError | null>(null)
  const change = useCallback(
    (next: (selection: Selection<CaseLine>) => Selection<CaseLine>) => {
      const before = chosen.get().key === key ? chosen.get() : { key, isOn: false, selection: NONE }
      const after = next(before.selection)
      if (after !== before.selection) chosen.set({ ...before, selection: after })
    },
    [key],
  )
  useEffect(() => change((before) => refreshed(before, shown)), [change, shown])

  const acts = useMemo(
    () => ({
      toggle: (line: CaseLine) => change((before) => toggled(before, line)),
      reach: (id: string, order: readonly CaseLine[]) => change((before) => reaching(before, id, order)),
      clear: () => chosen.set({ key, isOn: false, selection: NONE }),
      switchOn: (on: boolean) => chosen.set({ key, isOn: on, selection: NONE }),
      /** Everything that the filter finds, up to the most. */
      chooseAll: async () => {
        setSearching(true)
        setProblem(null)
        try {
          const found = await findAll(filter, search)
          chosen.set({ key, isOn: true, selection: allOf(found) })
        } catch (error) {
          if (!(error instanceof ApiError)) throw error
          setProblem(error)
        } finally {
          setSearching(false)
        }
      },
    }),
    [change, filter, key, search],
  )
  return { ...acts, lines: selection.lines, isOn: isOn || selection.lines.size > 0, isSearching, problem }
}

async function findAll(filter: Filter, search: string): Promise<CaseLine[]> {
  const found: CaseLine[] = []
  let after: Parameters<typeof askFor>[2]
  do {
    const page = await api.ask('cases.desk', { ...askFor(filter, search, after), limit: PAGE })
    found.push(...page.cases)
    after = page.next ?? undefined
  } while (after && found.length < MOST_CHOSEN)
  return found
}
