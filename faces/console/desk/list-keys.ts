import { useKeys } from '../shell/keys.ts'

type ListKeys = {
  /** The part of the page that the lines stand in. */
  box: { readonly current: HTMLElement | null }
  /** Shows what waits. */
  release: () => void
  toggle: (id: string) => void
  /** Stretches the choice from where it began to this line. */
  reach: (id: string) => void
  /** Lets go of what is chosen; false when nothing is. */
  clear: () => boolean
}

/**
 * j and k walk through the list, x chooses, Shift with an arrow chooses on, Escape lets go, n shows what waits, / goes to the
 * search, u back to the line of the open case.
 */
export function useListKeys({ box, release, toggle, reach, clear }: ListKeys): void {
  const rows = () => [...(box.current?.querySelectorAll<HTMLElement>('li[data-line]') ?? [])]
  const here = (all: readonly HTMLElement[]) => {
    const at = all.findIndex((row) => row.matches(':focus-within'))
    return at >= 0 ? at : all.findIndex((row) => row.querySelector('a[aria-current]'))
  }
  const walk = (step: 1 | -1) => {
    const all = rows()
    const from = here(all)
    const row = all[from < 0 ? 0 : from + step]
    const link = row?.querySelector('a')
    link?.focus()
    link?.scrollIntoView({ block: 'nearest' })
    return row?.dataset.line
  }
  const stretch = (step: 1 | -1) => {
    const all = rows()
    const from = all[here(all)]?.dataset.line
    if (from === undefined) return false
    reach(from)
    const to = walk(step)
    if (to !== undefined) reach(to)
    return true
  }
  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    n: release,
    u: () => {
      const all = rows()
      const row = all.find((one) => one.querySelector('a[aria-current]')) ?? all[0]
      row?.querySelector('a')?.focus()
    },
    x: () => {
      const all = rows()
      const id = all[here(all)]?.dataset.line
      if (id === undefined) return false
      toggle(id)
    },
    'Shift+ArrowDown': () => stretch(1),
    'Shift+ArrowUp': () => stretch(-1),
    Escape: clear,
    '/': () => box.current?.querySelector<HTMLElement>('input[type="search"]')?.focus(),
  })
}
