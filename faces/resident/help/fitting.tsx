import type { Queries } from '../../../modules/api.ts'
import { NEARNESS_WORDS } from '../../../modules/help/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { useCommand } from '../../kit/use-command.ts'
import { sayWeekdays } from './say-days.ts'
import { HELP } from './words.ts'

type Offer = OutputOf<Queries['help.fitting']>['offers'][number]

/** Neighbours whose offers fit, nearest first, each to be asked; nothing when there are none. */
export function Fitting({ requestId }: { requestId: string }) {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('help.fitting', { requestId })
  if (error) return <ErrorNotice error={error} onAgain={reload} />
  if (!data || data.offers.length === 0) return null
  return (
    <section className="k-stack">
      <h2 className="k-small-title">{t(HELP.fitting)}</h2>
      <p className="k-soft">{t(HELP.fittingNote)}</p>
      {data.offers.slice(0, SHOWN).map((offer) => (
        <OneOffer key={offer.offerId} requestId={requestId} offer={offer} onChange={reload} />
      ))}
    </section>
  )
}

const SHOWN = 10

function OneOffer({ requestId, offer, onChange }: { requestId: string; offer: Offer; onChange: () => void }) {
  const speech = useLanguage()
  const { t } = speech
  const invite = useCommand('help.invite')
  return (
    <article className="k-card k-stack">
      <h3 className="k-small-title">
        {offer.shownName ?? t(HELP.oneNeighbour)} · {t(NEARNESS_WORDS[offer.near])}
      </h3>
      <p>{offer.text}</p>
      <p className="k-soft">{sayWeekdays(offer, speech)}</p>
      <ErrorNotice error={invite.error} />
      {offer.isInvited ? (
        <p>
          <span className="k-tag" data-done="">
            {t(HELP.isInvited)}
          </span>
        </p>
      ) : (
        <Button
          isBusy={invite.isBusy}
          onPress={async () => {
            if (await invite.run({ requestId, offerId: offer.offerId })) onChange()
          }}
        >
          {t(HELP.invite)}
        </Button>
      )}
    </article>
  )
}
