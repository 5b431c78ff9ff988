import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { HELP_KIND_WORDS, HELP_STATE_WORDS } from '../../../modules/help/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Facts } from '../../kit/components/facts.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { useCommand } from '../../kit/use-command.ts'
import { TextSheet } from '../follow/text-sheet.tsx'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { CallOther } from './call-other.tsx'
import { Fitting } from './fitting.tsx'
import { Improper } from './improper.tsx'
import { sayWindow } from './say-days.ts'
import { HELP } from './words.ts'

type Request = OutputOf<Queries['help.mine']>['requests'][number]

/** One request with which this person has to do: how it stands, and what to do next. */
export function OneOfMine({ requestId }: { requestId: string }) {
  const speech = useLanguage()
  const { t } = speech
  const { data, error, reload } = useAsk('help.mine', {})
  const one = data?.requests.find((request) => request.requestId === requestId)
  if (!one)
    return (
      <Screen title={t(HELP.mine)} onBack={() => go('help/mine')}>
        <ErrorNotice error={error} onAgain={reload} />
        {!data && !error ? <Loading /> : null}
        {data ? <Notice>{t(HELP.gone)}</Notice> : null}
      </Screen>
    )
  return (
    <Screen
      title={t(HELP_KIND_WORDS[one.kind])}
      kicker={t(one.saidDoneBy === 'other' ? HELP.waitsForYou : HELP_STATE_WORDS[one.state])}
      onBack={() => go('help/mine')}
    >
      {one.isHidden ? <Notice tone="warm">{t(HELP.hiddenText)}</Notice> : null}
      <Standing one={one} onChange={reload} />
      <p className="k-words">{one.text ?? t(HELP.wordsGone)}</p>
      <Facts
        rows={[
          { label: t(HELP.who), value: one.onBehalfName ?? one.shownName ?? t(HELP.oneNeighbour) },
          { label: t(HELP.when), value: sayWindow(one, speech) },
          { label: t(HELP.where), value: one.gridName },
        ]}
      />
      {one.actions.includes('invite') ? <Fitting requestId={requestId} /> : null}
      <Aside one={one} onChange={reload} />
    </Screen>
  )
}

/** How it stands in a sentence, with the one next step. */
function Standing({ one, onChange }: { one: Request; onChange: () => void }) {
  const { t } = useLanguage()
  const done = useCommand('help.sayDone')
  const accept = useCommand('help.accept')
  const { requestId } = one
  const isHelper = one.as === 'helper'
  const other = (isHelper ? one.shownName : one.helperShown) ?? t(HELP.oneNeighbour)
  const sayDone = async () => {
    if (await done.run({ requestId })) onChange()
  }
  switch (one.state) {
    case 'open':
      if (one.as === 'invited')
        return (
          <section className="k-card k-stack">
            <p>{t(HELP.acceptNote)}</p>
            <ErrorNotice error={accept.error} />
            <Button
              look="main"
              isWide
              icon="help"
              isBusy={accept.isBusy}
              onPress={async () => {
                if (await accept.run({ requestId })) onChange()
              }}
            >
              {t(HELP.accept)}
            </Button>
          </section>
        )
      return one.isAskedStill ? <StillNeeded one={one} onChange={onChange} /> : <Notice>{t(HELP.openText)}</Notice>
    case 'accepted':
    case 'said_done':
      return (
        <section className="k-card k-stack">
          <p>{t(isHelper ? HELP.youHelp : HELP.acceptedText, { name: other })}</p>
          {one.canCall ? <CallOther requestId={requestId} /> : null}
          {one.saidDoneBy === 'me' ? <Notice>{t(HELP.saidByMe, { at: one.countsDoneAt ?? '' })}</Notice> : null}
          {one.saidDoneBy === 'other' ? <Notice tone="good">{t(HELP.saidByOther)}</Notice> : null}
          <ErrorNotice error={done.error} />
          {one.actions.includes('sayDone') ? (
            <Button look={one.saidDoneBy ? 'main' : 'plain'} isWide icon="check" isBusy={done.isBusy} onPress={sayDone}>
              {t(one.saidDoneBy === 'other' ? HELP.confirm : HELP.doneAlready)}
            </Button>
          ) : null}
        </section>
      )
    case 'done':
    case 'thanked':
      return <Thanks one={one} onChange={onChange} />
    default:
      return null
  }
}

function Thanks({ one, onChange }: { one: Request; onChange: () => void }) {
  const { t } = useLanguage()
  const thank = useCommand('help.thank')
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="k-card k-stack">
      <Notice tone="good">{t(HELP.doneText)}</Notice>
      {one.thanks ? (
        <>
          <h2 className="k-small-title">{t(one.as === 'helper' ? HELP.thanksTitle : HELP.thankLabel)}</h2>
          <p className="k-words">{one.thanks}</p>
        </>
      ) : null}
      {one.actions.includes('thank') ? (
        <Button look="main" isWide icon="help" onPress={() => setOpen(true)}>
          {t(HELP.thankTitle)}
        </Button>
      ) : null}
      {isOpen ? (
        <TextSheet
          draftKey={`help.thank:${one.requestId}`}
          title={t(HELP.thankTitle)}
          label={t(HELP.thankLabel)}
          hint={t(HELP.thankHint)}
          send={t(HELP.thankSend)}
          least={2}
          most={300}
          isBusy={thank.isBusy}
          error={thank.error}
          onSend={async (text) => {
            const sent = await thank.run({ requestId: one.requestId, text })
            if (sent) onChange()
            return sent !== undefined
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  )
}

const DAY = 86_400_000

function StillNeeded({ one, onChange }: { one: Request; onChange: () => void }) {
  const { t } = useLanguage()
  const keep = useCommand('help.keepOpen')
  const [until, setUntil] = useState(() => localDate(new Date(Date.now() + 3 * DAY)))
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(HELP.stillTitle)}</h2>
      <p className="k-soft">{t(HELP.stillText)}</p>
      <Field label={t(HELP.stillUntil)} type="date" value={until} onChange={setUntil} />
      <ErrorNotice error={keep.error} />
      <Button
        look="main"
        isWide
        isBusy={keep.isBusy}
        onPress={async () => {
          if (await keep.run({ requestId: one.requestId, until })) onChange()
        }}
      >
        {t(HELP.stillSend)}
      </Button>
    </section>
  )
}

/** What is done seldom: taking it back, giving it back, saying that it is not proper. */
function Aside({ one, onChange }: { one: Request; onChange: () => void }) {
  const { t } = useLanguage()
  const withdraw = useCommand('help.withdraw')
  const giveBack = useCommand('help.giveBack')
  const [asking, setAsking] = useState<'withdraw' | 'giveBack' | null>(null)
  const { requestId } = one
  const act = asking === 'withdraw' ? withdraw : giveBack
  return (
    <>
      {one.actions.includes('withdraw') ? (
        <Button look="quiet" isWide onPress={() => setAsking('withdraw')}>
          {t(HELP.noLonger)}
        </Button>
      ) : null}
      {one.actions.includes('giveBack') ? (
        <Button look="quiet" isWide onPress={() => setAsking('giveBack')}>
          {t(HELP.cannot)}
        </Button>
      ) : null}
      {one.actions.includes('report') ? <Improper what="request" id={requestId} code={null} /> : null}
      {one.state === 'withdrawn' || one.state === 'expired' ? (
        <LinkButton look="main" isWide href={one.as === 'helper' ? '#/help/near' : '#/help/ask'}>
          {t(one.as === 'helper' ? HELP.backToNear : HELP.askAgain)}
        </LinkButton>
      ) : null}
      {asking ? (
        <Sheet title={t(asking === 'withdraw' ? HELP.noLonger : HELP.cannot)} onClose={() => setAsking(null)}>
          <p>{t(asking === 'withdraw' ? HELP.withdrawSure : HELP.giveBackSure)}</p>
          <ErrorNotice error={act.error} />
          <Button
            look="main"
            isWide
            isBusy={act.isBusy}
            onPress={async () => {
              if (!(await act.run({ requestId }))) return
              setAsking(null)
              if (asking === 'giveBack') go('help/mine', { replace: true })
              else onChange()
            }}
          >
            {t(asking === 'withdraw' ? HELP.noLonger : HELP.cannot)}
          </Button>
        </Sheet>
      ) : null}
    </>
  )
}
