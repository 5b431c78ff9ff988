import { Button } from 'antd'
import { useState } from 'react'
import { ACCESS } from '../../../modules/notifications/access.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, mayAnywhere, useMay, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Empty, Note, Pending, Problem } from '../parts/said.tsx'
import { useMoreRead } from '../reads.ts'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { MyNotices } from './my-notices.tsx'
import { NewNotice } from './new-notice.tsx'
import { NoticeCard } from './notice-card.tsx'
import './notices.css'
import { STATES, standOf } from './stand.ts'
import { NOTICES } from './words.ts'

/** Notices of the grids one leads; whoever leads none reads those that are for him. */
export default function NoticesPage() {
  const me = useMe()
  const { query } = usePlace()
  const [said, setSaid] = useState<string | null>(null)
  if (!mayAnywhere(me, ACCESS.notices)) return <MyNotices only={query.get('notice')} />
  if (query.get('new') === '1') return <NewNotice onDone={setSaid} />
  return <NoticeList said={said} onSaid={setSaid} />
}

function NoticeList({ said, onSaid }: { said: string | null; onSaid: (text: string) => void }) {
  const { t } = useLanguage()
  const { query } = usePlace()
  const me = useMe()
  const tree = useTree()
  const may = useMay()
  const [chosen, setChosen] = useState<string | null>(null)
  const home = homeOf(me, tree)
  const first = home && may(ACCESS.notices, home.id) ? home : tree.all.find((one) => may(ACCESS.notices, one.id))
  const grid = tree.get(chosen) ?? first
  const only = query.get('notice')
  const asked = query.get('state')
  const state = isKeyOf(STATES, asked) ? asked : null
  const read = useMoreRead('notifications.notices', {
    key: grid?.id,
    input: (afterId) => ({ gridId: grid?.id ?? '', afterId: afterId ?? null }),
    next: (page) => page.nextAfterId,
    isOff: !grid,
  })
  const all = read.data?.pages.flatMap((page) => page.notices) ?? []
  const notices = all.filter((one) => (only ? one.id === only : state === null || standOf(one) === state))
  if (only && read.data && notices.length === 0) return <MyNotices only={only} />
  return (
    <Page
      title={t(NOTICES.title)}
      lead={t(NOTICES.lead)}
      tools={
        only ? (
          <Button onClick={() => navigate(hrefOf('/notices'))}>{t(NOTICES.back)}</Button>
        ) : (
          <Button type="primary" onClick={() => navigate(hrefOf('/notices', { new: '1' }))}>
            {t(NOTICES.publish)}
          </Button>
        )
      }
    >
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      {only ? null : (
        <div className="c-notice-filter">
          <GridPicker
            className="c-narrow"
            placeholder={t(NOTICES.grid)}
            among={(one) => may(ACCESS.notices, one.id)}
            value={grid?.id ?? null}
            onChange={setChosen}
          />
          <fieldset className="c-pills">
            <legend className="k-offscreen">{t(NOTICES.show)}</legend>
            {([null, ...keysOf(STATES)] as const).map((key) => (
              <button
                key={key ?? 'all'}
                type="button"
                className="c-pill"
                aria-pressed={key === state}
                onClick={() => navigate(hrefOf('/notices', { state: key ?? undefined }), { replace: true })}
              >
                {t(key === null ? CONSOLE.all : STATES[key])}
              </button>
            ))}
          </fieldset>
        </div>
      )}
      <Problem error={read.problem} onAgain={read.again} />
      {read.isPending && !read.problem ? <Pending lines={8} /> : null}
      {read.data && notices.length === 0 ? (
        <Card>
          <Empty title={t(all.length === 0 ? NOTICES.none : NOTICES.noneOf)}>
            {all.length === 0 ? <p>{t(NOTICES.noneText)}</p> : null}
          </Empty>
        </Card>
      ) : null}
      {notices.map((one) => (
        <NoticeCard key={one.id} notice={one} onSaid={onSaid} />
      ))}
      {read.hasNextPage && !only ? (
        <Button onClick={() => read.fetchNextPage()} loading={read.isFetchingNextPage}>
          {t(CONSOLE.moreRows)}
        </Button>
      ) : null}
    </Page>
  )
}
