import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Community } from '../../../modules/grids/contract.ts'
import type { Handover } from '../../../modules/handovers/contract.ts'
import { ITEM_WORDS, STATE_WORDS } from '../../../modules/handovers/words.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { PrintSheet } from '../parts/print-sheet.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { HANDOVERS } from './handovers-words.ts'

type Doing = { readonly what: 'open' | 'print' | 'settle'; readonly one: Handover }

/** Terms that end soon, and posts on their way from one to the other. */
export function HandoversPart({ community }: { community: Community }) {
  const speech = useLanguage()
  const { t } = speech
  const read = useRead('handovers.list', { communityId: community.id })
  const [doing, setDoing] = useState<Doing | null>(null)
  const list = read.data?.handovers ?? []
  const close = () => setDoing(null)
  return (
    <>
      <Terms community={community} />
      <Card title={t(HANDOVERS.title)}>
        <p className="c-hint">{t(HANDOVERS.text)}</p>
        <Awaiting read={read} />
        {read.data && list.length === 0 ? (
          <Empty title={t(HANDOVERS.none)}>
            <p>{t(HANDOVERS.noneText)}</p>
          </Empty>
        ) : null}
        {list.length > 0 ? (
          <table className="c-table">
            <thead>
              <tr>
                <th scope="col">{t(HANDOVERS.post)}</th>
                <th scope="col">{t(HANDOVERS.giver)}</th>
                <th scope="col">{t(HANDOVERS.receives)}</th>
                <th scope="col">{t(HANDOVERS.state)}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {list.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{postOf(one, speech)}</th>
                  <td data-title={t(HANDOVERS.giver)}>{saySigned(one.giver, speech)}</td>
                  <td data-title={t(HANDOVERS.receives)}>{saySigned(one.receiver, speech)}</td>
                  <td data-title={t(HANDOVERS.state)}>
                    {t(STATE_WORDS[one.state])}
                    {one.isWithLead ? <span className="c-vacant"> {t(HANDOVERS.withLead)}</span> : null}
                    {one.note ? <div className="c-hint">{t(HANDOVERS.refusedBecause, { note: one.note })}</div> : null}
                  </td>
                  <td>
                    <div className="c-rowtools">
                      {(['open', 'print'] as const).map((what) => (
                        <Button key={what} size="small" onClick={() => setDoing({ what, one })}>
                          {t(HANDOVERS[what])}
                          <span className="k-offscreen"> {postOf(one, speech)}</span>
                        </Button>
                      ))}
                      {one.mayClose ? (
                        <Button size="small" onClick={() => setDoing({ what: 'settle', one })}>
                          {t(HANDOVERS.settle)}
                          <span className="k-offscreen"> {postOf(one, speech)}</span>
                        </Button>
                      ) : null}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </Card>
      {doing?.what === 'open' ? (
        <Dialog title={t(HANDOVERS.listOf, { post: postOf(doing.one, speech) })} onClose={close}>
          <ItemList one={doing.one} />
        </Dialog>
      ) : null}
      {doing?.what === 'print' ? <Paper one={doing.one} onDone={close} /> : null}
      {doing?.what === 'settle' ? <Settle one={doing.one} onClose={close} /> : null}
    </>
  )
}

function Terms({ community }: { community: Community }) {
  const { t, language } = useLanguage()
  const read = useRead('people.termsEnding', { communityId: community.id })
  return (
    <Card title={t(HANDOVERS.terms)}>
      <Awaiting read={read} lines={2} />
      {read.data?.terms.length === 0 ? <p className="c-hint">{t(HANDOVERS.noTerms)}</p> : null}
      <ul>
        {read.data?.terms.map((one) => (
          <li key={`${one.postId} ${one.personId}`}>
            {t(HANDOVERS.termEnds, {
              name: one.name,
              post: `${one.gridName} ${t(ROLE_WORDS[one.role])}`,
              day: sayDay(new Date(one.until), language, new Date()),
            })}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function ItemList({ one }: { one: Handover }) {
  const { t } = useLanguage()
  if (one.items.length === 0) return <p>{t(HANDOVERS.empty)}</p>
  return (
    <ol>
      {one.items.map((item) => (
        <li key={item.n}>
          {t(ITEM_WORDS[item.kind])}：{item.text}
        </li>
      ))}
    </ol>
  )
}

/** The list on paper, with room for both names. */
function Paper({ one, onDone }: { one: Handover; onDone: () => void }) {
  const speech = useLanguage()
  const { t } = speech
  return (
    <PrintSheet onDone={onDone}>
      <h1>{t(HANDOVERS.listOf, { post: postOf(one, speech) })}</h1>
      <ItemList one={one} />
      {[['giver', one.giver] as const, ['receives', one.receiver] as const].map(([who, side]) => (
        <p key={who} className="c-sheet-line">
          {side.signedAt
            ? `${t(HANDOVERS[who])}：${saySigned(side, speech)}`
            : t(HANDOVERS.signHere, { who: t(HANDOVERS[who]), name: side.name })}
        </p>
      ))}
    </PrintSheet>
  )
}

function Settle({ one, onClose }: { one: Handover; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('handovers.close')
  const [way, setWay] = useState<'passes' | 'cancels' | null>(null)
  const [note, setNote] = useState('')
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (way === null || note.trim().length < 2) return
    if (!(await act.run({ handoverId: one.id, passes: way === 'passes', note: note.trim() }))) return
    refresh('handovers.', 'people.', 'cases.')
    onClose()
  }
  return (
    <Dialog
      title={t(HANDOVERS.settleTitle)}
      onClose={onClose}
      submit={{ label: t(HANDOVERS.settle), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Choice
        label={t(HANDOVERS.state)}
        options={[
          { value: 'passes', label: t(HANDOVERS.passes) },
          { value: 'cancels', label: t(HANDOVERS.cancels) },
        ]}
        value={way}
        onChoose={setWay}
        fault={wasSent && way === null ? t(CONSOLE.pleaseChoose) : null}
      />
      <Labelled label={t(HANDOVERS.note)} fault={wasSent && note.trim().length < 2 ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input {...control} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Labelled>
    </Dialog>
  )
}

function postOf({ post }: Handover, { t }: Speech): string {
  return `${post.gridName} ${t(ROLE_WORDS[post.role])}`
}

function saySigned(side: Handover['giver'], { t, moment }: Speech): string {
  return side.signedAt
    ? t(HANDOVERS.signed, { name: side.name, at: moment(side.signedAt) })
    : t(HANDOVERS.unsigned, { name: side.name })
}
