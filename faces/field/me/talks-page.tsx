import { useState } from 'react'
import { TALK_WORDS } from '../../../modules/support/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAct } from '../acts.ts'
import { useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { back, go, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { TALKS } from './talks-words.ts'

type Supporter = { personId: string; name: string; about: string; state: string }

/** Whom one can talk to in confidence, and the conversations one has. */
export function TalksPage() {
  const { t, moment } = useLanguage()
  const me = useMe()
  const all = useRead('support.supporters', {})
  const mine = useRead('support.mine', {})
  const [to, setTo] = useState<Supporter | null>(null)
  const others = all.data?.supporters.filter((one) => one.state === 'active' && one.personId !== me.personId) ?? []
  return (
    <Screen title={t(TALKS.title)} onBack={() => back('me')}>
      <p className="k-soft">{t(TALKS.lead)}</p>
      <Notice tone="warm">{t(TALKS.crisis)}</Notice>
      {all.data?.own ? <OwnSupport own={all.data.own} /> : null}
      <ErrorNotice error={mine.error ?? all.error} onAgain={all.reload} />
      {mine.data && mine.data.conversations.length > 0 ? (
        <section className="k-stack">
          <h2 className="k-small-title">{t(TALKS.mine)}</h2>
          <nav className="k-rows">
            {mine.data.conversations.map((one) => (
              <RowLink
                key={one.id}
                href={hrefOf(`me/talks/${one.id}`)}
                title={t(TALKS.withName, { name: one.otherName })}
                note={[
                  one.state === 'withdrawn' ? t(TALK_WORDS.withdrawn) : t(one.isMyTurn ? TALKS.myTurn : TALKS.waiting),
                  t(TALKS.since, { at: moment(one.askedAt) }),
                ].join(' · ')}
                count={one.isMyTurn ? 1 : 0}
              />
            ))}
          </nav>
        </section>
      ) : null}
      <section className="k-card k-stack">
        <h2 className="k-small-title">{t(TALKS.supporters)}</h2>
        {all.data || all.error ? null : <Loading />}
        {all.data && others.length === 0 ? <p className="k-soft">{t(TALKS.none)}</p> : null}
        {others.map((one) => (
          <div key={one.personId} className="k-stack">
            <p>
              <strong>{one.name}</strong> · {one.about}
            </p>
            <Button isWide onPress={() => setTo(one)}>
              {t(TALKS.begin, { name: one.name })}
            </Button>
          </div>
        ))}
      </section>
      {to ? <BeginSheet to={to} onClose={() => setTo(null)} /> : null}
    </Screen>
  )
}

function BeginSheet({ to, onClose }: { to: Supporter; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('support.talkTo')
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const send = async () => {
    setTried(true)
    if (text.trim() === '') return
    const begun = await act.run({ supporterId: to.personId, text })
    if (begun) go(`me/talks/${begun.requestId}`, { replace: true })
  }
  return (
    <Sheet title={t(TALKS.begin, { name: to.name })} onClose={onClose}>
      <TextArea
        label={t(TALKS.text)}
        value={text}
        onChange={setText}
        maxLength={2000}
        fault={isTried && text.trim() === '' ? TALKS.pleaseWrite : null}
      />
      <ErrorNotice error={act.error} />
      <Button look="main" isWide isBusy={act.isBusy} onPress={send}>
        {t(TALKS.send)}
      </Button>
      <Button isWide onPress={onClose}>
        {t(TALKS.cancel)}
      </Button>
    </Sheet>
  )
}

/** Whoever was asked to be a supporter answers, and may stop at any time. */
function OwnSupport({ own }: { own: Supporter }) {
  const { t } = useLanguage()
  const me = useMe()
  const agree = useAct('support.agree')
  const end = useAct('support.endSupporter')
  const isAsked = own.state === 'asked'
  return (
    <section className="k-card k-stack">
      <p>{isAsked ? t(TALKS.asked) : t(TALKS.isOne, { about: own.about })}</p>
      <ErrorNotice error={agree.error ?? end.error} />
      {isAsked ? (
        <Button look="main" isWide isBusy={agree.isBusy} onPress={() => void agree.run({})}>
          {t(TALKS.agree)}
        </Button>
      ) : null}
      <Button isWide isBusy={end.isBusy} onPress={() => void end.run({ personId: me.personId })}>
        {t(isAsked ? TALKS.decline : TALKS.stop)}
      </Button>
    </section>
  )
}
