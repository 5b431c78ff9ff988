import { RowLink } from '../../kit/components/row-link.tsx'
import { DESK_HREFS } from '../../kit/desk-lists.ts'
import { useLanguage } from '../../kit/language.ts'
import { InboxList } from '../../kit/messages/inbox-list.tsx'
import type { LinkOf } from '../../kit/messages/message-sheet.tsx'
import { MessageSettings } from '../../kit/messages/settings-form.tsx'
import { INBOX } from '../../kit/messages/words.ts'
import { refreshReads } from '../reads.ts'
import { back, hrefOf } from '../route.ts'
import { LostPage } from '../shell/lost-page.tsx'
import { Screen } from '../shell/screen.tsx'
import { MINE } from './words.ts'

/** One's messages, and how one wants to be told. */
export function MessagesPages({ part }: { part?: string }) {
  if (part === undefined) return <MessagesPage />
  return part === 'settings' ? <SettingsPage /> : <LostPage />
}

function MessagesPage() {
  const { t } = useLanguage()
  const settings = hrefOf('me/messages/settings')
  return (
    <Screen title={t(INBOX.title)} onBack={() => back('me')}>
      <InboxList linkOf={linkOf} settingsHref={settings} emptyText={t(MINE.messagesEmpty)} onRead={refreshReads} />
      <nav className="k-rows">
        <RowLink href={settings} title={t(INBOX.settings)} note={t(INBOX.settingsNote)} />
      </nav>
    </Screen>
  )
}

function SettingsPage() {
  const { t } = useLanguage()
  return (
    <Screen title={t(INBOX.settings)} onBack={() => back('me/messages')}>
      <MessageSettings
        groups={['work', 'deadlines', 'decisions', 'reports', 'services', 'notices']}
        byCode={['wecom_app', 'email']}
      />
    </Screen>
  )
}

/** What one reported oneself is followed as its reporter; everything else opens here. */
const linkOf: LinkOf = (link, reason) => {
  if (link.to === 'post') return { href: hrefOf(''), word: INBOX.openList }
  if (link.to === 'notice') return null
  if (link.to === 'booking') return { href: '/r#/book/mine', word: INBOX.open }
  if (link.to === 'help') return { href: `/r#/help/mine/${link.requestId}`, word: INBOX.open }
  if (link.to === 'topic') return { href: `/r#/deliberate/${link.topicId}`, word: INBOX.open }
  if (link.to === 'desk') return { href: DESK_HREFS[link.list], word: INBOX.openPage }
  if (link.to === 'console') return { href: `/console/${link.page}?id=${link.id}`, word: INBOX.openPage }
  if (link.to === 'page') return { href: hrefOf(`me/${link.page}`), word: INBOX.openPage }
  const isOwn = link.as === 'reporter' && reason !== 'member'
  return { href: isOwn ? `/r#/mine/${link.caseId}` : hrefOf(`case/${link.caseId}`), word: INBOX.open }
}
