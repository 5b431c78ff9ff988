import { Button } from 'antd'
import { useCallback, useRef, useState } from 'react'
import type { CaseLine } from '../../../modules/cases/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { Empty, Pending, Problem } from '../parts/said.tsx'
import { CONSOLE } from '../words.ts'
import type { useSelection } from './bulk/use-selection.ts'
import { CaseRow } from './case-line.tsx'
import { emptyWord, type Filter } from './filter.ts'
import { RegisterDialog } from './register-dialog.tsx'
import type { useDeskList } from './use-desk-list.ts'
import { DESK, REGISTER } from './words.ts'

type CaseListProps = {
  list: ReturnType<typeof useDeskList>
  selection: ReturnType<typeof useSelection>
  filter: Filter
  caseId?: string
  search: string
  onClear: () => void
}

/** The lines. While one has the focus or the pointer rests here, nothing changes its place. */
export function CaseList({ list, selection, filter, caseId, search, onClear }: CaseListProps) {
  const { t } = useLanguage()
  const now = useNow()
  const [isTaking, setTaking] = useState(false)
  const empty = emptyWord(filter, search)
  const held = useRef({ focus: false, pointer: false })
  const hold = (part: 'focus' | 'pointer', is: boolean) => {
    held.current[part] = is
    list.hold(held.current.focus || held.current.pointer)
  }
  const shown = useRef(list.lines)
  shown.current = list.lines
  const { toggle, reach } = selection
  const choose = useCallback(
    (line: CaseLine, isRange: boolean) => (isRange ? reach(line.id, shown.current) : toggle(line)),
    [toggle, reach],
  )
  if (list.isFirst && !list.problem) return <Pending lines={8} />
  if (list.problem && list.lines.length === 0) return <Problem error={list.problem} onAgain={list.again} />
  return (
    <>
      <div className="c-arrived" role="status">
        {list.fresh.size > 0 ? (
          <span className="k-offscreen">{t(DESK.arrived, { count: list.fresh.size })}</span>
        ) : null}
        {list.waiting > 0 ? (
          <Button block onClick={list.release}>
            {t(DESK.showArrived, { count: list.waiting })}
          </Button>
        ) : null}
      </div>
      {list.lines.length === 0 ? (
        <Empty title={t(DESK.noneTitle)}>
          <p>{t(empty)}</p>
          {empty === DESK.noneFiltered ? <Button onClick={onClear}>{t(DESK.resetFilters)}</Button> : null}
        </Empty>
      ) : (
        <ul
          className="c-lines"
          aria-label={t(DESK.list)}
          aria-busy={list.isStale}
          data-picking={selection.isOn ? '' : undefined}
          onFocus={() => hold('focus', true)}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) hold('focus', false)
          }}
          onPointerEnter={(event) => event.pointerType === 'mouse' && hold('pointer', true)}
          onPointerLeave={(event) => event.pointerType === 'mouse' && hold('pointer', false)}
        >
          {list.lines.map((line) => (
            <CaseRow
              key={line.id}
              line={line}
              filter={filter}
              isCurrent={line.id === caseId}
              isNew={list.fresh.has(line.id)}
              isChosen={selection.lines.has(line.id)}
              onChoose={choose}
              now={now}
            />
          ))}
        </ul>
      )}
      <Problem error={list.problem} onAgain={list.again} />
      {list.lines.length > 0 ? (
        <div className="c-lines-foot">
          <span>{t(list.more ? DESK.shown : DESK.thatsAll, { count: list.lines.length })}</span>
          {list.more ? (
            <Button onClick={list.more} loading={list.isMore}>
              {t(CONSOLE.moreRows)}
            </Button>
          ) : null}
          <Button onClick={() => setTaking(true)}>{t(REGISTER.open)}</Button>
        </div>
      ) : null}
      {isTaking ? <RegisterDialog filter={filter} search={search} onClose={() => setTaking(false)} /> : null}
    </>
  )
}
