import { Icon, type IconName } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { INBOX } from '../../kit/messages/words.ts'
import { hrefOf } from '../route.ts'
import { FIELD } from '../words.ts'
import { useUnread } from './use-unread.ts'

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
  const unread = useUnread()
  return (
    <nav className="f-tabs" aria-label={t(FIELD.tabs)}>
      {TABS.map(({ key, page, icon }) => (
        <a key={key} href={hrefOf(page)} aria-current={key === current ? 'page' : undefined}>
          <span className="f-tab-icon">
            <Icon name={icon} />
            {key === 'me' && unread > 0 ? (
              <span className="k-count" aria-hidden="true">
                {unread > 99 ? '99+' : unread}
              </span>
            ) : null}
          </span>
          <span>{t(FIELD[key])}</span>
          {key === 'me' && unread > 0 ? (
            <span className="k-offscreen">{t(INBOX.unread, { count: unread })}</span>
          ) : null}
        </a>
      ))}
    </nav>
  )
}
