import { RowLink } from '../../kit/components/row-link.tsx'
import { DESK_HREFS } from '../../kit/desk-lists.ts'
import { useLanguage } from '../../kit/language.ts'
import { InboxList } from '../../kit/messages/inbox-list.tsx'
import type { LinkOf } from '../../kit/messages/message-sheet.tsx'
import { MessageSettings } from '../../kit/messages/settings-form.tsx'
import { INBOX } from '../../kit/messages/words.ts'
import { SignedIn } from '../mine/signed-in.tsx'
import { MINE } from '../mine/words.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'

/** The messages of the signed-in person, and how she wants to be told; or signing in first. */
export default function MessagesPage({ part }: { part?: string }) {
  const { t } = useLanguage()
  const isSettings = part === 'settings'
  return (
    <SignedIn title={t(isSettings ? INBOX.settings : INBOX.title)}>
      {isSettings ? (
        <Screen title={t(INBOX.settings)} onBack={() => go('messages')}>
          <MessageSettings groups={['reports', 'services', 'notices']} byCode={['email']} />
        </Screen>
      ) : (
        <Screen title={t(INBOX.title)} onBack={() => go('mine')}>
          <InboxList linkOf={linkOf} settingsHref="#/messages/settings" emptyText={t(MINE.messagesEmpty)} />
          <nav className="k-rows">
            <RowLink href="#/messages/settings" title={t(INBOX.settings)} note={t(INBOX.settingsNote)} />
          </nav>
        </Screen>
      )}
    </SignedIn>
  )
}

/** Her own report opens here; what somebody is told as staff opens in the members' app. */
const linkOf: LinkOf = (link) => {
  if (link.to === 'case' && link.as === 'reporter') return { href: `#/mine/${link.caseId}`, word: INBOX.open }
  if (link.to === 'case') return { href: `/field/case/${link.caseId}`, word: INBOX.open }
  if (link.to === 'booking') return { href: '#/book/mine', word: INBOX.open }
  if (link.to === 'help') return { href: `#/help/mine/${link.requestId}`, word: INBOX.open }
  if (link.to === 'topic') return { href: `#/deliberate/${link.topicId}`, word: INBOX.open }
  if (link.to === 'desk') return { href: DESK_HREFS[link.list], word: INBOX.openPage }
  if (link.to === 'page') return { href: `/field/me/${link.page}`, word: INBOX.openPage }
  return link.to === 'post' ? { href: '/field', word: INBOX.openList } : null
}
