import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { createStore, useStore } from '../../kit/store.ts'
import { useTitle } from '../parts/page.tsx'
import { Pending } from '../parts/said.tsx'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { useSplit } from '../use-media.ts'
import { BulkBar } from './bulk/bulk-bar.tsx'
import { BulkStatus } from './bulk/bulk-status.tsx'
import { useSelection } from './bulk/use-selection.ts'
import { CaseList } from './case-list.tsx'
import './desk.css'
import { type Filter, filterOf, queryOf } from './filter.ts'
import { Filters } from './filters.tsx'
import { useListKeys } from './list-keys.ts'
import { Overview } from './overview.tsx'
import { useDeskList } from './use-desk-list.ts'
import { DESK } from './words.ts'

const CasePane = lazy(() => import('../case/case-pane.tsx'))

/** What is searched for; it outlives the page, and stays out of addresses. */
const searched = createStore('')

/** The desk: a list, and beside it (on a phone instead of it) the chosen case. */
export default function DeskPage({ caseId }: { caseId?: string }) {
  const isSplit = useSplit()
  const { query } = usePlace()
  const filter = useMemo(() => filterOf(query), [query])
  const toList = useCallback(() => navigate(hrefOf('/', queryOf(filter))), [filter])
  if (!isSplit && caseId)
    return (
      <div className="c-desk-one">
        <Suspense fallback={<Pending lines={8} />}>
          <CasePane key={caseId} caseId={caseId} onBack={toList} />
        </Suspense>
      </div>
    )
  return (
    <div className="c-desk" data-split={isSplit ? '' : undefined}>
      <Queue filter={filter} caseId={caseId} />
      {isSplit ? <Beside filter={filter} caseId={caseId} onBack={toList} /> : null}
    </div>
  )
}

function Queue({ filter, caseId }: { filter: Filter; caseId?: string }) {
  const { t } = useLanguage()
  const search = useStore(searched)
  const list = useDeskList(filter, search)
  const selection = useSelection(filter, search, list.lines)
  const box = useRef<HTMLDivElement>(null)
  const change = useCallback(
    (next: Partial<Filter>) => {
      const path = caseId ? `/case/${caseId}` : '/'
      navigate(hrefOf(path, queryOf({ ...filter, ...next })), { replace: true })
    },
    [filter, caseId],
  )
  useListKeys({
    box,
    release: list.release,
    toggle: (id) => {
      const line = list.lines.find((one) => one.id === id)
      if (line) selection.toggle(line)
    },
    reach: (id) => selection.reach(id, list.lines),
    clear: () => {
      if (!selection.isOn) return false
      selection.clear()
      return true
    },
  })
  return (
    <section className="c-queue" aria-labelledby="queue-title" ref={box}>
      {caseId ? (
        <h2 id="queue-title" className="k-offscreen">
          {t(DESK.list)}
        </h2>
      ) : (
        <QueueTitle />
      )}
      <Filters filter={filter} search={search} onChange={change} onSearch={searched.set} />
      <BulkStatus />
      {list.lines.length > 0 ? <BulkBar selection={selection} /> : null}
      <CaseList
        list={list}
        selection={selection}
        filter={filter}
        caseId={caseId}
        search={search}
        onClear={() => {
          searched.set('')
          change({ gridId: null, category: null, onlyLate: false })
        }}
      />
    </section>
  )
}

function QueueTitle() {
  const { t } = useLanguage()
  useTitle(t(DESK.title))
  return (
    <h1 id="queue-title" className="k-offscreen">
      {t(DESK.title)}
    </h1>
  )
}

function Beside({ filter, caseId, onBack }: { filter: Filter; caseId?: string; onBack: () => void }) {
  const { t } = useLanguage()
  const pane = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each case begins at its top.
  useEffect(() => {
    // In newer browsers scrollTo answers with a promise, which is no clean-up.
    pane.current?.scrollTo({ top: 0 })
  }, [caseId])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys.
    <section className="c-beside" aria-label={t(DESK.caseBeside)} tabIndex={0} ref={pane}>
      {caseId ? (
        <Suspense fallback={<Pending lines={8} />}>
          <CasePane key={caseId} caseId={caseId} onBack={onBack} />
        </Suspense>
      ) : (
        <Overview filter={filter} />
      )}
    </section>
  )
}
