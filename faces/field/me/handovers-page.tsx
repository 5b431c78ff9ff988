import { useState } from 'react'
import type { Handover } from '../../../modules/handovers/contract.ts'
import { ITEM_WORDS, STATE_WORDS } from '../../../modules/handovers/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { useAct } from '../acts.ts'
import { useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { back } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { postName } from './absence-page.tsx'
import { HANDOVERS } from './handovers-words.ts'

type Asking = { readonly what: 'thing' | 'person' | 'refuse'; readonly one: Handover }

/** The hand-overs of which one is giver or receiver: read, add what only the giver knows, sign. */
export function HandoversPage() {
  const { t } = useLanguage()
  const { data, error, reload } = useRead('handovers.mine', {})
  const [asking, setAsking] = useState<Asking | null>(null)
  return (
    <Screen title={t(HANDOVERS.title)} onBack={() => back('me')}>
      <p className="k-soft">{t(HANDOVERS.lead)}</p>
      <ErrorNotice error={error} onAgain={reload} />
      {data || error ? null : <Loading />}
      {data?.handovers.length === 0 ? <p className="k-soft">{t(HANDOVERS.none)}</p> : null}
      {data?.handovers.map((one) => (
        <Card key={one.id} one={one} onAsk={(what) => setAsking({ what, one })} />
      ))}
      {asking ? <AskSheet asking={asking} onClose={() => setAsking(null)} /> : null}
    </Screen>
  )
}

function Card({ one, onAsk }: { one: Handover; onAsk: (what: Asking['what']) => void }) {
  const speech = useLanguage()
  const { t, moment } = speech
  const me = useMe()
  const sign = useAct('handovers.sign')
  const isGiver = one.giver.personId === me.personId
  const isOpen = one.state === 'open'
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">
        {postName(one.post, speech)} <span className="k-tag">{t(STATE_WORDS[one.state])}</span>
      </h2>
      <p>
        {t(HANDOVERS.gives, { name: one.giver.name })} · {saySigned(one.giver.signedAt, speech)}
      </p>
      <p>
        {t(HANDOVERS.receives, { name: one.receiver.name })} · {saySigned(one.receiver.signedAt, speech)}
      </p>
      {one.isWithLead ? (
        <Notice tone="warm">{t(HANDOVERS.withLead)}</Notice>
      ) : isOpen ? (
        <p className="k-hint">{t(HANDOVERS.dueAt, { at: moment(one.dueAt) })}</p>
      ) : null}
      {one.note ? <p className="k-hint">{t(HANDOVERS.refusedBecause, { note: one.note })}</p> : null}
      {one.items.length === 0 ? <p className="k-soft">{t(HANDOVERS.empty)}</p> : null}
      <ol>
        {one.items.map((item) => (
          <li key={item.n}>
            <span className="k-tag">{t(ITEM_WORDS[item.kind])}</span> {item.text}
          </li>
        ))}
      </ol>
      <ErrorNotice error={sign.error} />
      {isOpen && isGiver ? (
        <>
          <Button onPress={() => onAsk('thing')}>{t(HANDOVERS.addThing)}</Button>
          <Button onPress={() => onAsk('person')}>{t(HANDOVERS.addPerson)}</Button>
        </>
      ) : null}
      {one.maySign ? (
        <Button
          look="main"
          isWide
          isBusy={sign.isBusy}
          onPress={() => void sign.run({ handoverId: one.id, lines: one.items.length })}
        >
          {t(HANDOVERS.sign)}
        </Button>
      ) : null}
      {isOpen && !one.isWithLead ? (
        <Button look="quiet" isWide onPress={() => onAsk('refuse')}>
          {t(HANDOVERS.refuse)}
        </Button>
      ) : null}
    </section>
  )
}

function AskSheet({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const { t } = useLanguage()
  const add = useAct('handovers.addLine')
  const refuse = useAct('handovers.refuse')
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const { what, one } = asking
  const said = text.trim()
  const send = async () => {
    setTried(true)
    if (said.length < 2) return
    const done =
      what === 'refuse'
        ? await refuse.run({ handoverId: one.id, note: said })
        : await add.run({ handoverId: one.id, kind: what, text: said })
    if (done) onClose()
  }
  const title = what === 'refuse' ? HANDOVERS.refuse : what === 'thing' ? HANDOVERS.addThing : HANDOVERS.addPerson
  return (
    <Sheet title={t(title)} onClose={onClose}>
      <Field
        label={t(what === 'refuse' ? HANDOVERS.why : HANDOVERS.line)}
        hint={what === 'refuse' ? undefined : t(HANDOVERS.lineHint)}
        value={text}
        onChange={setText}
        maxLength={what === 'refuse' ? 200 : 120}
        fault={isTried && said.length < 2 ? HANDOVERS.pleaseWrite : null}
        autoComplete="off"
      />
      <ErrorNotice error={add.error ?? refuse.error} />
      <Button look="main" isWide isBusy={add.isBusy || refuse.isBusy} onPress={send}>
        {t(what === 'refuse' ? HANDOVERS.send : HANDOVERS.add)}
      </Button>
    </Sheet>
  )
}

function saySigned(at: string | null, { t, moment }: Speech): string {
  return at ? t(HANDOVERS.signed, { at: moment(at) }) : t(HANDOVERS.unsigned)
}
