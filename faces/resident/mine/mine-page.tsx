import { useState } from 'react'
import { PLAIN_STATE_WORDS } from '../../../modules/cases/words.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { giveBackPush } from '../../kit/push.ts'
import { signOut } from '../../kit/session.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { FollowPage } from '../follow/follow-page.tsx'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { MyDataPage } from './my-data-page.tsx'
import { SignedIn } from './signed-in.tsx'
import { MINE } from './words.ts'

/** The reports of the signed-in person, or signing in first. With a case id: that report. `code`: the printed code, where one was opened. */
export default function MinePage({ code, caseId }: { code: string | null; caseId?: string }) {
  const { t } = useLanguage()
  return (
    <SignedIn title={t(MINE.title)}>
      {caseId === 'data' ? (
        <MyDataPage code={code} />
      ) : caseId ? (
        <FollowPage caseId={caseId} base={`mine/${caseId}`} onBack={() => go('mine')} />
      ) : (
        <ReportList code={code} />
      )}
    </SignedIn>
  )
}

function ReportList({ code }: { code: string | null }) {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('intake.mine', {})
  const { data: news } = useAsk('notifications.unread', {})
  return (
    <Screen title={t(MINE.title)} onBack={() => go('')}>
      <nav className="k-rows">
        <RowLink
          icon="bell"
          href="#/messages"
          title={t(MINE.messages)}
          note={news && news.unread > 0 ? t(MINE.messagesUnread, { count: news.unread }) : t(MINE.messagesNote)}
          count={news?.unread}
        />
      </nav>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data?.reports.length === 0 ? (
        <div className="k-card k-stack k-center">
          <p>{t(MINE.empty)}</p>
          <LinkButton look="main" href={code === null ? '#/' : '#/report/what'}>
            {t(MINE.emptyAct)}
          </LinkButton>
        </div>
      ) : null}
      {data && data.reports.length > 0 ? (
        <ul className="k-rows">
          {data.reports.map((report) => (
            <li key={report.caseId}>
              <a className="k-row" href={`#/mine/${report.caseId}`}>
                <span>
                  <span className="k-tag" data-done={report.answeredAt ? '' : undefined}>
                    {t(PLAIN_STATE_WORDS[report.state])}
                  </span>
                  <strong className="k-clamp">{report.text}</strong>
                  <small>
                    {report.forName ? `${t(MINE.forName, { name: report.forName })} · ` : ''}
                    {report.number} · {t(MINE.reportedAt, { at: report.reportedAt })}
                  </small>
                </span>
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <nav className="k-rows">
        <RowLink icon="person" href="#/mine/data" title={t(MINE.myData)} note={t(MINE.myDataNote)} />
      </nav>
      <SignOut />
    </Screen>
  )
}

function SignOut() {
  const { t } = useLanguage()
  const [error, setError] = useState<ApiError | null>(null)
  const leave = () =>
    giveBackPush()
      .then(signOut)
      .catch((reason: unknown) => {
        if (!(reason instanceof ApiError)) throw reason
        setError(reason)
      })
  return (
    <>
      <ErrorNotice error={error} />
      <Button look="quiet" isWide onPress={leave}>
        {t(MINE.signOut)}
      </Button>
    </>
  )
}
