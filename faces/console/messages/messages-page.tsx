import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { GROUP_WORDS } from '../../../modules/notifications/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { Card, Page } from '../parts/page.tsx'
import { Empty, Pending, Problem } from '../parts/said.tsx'
import { refresh, useMoreRead } from '../reads.ts'
import { hrefOf, Link, navigate, usePlace } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { MessageRow } from './message-row.tsx'
import './messages.css'
import { nextRow } from './row-keys.ts'
import { MESSAGES } from './words.ts'

export type Item = OutputOf<Queries['notifications.inbox']>['items'][number]

/** Everything one was told, newest first; what is not read is marked. */
export default function MessagesPage() {
  const { t, language } = useLanguage()
  const { query } = usePlace()
  const onlyUnread = query.get('unread') === '1'
  const asked = query.get('group')
  const group = isKeyOf(GROUP_WORDS, asked) ? asked : null
  const read = useMoreRead('notifications.inbox', {
    key: { language, onlyUnread, group },
    input: (afterId) => ({ language, onlyUnread, group, afterId: afterId ?? null }),
    next: (page) => page.nextAfterId,
  })
  const all = useAct('notifications.markAllRead')
  const [isAllRead, setAllRead] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const items = read.data?.pages.flatMap((page) => page.items) ?? []
  const unread = read.data?.pages[0]?.unread ?? 0
  const show = (next: { unread?: boolean; group?: string | null }) =>
    navigate(
      hrefOf('/messages', {
        unread: (next.unread ?? onlyUnread) ? '1' : undefined,
        group: (next.group === undefined ? group : next.group) ?? undefined,
      }),
      { replace: true },
    )
  const readAll = async () => {
    const newest = items[0]
    if (!newest || !(await all.run({ upToId: newest.id }))) return
    setAllRead(true)
    refresh('notifications.inbox', 'notifications.unread')
  }
  return (
    <Page
      title={t(MESSAGES.title)}
      lead={read.data ? t(unread > 0 ? MESSAGES.unreadMany : MESSAGES.unreadNone, { count: unread }) : null}
      tools={
        <>
          {unread > 0 && items.length > 0 && group === null ? (
            <Button onClick={readAll} loading={all.isBusy}>
              {t(MESSAGES.readAll)}
            </Button>
          ) : null}
          <Button onClick={() => navigate(hrefOf('/my-settings'))}>{t(MESSAGES.settings)}</Button>
        </>
      }
    >
      <span className="k-offscreen" role="status">
        {isAllRead && unread === 0 ? t(MESSAGES.allRead) : ''}
      </span>
      <fieldset className="c-pills">
        <legend className="k-offscreen">{t(MESSAGES.show)}</legend>
        <Pill isOn={onlyUnread} onPress={() => show({ unread: !onlyUnread })}>
          {t(MESSAGES.onlyUnread)}
        </Pill>
        <Pill isOn={group === null} onPress={() => show({ group: null })}>
          {t(CONSOLE.all)}
        </Pill>
        {keysOf(GROUP_WORDS).map((key) => (
          <Pill key={key} isOn={group === key} onPress={() => show({ group: key })}>
            {t(GROUP_WORDS[key])}
          </Pill>
        ))}
      </fieldset>
      <Problem error={all.error} />
      <Problem error={read.problem} onAgain={read.again} />
      <Card>
        {read.isPending && !read.problem ? <Pending lines={8} /> : null}
        {read.data && items.length === 0 ? <Nothing isFiltered={onlyUnread || group !== null} /> : null}
        {items.length > 0 ? (
          <ul ref={list} className="c-messages" onKeyDown={(event) => nextRow(event, list.current)}>
            {items.map((item) => (
              <MessageRow key={item.id} item={item} />
            ))}
          </ul>
        ) : null}
        {read.hasNextPage ? (
          <Button onClick={() => read.fetchNextPage()} loading={read.isFetchingNextPage}>
            {t(CONSOLE.moreRows)}
          </Button>
        ) : null}
      </Card>
    </Page>
  )
}

function Pill({ isOn, onPress, children }: { isOn: boolean; onPress: () => void; children: string }) {
  return (
    <button type="button" className="c-pill" aria-pressed={isOn} onClick={onPress}>
      {children}
    </button>
  )
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useLanguage()
  return (
    <Empty title={t(isFiltered ? MESSAGES.noneHere : MESSAGES.none)}>
      {isFiltered ? <Link href={hrefOf('/messages')}>{t(MESSAGES.showAll)}</Link> : <p>{t(MESSAGES.noneText)}</p>}
    </Empty>
  )
}
