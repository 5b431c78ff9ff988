import { useEffect, useRef } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { hrefOf, Link } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { isEntryOf, type MenuEntry } from './menu.ts'

/** The pages that have no room in the bar, one press away. It folds when somebody goes on, elsewhere or by Escape. */
export function MoreMenu({ entries, path }: { entries: readonly MenuEntry[]; path: string }) {
  const { t } = useLanguage()
  const box = useRef<HTMLDetailsElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: on another page it is folded.
  useEffect(() => {
    box.current?.removeAttribute('open')
  }, [path])
  useEffect(() => {
    const fold = (event: Event) => {
      const isElsewhere = event.target instanceof Node && !box.current?.contains(event.target)
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape'
      if ((event instanceof KeyboardEvent ? isEscape : isElsewhere) && box.current?.open) {
        box.current.open = false
        if (isEscape) box.current.querySelector('summary')?.focus()
      }
    }
    for (const name of ['pointerdown', 'focusin', 'keydown']) addEventListener(name, fold)
    return () => {
      for (const name of ['pointerdown', 'focusin', 'keydown']) removeEventListener(name, fold)
    }
  }, [])
  return (
    <details ref={box} className="c-more-menu">
      <summary>{t(CONSOLE.more)}</summary>
      <ul>
        {entries.map((entry) => (
          <li key={entry.path}>
            <Link href={hrefOf(entry.path)} isCurrent={isEntryOf(entry, path)}>
              {t(entry.word)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
