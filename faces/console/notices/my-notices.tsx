import { useEffect } from 'react'
import { Pictures } from '../../kit/components/picture.tsx'
import { useLanguage } from '../../kit/language.ts'
import { KIT } from '../../kit/words.ts'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { NOTICES } from './words.ts'

/** The notices that are for the person: where he holds a post and where he lives; or one of them. */
export function MyNotices({ only }: { only: string | null }) {
  const { t } = useLanguage()
  const read = useRead('notifications.myNotices', {})
  const notices = read.data?.notices.filter((one) => only === null || one.id === only) ?? []
  const { run } = useAct('notifications.readNotice')
  const isFound = only !== null && notices.length > 0
  useEffect(() => {
    if (isFound) run({ noticeId: only })
  }, [isFound, only, run])
  return (
    <Page title={t(NOTICES.title)} lead={t(NOTICES.leadMine)}>
      <Awaiting read={read} lines={5} />
      {read.data && notices.length === 0 ? (
        <Card>
          <Empty title={t(only ? NOTICES.missing : NOTICES.none)}>
            {only ? (
              <>
                <p>{t(NOTICES.missingText)}</p>
                <Link href={hrefOf('/notices')}>{t(NOTICES.back)}</Link>
              </>
            ) : null}
          </Empty>
        </Card>
      ) : null}
      {notices.map((one) => (
        <Card key={one.id} title={one.title}>
          <p className="c-hint">
            {one.gridName} · {t(NOTICES.byNobody, { at: one.publishedAt })} · {t(NOTICES.until, { at: one.untilAt })}
          </p>
          <p className="c-notice-text">{one.text}</p>
          {one.fileIds.length > 0 ? (
            <Pictures ids={one.fileIds} titleOf={(_id, number) => t(KIT.photo, { number })} />
          ) : null}
        </Card>
      ))}
    </Page>
  )
}
