import { Icon, type IconName } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { hrefOf } from '../route.ts'
import { FIELD } from '../words.ts'

/** The pages of the main menu. */
export type TabKey = 'cases' | 'report' | 'grid' | 'me'

const TABS: readonly { key: TabKey; page: string; icon: IconName }[] = [
  { key: 'cases', page: '', icon: 'list' },
  { key: 'report', page: 'report', icon: 'report' },
  { key: 'grid', page: 'grid', icon: 'home' },
  { key: 'me', page: 'me', icon: 'person' },
]

/** The main menu, at the bottom where the thumb is. */
export function TabBar({ current }: { current: TabKey }) {
  const { t } = useLanguage()
  return (
    <nav className="f-tabs" aria-label={t(FIELD.tabs)}>
      {TABS.map(({ key, page, icon }) => (
        <a key={key} href={hrefOf(page)} aria-current={key === current ? 'page' : undefined}>
          <Icon name={icon} />
          <span>{t(FIELD[key])}</span>
        </a>
      ))}
    </nav>
  )
}
