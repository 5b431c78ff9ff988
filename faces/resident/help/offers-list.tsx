import { HELP_KIND_WORDS, NEARNESS_WORDS } from '../../../modules/help/words.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { Improper } from './improper.tsx'
import { sayWeekdays } from './say-days.ts'
import { HELP } from './words.ts'

/** Neighbours who offer help, nearest first. Asking one of them begins with a request. */
export function OffersList({ code }: { code: string }) {
  const speech = useLanguage()
  const { t, list } = speech
  const { data, error, reload } = useAsk('help.board', { code })
  return (
    <Screen
      title={t(HELP.offers)}
      onBack={() => go('help')}
      action={
        <LinkButton look="main" isWide href="#/help/ask">
          {t(HELP.need)}
        </LinkButton>
      }
    >
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data?.offers.length === 0 ? <p className="k-card k-center">{t(HELP.noOffers)}</p> : null}
      {data?.offers.map((one) => (
        <article key={one.offerId} className="k-card k-stack">
          <h2 className="k-small-title">
            {one.shownName ?? t(HELP.oneNeighbour)} · {t(NEARNESS_WORDS[one.near])}
          </h2>
          <p>{one.text}</p>
          <p className="k-soft">
            {list(one.kinds.map((kind) => t(HELP_KIND_WORDS[kind])))}
            <br />
            {sayWeekdays(one, speech)}
          </p>
          {one.isMine ? null : <Improper what="offer" id={one.offerId} code={code} />}
        </article>
      ))}
    </Screen>
  )
}
