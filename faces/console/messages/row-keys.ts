import type { KeyboardEvent } from 'react'

/** Arrows, Home and End move among the rows of a list, by the first control of each. */
export function nextRow(event: KeyboardEvent, list: HTMLElement | null): void {
  if (!list || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')]
  const target = event.target
  const at = rows.findIndex((row) => target instanceof Node && (row === target || row.closest('li')?.contains(target)))
  const to = indexAfter(event.key, at, rows.length)
  if (to === undefined) return
  event.preventDefault()
  rows[to]?.focus()
}

/** Where a key leads from a row; undefined when the key is none of the list's. */
export function indexAfter(key: string, at: number, rows: number): number | undefined {
  if (rows === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, rows - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return rows - 1
  }
  return undefined
}
