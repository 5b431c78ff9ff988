import { useEffect, useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { api } from '../../kit/api.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { CodeSignIn } from '../../kit/components/code-sign-in.tsx'
import { CodeToKeep } from '../../kit/components/code-to-keep.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { QrCode } from '../../kit/components/qr-code.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { loadSession, useSession } from '../../kit/session.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { useCommand } from '../../kit/use-command.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import type { OpenedPlace } from '../start.ts'
import { EnterInvitation } from './enter-invitation.tsx'
import { FAMILY } from './words.ts'

type Mine = OutputOf<Queries['people.myProxies']>
type Side = Mine['helpers'][number]

/** Letting the family act for one, and acting for them. `shown`: the code that was scanned from the other's phone. */
export default function FamilyPage({ place, shown }: { place: OpenedPlace; shown?: string }) {
  const { t } = useLanguage()
  const session = useSession()
  const [wantsIn, setWantsIn] = useState(shown !== undefined)
  useEffect(() => {
    loadSession().catch(() => undefined)
  }, [])
  const isOut = session.state === 'out'
  return (
    <Screen title={t(FAMILY.title)} onBack={() => go('')}>
      {shown === undefined ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(FAMILY.easyTitle)}</h2>
          <p>{t(FAMILY.easyText)}</p>
          <LinkButton isWide href="#/report/what">
            {t(FAMILY.easyAct)}
          </LinkButton>
        </section>
      ) : null}
      {session.state === 'unknown' ? <Loading /> : null}
      {session.state === 'in' ? <SignedIn place={place} shown={shown} /> : null}
      {isOut && wantsIn ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(shown === undefined ? FAMILY.askTitle : FAMILY.enterTitle)}</h2>
          <CodeSignIn tenantOf={api.tenant}>
            <p className="k-soft">{t(FAMILY.askSignIn)}</p>
          </CodeSignIn>
        </section>
      ) : null}
      {isOut && !wantsIn ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(FAMILY.askTitle)}</h2>
          <p>{t(FAMILY.askText)}</p>
          <Button look="main" isWide onPress={() => setWantsIn(true)}>
            {t(FAMILY.askSignIn)}
          </Button>
          <p className="k-soft">{t(FAMILY.askPaper)}</p>
        </section>
      ) : null}
    </Screen>
  )
}

function SignedIn({ place, shown }: { place: OpenedPlace; shown?: string }) {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('people.myProxies', {})
  if (!data) return error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />
  const invite = <Invite place={place} mine={data} onDone={reload} />
  return (
    <>
      {shown === undefined ? invite : null}
      <section className="k-card k-stack">
        <h2 className="k-small-title">{t(FAMILY.enterTitle)}</h2>
        <EnterInvitation shown={shown} onDone={reload} />
        <h3 className="k-small-title">{t(FAMILY.helped)}</h3>
        {data.helped.length === 0 ? <p className="k-soft">{t(FAMILY.noHelped)}</p> : null}
        <Sides sides={data.helped} isMine={false} onDone={reload} />
        {data.helped.length > 0 ? <LinkButton href="#/report/what">{t(FAMILY.report)}</LinkButton> : null}
      </section>
    </>
  )
}

function Invite({ place, mine, onDone }: { place: OpenedPlace; mine: Mine; onDone: () => void }) {
  const { t } = useLanguage()
  const { run, isBusy, error } = useCommand('people.inviteProxy')
  const [made, setMade] = useState<{ code: string; expiresAt: string } | null>(null)
  const make = async () => {
    const done = await run({ communityId: place.communityId })
    if (!done) return
    setMade(done)
    onDone()
  }
  const path = made ? `/c/${encodeURIComponent(place.code)}#/family/${made.code}` : ''
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(FAMILY.askTitle)}</h2>
      {made ? (
        <>
          <p>{t(FAMILY.codeText, { until: made.expiresAt })}</p>
          <QrCode text={`${location.origin}${path}`} title={t(FAMILY.codeImage)} />
          <CodeToKeep code={made.code} path={path} />
        </>
      ) : (
        <>
          <p>{t(FAMILY.askText)}</p>
          {mine.invitedUntil ? <Notice>{t(FAMILY.invited, { until: mine.invitedUntil })}</Notice> : null}
          <ErrorNotice error={error} />
          <Button look="main" isWide isBusy={isBusy} onPress={make}>
            {t(FAMILY.askAct)}
          </Button>
        </>
      )}
      {mine.helpers.length > 0 ? <h3 className="k-small-title">{t(FAMILY.helpers)}</h3> : null}
      <Sides sides={mine.helpers} isMine onDone={onDone} />
    </section>
  )
}

function Sides({ sides, isMine, onDone }: { sides: readonly Side[]; isMine: boolean; onDone: () => void }) {
  const { t, moment } = useLanguage()
  const end = useCommand('people.endProxy')
  const [ending, setEnding] = useState<Side | null>(null)
  const nameOf = (side: Side) => side.name || t(FAMILY.unnamed, { phone: side.phoneMasked ?? '' })
  const leave = async () => {
    if (!ending || !(await end.run({ proxyId: ending.proxyId }))) return
    setEnding(null)
    onDone()
  }
  if (sides.length === 0) return null
  return (
    <>
      <ul className="k-rows">
        {sides.map((side) => (
          <li key={side.proxyId} className="k-row">
            <span>
              <strong>{nameOf(side)}</strong>
              <small>
                {[t(FAMILY.since, { at: moment(side.since) }), side.how === 'paper' ? t(FAMILY.paper) : '']
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <Button onPress={() => setEnding(side)}>{t(FAMILY.end)}</Button>
          </li>
        ))}
      </ul>
      {ending ? (
        <Sheet
          title={t(isMine ? FAMILY.endTitle : FAMILY.endMyTitle, { name: nameOf(ending) })}
          onClose={() => setEnding(null)}
        >
          <p>{t(FAMILY.endText)}</p>
          <ErrorNotice error={end.error} />
          <Button look="danger" isWide isBusy={end.isBusy} onPress={leave}>
            {t(FAMILY.endAct)}
          </Button>
          <Button isWide onPress={() => setEnding(null)}>
            {t(FAMILY.keep)}
          </Button>
        </Sheet>
      ) : null}
    </>
  )
}
