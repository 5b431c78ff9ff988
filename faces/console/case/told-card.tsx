import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../modules/cases/contract.ts'
import { ACCESS } from '../../../modules/notifications/access.ts'
import { kindWord, TEXT_CHANNEL_WORDS } from '../../../modules/notifications/words.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { LETTER_REASON_WORDS, LETTER_STATE_WORDS } from '../../../platform/pure/letter-words.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { useMay } from '../me.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { KEPT_WORDS } from '../sending/words.ts'
import './told-card.css'
import { CASE } from './words.ts'

/** Who was told of the case, how far each message got, and why one did not leave; asked for when somebody wants to know. */
export function ToldCard({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  if (!may(ACCESS.deliveriesOf, theCase.gridId)) return null
  return (
    <Card
      title={t(CASE.told)}
      tools={
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? CASE.toldHide : CASE.toldShow)}
        </Button>
      }
    >
      {isOpen ? <Told caseId={theCase.id} /> : null}
    </Card>
  )
}

function Told({ caseId }: { caseId: string }) {
  const { t, moment } = useLanguage()
  const read = useRead('notifications.deliveriesOf', { caseId })
  return (
    <>
      <Awaiting read={read} />
      {read.data?.messages.length === 0 ? <p className="c-hint">{t(CASE.toldNobody)}</p> : null}
      <ul className="c-told">
        {read.data?.messages.map((one) => {
          const role = wordFor(ROLE_WORDS, one.role)
          return (
            <li key={one.id}>
              <strong>{one.name}</strong>
              {role ? <span className="c-hint"> {t(role)}</span> : null}
              <p>
                {t(kindWord(one.kind))} <span className="c-hint">{moment(one.at)}</span>
              </p>
              {one.channels.map((channel) => {
                const reason = wordFor(LETTER_REASON_WORDS, channel.reason)
                return (
                  <p key={`${channel.channel} ${channel.at}`}>
                    {t(TEXT_CHANNEL_WORDS[channel.channel])} · {t(LETTER_STATE_WORDS[channel.state])}
                    {reason ? <span className="c-hint"> {t(reason)}</span> : null}
                  </p>
                )
              })}
              {one.why ? <p className="c-hint">{t(KEPT_WORDS[one.why])}</p> : null}
              {one.plannedAt ? <p className="c-hint">{t(CASE.toldNext, { at: one.plannedAt })}</p> : null}
              <p className="c-hint">{one.readAt ? t(CASE.toldRead, { at: one.readAt }) : t(CASE.toldUnread)}</p>
            </li>
          )
        })}
      </ul>
    </>
  )
}
