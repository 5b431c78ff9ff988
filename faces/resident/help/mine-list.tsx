import type { Queries } from '../../../modules/api.ts'
import { HELP_KIND_WORDS, HELP_STATE_WORDS, OFFER_STATE_WORDS, REACH_WORDS } from '../../../modules/help/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { useCommand } from '../../kit/use-command.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { sayWeekdays, sayWindow } from './say-days.ts'
import { HELP } from './words.ts'

type Mine = OutputOf<Queries['help.mine']>
type Request = Mine['requests'][number]

const OVER: readonly Request['state'][] = ['done', 'thanked', 'withdrawn', 'expired', 'ended']

/** What one asked for, said yes to, was asked, and offers. */
export function MineList() {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('help.mine', {})
  const open = (as: Request['as']) => data?.requests.filter((one) => one.as === as && !isOver(one)) ?? []
  const openOffers = data?.offers.filter((one) => one.state === 'open') ?? []
  const over = data?.requests.filter(isOver) ?? []
  return (
    <Screen title={t(HELP.mine)} onBack={() => go('help')}>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data && data.requests.length === 0 && data.offers.length === 0 ? (
        <div className="k-card k-stack k-center">
          <p>{t(HELP.noMine)}</p>
          <LinkButton look="main" href="#/help/ask">
            {t(HELP.need)}
          </LinkButton>
          <LinkButton href="#/help/near">{t(HELP.near)}</LinkButton>
        </div>
      ) : null}
      <Rows title={HELP.invited} requests={open('invited')} />
      <Rows title={HELP.asked} requests={open('asker')} />
      <Rows title={HELP.helping} requests={open('helper')} />
      <Rows title={HELP.entered} requests={open('enterer')} />
      {openOffers.length > 0 ? (
        <section className="k-stack">
          <h2 className="k-small-title">{t(HELP.myOffers)}</h2>
          {openOffers.map((one) => (
            <OfferCard key={one.offerId} offer={one} onChange={reload} />
          ))}
        </section>
      ) : null}
      <Rows title={HELP.earlier} requests={over} />
    </Screen>
  )
}

function isOver(one: Request): boolean {
  // What the asker can still say thank you for stays with her open ones.
  return OVER.includes(one.state) && !one.actions.includes('thank')
}

function Rows({ title, requests }: { title: Word; requests: readonly Request[] }) {
  const speech = useLanguage()
  const { t } = speech
  if (requests.length === 0) return null
  return (
    <section className="k-stack">
      <h2 className="k-small-title">{t(title)}</h2>
      <ul className="k-rows">
        {requests.map((one) => (
          <li key={one.requestId}>
            <a className="k-row" href={`#/help/mine/${one.requestId}`}>
              <span>
                <span className="k-tag" data-done={OVER.includes(one.state) ? '' : undefined}>
                  {t(one.saidDoneBy === 'other' ? HELP.waitsForYou : HELP_STATE_WORDS[one.state])}
                </span>
                <strong>{t(HELP_KIND_WORDS[one.kind])}</strong>
                <span className="k-clamp">{one.text ?? t(HELP.wordsGone)}</span>
                <small>
                  {one.onBehalfName ? `${t(HELP.forWhom, { name: one.onBehalfName })} · ` : ''}
                  {sayWindow(one, speech)}
                </small>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function OfferCard({ offer, onChange }: { offer: Mine['offers'][number]; onChange: () => void }) {
  const speech = useLanguage()
  const { t, list } = speech
  const back = useCommand('help.withdrawOffer')
  return (
    <article className="k-card k-stack">
      <h3 className="k-small-title">{list(offer.kinds.map((kind) => t(HELP_KIND_WORDS[kind])))}</h3>
      <p>{offer.text ?? t(HELP.wordsGone)}</p>
      <p className="k-soft">
        {offer.onBehalfName ? `${t(HELP.forWhom, { name: offer.onBehalfName })} · ` : ''}
        {t(OFFER_STATE_WORDS[offer.state])} · {sayWeekdays(offer, speech)} · {t(REACH_WORDS[offer.reach])}
      </p>
      {offer.isHidden ? <p className="k-soft">{t(HELP.hiddenText)}</p> : null}
      <ErrorNotice error={back.error} />
      <Button
        look="quiet"
        isBusy={back.isBusy}
        onPress={async () => {
          if (await back.run({ offerId: offer.offerId })) onChange()
        }}
      >
        {t(HELP.withdrawOffer)}
      </Button>
    </article>
  )
}
