import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useRead } from '../reads.ts'
import { hrefOf, Link, usePlace } from '../router.tsx'
import { SHELL } from './words.ts'

/** The number is asked for with every change on the live line, and at least this often: a message can come without a case of one's own. */
const EVERY_MILLIS = 60_000
const MOST_SHOWN = 99

/** How many messages wait to be read, and the way to them. */
export function Bell() {
  const { t } = useLanguage()
  const { path } = usePlace()
  const { data } = useRead('notifications.unread', {}, { everyMillis: EVERY_MILLIS })
  const unread = data?.unread ?? 0
  return (
    <Link
      href={hrefOf('/messages')}
      className="c-bell"
      isCurrent={path === '/messages'}
      label={unread > 0 ? t(SHELL.bellUnread, { count: unread }) : t(SHELL.bell)}
    >
      <Icon name="bell" />
      {unread > 0 ? (
        <span className="c-bell-count" data-urgent={data && data.urgent > 0 ? '' : undefined} aria-hidden="true">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      ) : null}
    </Link>
  )
}
