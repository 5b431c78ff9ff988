import type { Queries } from '../../../modules/api.ts'
import { HELP_KIND_WORDS, HELP_STATE_WORDS, VERB_WORDS } from '../../../modules/help/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { api } from '../../kit/api.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAct } from '../acts.ts'
import { RevealPhone } from '../parts/reveal-phone.tsx'
import { useRead } from '../reads.ts'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { HELP } from './words.ts'

type Request = OutputOf<Queries['help.desk']>['requests'][number]

/** What waits in the grids of one's posts, and what one has taken or entered. */
export function HelpList() {
  const { t } = useLanguage()
  const open = useRead('help.desk', { list: 'open' })
  const underWay = useRead('help.desk', { list: 'under_way' })
  const mine = underWay.data?.requests.filter((one) => one.otherSide !== null) ?? []
  return (
    <Screen
      title={t(HELP.title)}
      onBack={() => back('grid')}
      action={
        <LinkButton look="main" isWide href={hrefOf('help/enter')}>
          {t(HELP.enter)}
        </LinkButton>
      }
    >
      <ErrorNotice error={open.error ?? underWay.error} onAgain={open.reload} />
      {mine.length > 0 ? (
        <section className="k-stack">
          <h2 className="k-small-title">{t(HELP.mine)}</h2>
          {mine.map((one) => (
            <RequestCard key={one.requestId} one={one} />
          ))}
        </section>
      ) : null}
      <section className="k-stack">
        <h2 className="k-small-title">{t(HELP.open)}</h2>
        {!open.data && !open.error ? <Loading /> : null}
        {open.data?.requests.length === 0 ? <p className="k-card k-center">{t(HELP.noneOpen)}</p> : null}
        {open.data?.requests.map((one) => (
          <RequestCard key={one.requestId} one={one} />
        ))}
      </section>
    </Screen>
  )
}

function RequestCard({ one }: { one: Request }) {
  const { t } = useLanguage()
  const acts = {
    accept: useAct('help.accept'),
    sayDone: useAct('help.sayDone'),
    giveBack: useAct('help.giveBack'),
    withdraw: useAct('help.withdraw'),
  }
  const verbs = (['accept', 'sayDone', 'giveBack', 'withdraw'] as const).filter((verb) => one.actions.includes(verb))
  const { requestId, otherSide } = one
  const other = otherSide === 'helper' ? (one.helperName ?? '') : (one.shownName ?? one.askerName)
  return (
    <article className="k-card k-stack">
      <p>
        <span className="k-tag">{t(HELP_STATE_WORDS[one.state])}</span>
      </p>
      <h3 className="k-small-title">{t(HELP_KIND_WORDS[one.kind])}</h3>
      <p className="k-words">{one.text ?? t(HELP.wordsGone)}</p>
      <p className="k-soft">
        {one.shownName ?? t(HELP.oneNeighbour)} · {one.gridName} ·{' '}
        {one.from === one.until ? one.from : `${one.from} – ${one.until}`}
      </p>
      {otherSide ? (
        <RevealPhone
          name={other}
          masked={(otherSide === 'helper' ? one.helperPhone : one.askerPhone) ?? t(HELP.byEnterer)}
          reveal={async (reason) => (await api.ask('help.revealContact', { requestId, reason })).phone}
        />
      ) : null}
      {verbs.map((verb, index) => (
        <div key={verb} className="k-stack">
          <ErrorNotice error={acts[verb].error} />
          <Button
            look={index === 0 ? 'plain' : 'quiet'}
            isWide
            isBusy={acts[verb].isBusy}
            onPress={() => acts[verb].run({ requestId })}
          >
            {t(VERB_WORDS[verb])}
          </Button>
        </div>
      ))}
    </article>
  )
}
