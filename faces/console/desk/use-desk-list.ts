import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CaseLine } from '../../../modules/cases/contract.ts'
import { useMoreRead } from '../reads.ts'
import { askFor, type Filter } from './filter.ts'
import { steady } from './steady.ts'

type Shown = { key: string; lines: readonly CaseLine[]; waiting: readonly string[] }

/**
 * The list of the desk. It follows the live line by itself, but holds still while a line has the focus or the pointer rests on
 * it; what came meanwhile waits until it is released or shown.
 */
export function useDeskList(filter: Filter, search: string) {
  const key = JSON.stringify([filter, search])
  const read = useMoreRead('cases.desk', {
    key,
    input: (cursor) => askFor(filter, search, afterOf(cursor)),
    next: (page) => (page.next ? `${page.next.key} ${page.next.id}` : null),
  })
  const fresh = useMemo(() => read.data?.pages.flatMap((page) => page.cases), [read.data])
  const [shown, setShown] = useState<Shown>({ key: '', lines: [], waiting: [] })
  const isHeld = useRef(false)

  useEffect(() => {
    if (!fresh || read.isPlaceholderData) return
    setShown((now) => {
      const isSame = now.key === key && isHeld.current
      return isSame ? { key, ...steady(now.lines, fresh) } : { key, lines: fresh, waiting: [] }
    })
  }, [fresh, key, read.isPlaceholderData])

  const release = useCallback(() => {
    if (fresh) setShown((now) => (now.key === key ? { key, lines: fresh, waiting: [] } : now))
  }, [fresh, key])
  const hold = useCallback(
    (held: boolean) => {
      isHeld.current = held
      if (!held) release()
    },
    [release],
  )
  return {
    lines: shown.lines,
    /** How many new cases wait. */
    waiting: shown.waiting.length,
    fresh: useArrivals(key, fresh, read.isPlaceholderData),
    hold,
    release,
    more: read.hasNextPage ? () => read.fetchNextPage() : null,
    isFirst: read.isPending,
    isStale: read.isPlaceholderData,
    isMore: read.isFetchingNextPage,
    problem: read.problem,
    again: read.again,
  }
}

/** Ids of cases reported since this list was opened. */
function useArrivals(key: string, fresh: readonly CaseLine[] | undefined, isOld: boolean): ReadonlySet<string> {
  const [seen, setSeen] = useState<{ key: string; since: string; ids: ReadonlySet<string> }>({
    key: '',
    since: '',
    ids: new Set(),
  })
  useEffect(() => {
    if (!fresh || isOld) return
    setSeen((now) => {
      if (now.key !== key) return { key, since: new Date().toISOString(), ids: new Set() }
      const ids = fresh.filter((line) => line.reportedAt > now.since).map((line) => line.id)
      return ids.length === now.ids.size && ids.every((id) => now.ids.has(id)) ? now : { ...now, ids: new Set(ids) }
    })
  }, [key, fresh, isOld])
  return seen.ids
}

function afterOf(cursor: string | undefined): { key: string; id: string } | undefined {
  const [key, id] = cursor?.split(' ') ?? []
  return key && id ? { key, id } : undefined
}
