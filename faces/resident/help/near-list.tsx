import { HELP_KIND_WORDS, NEARNESS_WORDS } from '../../../modules/help/words.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { sayWindow } from './say-days.ts'
import { HELP } from './words.ts'

/** What neighbours need, what fits one's own offers first, then the nearest. */
export function NearList({ code }: { code: string }) {
  const speech = useLanguage()
  const { t } = speech
  const { data, error, reload } = useAsk('help.board', { code })
  return (
    <Screen title={t(HELP.near)} onBack={() => go('help')}>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data?.requests.length === 0 ? (
        <div className="k-card k-stack k-center">
          <p>{t(HELP.noneNear)}</p>
          <LinkButton look="main" href="#/help/offer">
            {t(HELP.noneNearAct)}
          </LinkButton>
        </div>
      ) : null}
      {data && data.requests.length > 0 ? (
        <ul className="k-rows">
          {data.requests.map((one) => (
            <li key={one.requestId}>
              <a className="k-row" href={`#/help/${one.isMine ? 'mine' : 'near'}/${one.requestId}`}>
                <span>
                  {one.fitsMine || one.isMine ? (
                    <span className="k-tag">{t(one.isMine ? HELP.ownOne : HELP.fitsMine)}</span>
                  ) : null}
                  <strong>{t(HELP_KIND_WORDS[one.kind])}</strong>
                  <span className="k-clamp">{one.text}</span>
                  <small>
                    {one.shownName ?? t(HELP.oneNeighbour)} · {t(NEARNESS_WORDS[one.near])} · {sayWindow(one, speech)}
                  </small>
                </span>
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {data?.isCut ? <p className="k-soft">{t(HELP.cut)}</p> : null}
    </Screen>
  )
}
