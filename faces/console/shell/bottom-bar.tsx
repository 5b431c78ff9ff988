import { Icon, type IconName } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useMe } from '../me.ts'
import { hrefOf, Link, usePlace } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { isEntryOf, menuFor } from './menu.ts'

const ICONS: Readonly<Record<string, IconName>> = {
  '/': 'check',
  '/enter': 'report',
  '/grids': 'place',
  '/people': 'person',
}

/** The menu of a phone, under the thumb. */
export function BottomBar() {
  const { t } = useLanguage()
  const me = useMe()
  const { path } = usePlace()
  const entries = menuFor(me)
  const isRest = path === '/more' || entries.some((entry) => !entry.isMain && isEntryOf(entry, path))
  return (
    <nav className="c-bottom" aria-label={t(CONSOLE.navigation)}>
      {entries
        .filter((entry) => entry.isMain)
        .map((entry) => (
          <Link key={entry.path} href={hrefOf(entry.path)} isCurrent={isEntryOf(entry, path)}>
            <Icon name={ICONS[entry.path] ?? 'info'} />
            {t(entry.word)}
          </Link>
        ))}
      <Link href={hrefOf('/more')} isCurrent={isRest}>
        <Icon name="plus" />
        {t(CONSOLE.more)}
      </Link>
    </nav>
  )
}
