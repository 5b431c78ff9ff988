import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { LEVEL_WORDS } from '../../../modules/grids/words.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { useElder } from '../../kit/elder.ts'
import { useLanguage } from '../../kit/language.ts'
import { type GridTree, linesOf, moveFor, type TreeLine } from './tree.ts'
import { GRIDS } from './words.ts'

/** Rows drawn beyond what shows, above and below. */
const SPARE = 12

type GridTreeViewProps = {
  tree: GridTree
  search: string
  chosenId: string | null
  onChoose: (gridId: string) => void
}

/** The tree of hundreds of grids: only the rows that show are drawn. Arrow keys walk, open and close. */
export function GridTreeView({ tree, search, chosenId, onChoose }: GridTreeViewProps) {
  const { t } = useLanguage()
  const rowHeight = useElder() ? 60 : 38
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set())
  const lines = useOpenedTo(tree, open, setOpen, search, chosenId)
  const { box, first, last, toRow } = useWindow(lines.length, rowHeight)
  const [active, setActive] = useState<string | null>(null)
  const activeId = lines.some((line) => line.grid.id === active) ? active : (chosenId ?? lines[0]?.grid.id ?? null)

  const chosenRow = lines.findIndex((line) => line.grid.id === chosenId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into view when it is chosen, not while the person scrolls away.
  useEffect(() => {
    if (chosenRow >= 0) toRow(chosenRow)
  }, [chosenId, chosenRow < 0])
  const rows = lines.slice(first, last)
  // Some row on screen always takes the Tab key, also when the active one was scrolled away.
  const tabId = rows.some((line) => line.grid.id === activeId) ? activeId : rows[0]?.grid.id

  // A row far away is drawn only after the scroll has arrived: the focus follows as soon as it is there.
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    const row = wanted.current && box.current?.querySelector<HTMLElement>(`[data-id="${wanted.current}"]`)
    if (!row) return
    wanted.current = null
    row.focus()
  })

  const focusRow = (index: number) => {
    const line = lines[index]
    if (!line) return
    setActive(line.grid.id)
    toRow(index)
    wanted.current = line.grid.id
  }
  const toggle = (id: string, isOpen: boolean) => {
    const next = new Set(open)
    if (isOpen) next.add(id)
    else next.delete(id)
    setOpen(next)
  }
  const onKey = (event: KeyboardEvent, index: number) => {
    const move = moveFor(event.key, lines, index)
    if (!move) return
    event.preventDefault()
    if (move.kind === 'focus') focusRow(move.index)
    else if (move.kind === 'choose') onChoose(lines[index].grid.id)
    else toggle(lines[index].grid.id, move.kind === 'open')
  }
  if (lines.length === 0) return <p className="c-hint">{t(GRIDS.noMatch)}</p>
  return (
    <div className="c-tree" ref={box}>
      <div role="tree" aria-label={t(GRIDS.tree)} style={{ blockSize: lines.length * rowHeight }}>
        {rows.map((line, i) => {
          const { grid } = line
          return (
            <div
              key={grid.id}
              role="treeitem"
              data-id={grid.id}
              className="c-tree-row"
              style={{
                insetBlockStart: (first + i) * rowHeight,
                blockSize: rowHeight,
                paddingInlineStart: 6 + line.depth * 18,
              }}
              tabIndex={grid.id === tabId ? 0 : -1}
              aria-level={line.depth + 1}
              aria-posinset={line.position}
              aria-setsize={line.siblings}
              aria-expanded={line.hasChildren ? line.isOpen : undefined}
              aria-selected={grid.id === chosenId}
              onFocus={() => setActive(grid.id)}
              onKeyDown={(event) => onKey(event, first + i)}
              onClick={() => onChoose(grid.id)}
            >
              {line.hasChildren ? (
                // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: keys open and close on the row itself.
                <span
                  className="c-tree-twist"
                  onClick={(event) => {
                    event.stopPropagation()
                    toggle(grid.id, !line.isOpen)
                  }}
                >
                  <Icon name="next" />
                </span>
              ) : (
                <span className="c-tree-twist" />
              )}
              <span className="c-tree-name" title={grid.name}>
                {grid.name}
              </span>
              <small>{t(LEVEL_WORDS[grid.level])}</small>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The lines to show. Roots with a few children stand open at first, and so does all that leads to the chosen grid. */
function useOpenedTo(
  tree: GridTree,
  open: ReadonlySet<string>,
  setOpen: (next: ReadonlySet<string>) => void,
  search: string,
  chosenId: string | null,
): TreeLine[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the person closed later stays closed until another grid is chosen.
  useEffect(() => {
    const roots = tree.roots.length <= 3 ? tree.roots.map((root) => root.id) : []
    const above = chosenId ? tree.pathOf(chosenId) : []
    setOpen(new Set([...open, ...roots, ...above]))
  }, [tree, chosenId])
  return useMemo(() => linesOf(tree, open, search), [tree, open, search])
}

/** Which rows show, and how to bring one into view. */
function useWindow(count: number, rowHeight: number) {
  const box = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState({ top: 0, height: 800 })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => setShown({ top: element.scrollTop, height: element.clientHeight })
    const watch = new ResizeObserver(look)
    watch.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  const toRow = (index: number) => {
    const element = box.current
    if (!element) return
    const [top, bottom] = [index * rowHeight, (index + 1) * rowHeight]
    if (top < element.scrollTop) element.scrollTop = top
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
  }
  const first = Math.max(0, Math.floor(shown.top / rowHeight) - SPARE)
  const last = Math.min(count, Math.ceil((shown.top + shown.height) / rowHeight) + SPARE)
  return { box, first, last, toRow }
}
