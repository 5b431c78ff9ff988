import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { ACCESS } from '../../../modules/care/access.ts'
import type { Recipient } from '../../../modules/care/contract.ts'
import { CHANGE_WORDS, END_REASON_WORDS, GRADE_WORDS, REASON_WORDS } from '../../../modules/care/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { api } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { useMay } from '../me.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ReasonField } from '../parts/reason-field.tsx'
import { useReveal } from '../parts/use-reveal.ts'
import { PARTS } from '../parts/words.ts'
import { ChangeFacts } from './change-facts.tsx'
import { CARE } from './words.ts'

const USUAL = [PARTS.revealReasonVisit, PARTS.revealReasonCall, PARTS.revealReasonFollow] as const
type Told = OutputOf<Queries['care.reveal']>

/** Why somebody is cared for and who is called first: after a reason, and only while the dialog is open. */
export function RevealCare({ one, onClose }: { one: Recipient; onClose: () => void }) {
  const { t } = useLanguage()
  const [told, setTold] = useState<Told | null>(null)
  const { field, isBusy, error, send } = useReveal(
    (reason) => api.ask('care.reveal', { recipientId: one.id, reason }),
    setTold,
  )
  const [isChanging, setChanging] = useState(false)
  const may = useMay()
  return (
    <Dialog
      title={t(CARE.revealTitle, { name: told?.name ?? one.nameMasked })}
      onClose={onClose}
      submit={told ? undefined : { label: t(CARE.reveal), onSubmit: send, isBusy }}
      error={error}
    >
      {told ? (
        isChanging ? (
          <ChangeFacts one={one} told={told} onCancel={() => setChanging(false)} onDone={onClose} />
        ) : (
          <>
            <Shown told={told} />
            {one.state === 'active' && may(ACCESS.changeFacts, one.gridId) ? (
              <Button onClick={() => setChanging(true)}>{t(CARE.changeFacts)}</Button>
            ) : null}
          </>
        )
      ) : (
        <ReasonField {...field} label={t(CARE.revealWhy)} hint={t(CARE.revealHint)} usual={USUAL} />
      )}
    </Dialog>
  )
}

function Shown({ told }: { told: Told }) {
  const { t, list, moment } = useLanguage()
  const said = (value: string | null) => {
    const word = wordFor(GRADE_WORDS, value) ?? wordFor(END_REASON_WORDS, value)
    return word ? t(word) : value
  }
  return (
    <dl className="c-facts-list">
      <dt>{t(CARE.reasons)}</dt>
      <dd>{list(told.reasons.map((reason) => t(REASON_WORDS[reason])))}</dd>
      <dt>{t(CARE.contact)}</dt>
      <dd>
        {told.contact === null ? (
          t(CARE.noContact)
        ) : (
          <>
            {[told.contact.name, told.contact.relation].filter(Boolean).join(' · ')}{' '}
            {told.contact.phone ? <a href={`tel:${told.contact.phone}`}>{told.contact.phone}</a> : null}
          </>
        )}
      </dd>
      <dt>{t(CARE.changes)}</dt>
      <dd>
        <ul>
          {told.changes.map((change) => (
            <li key={`${change.at} ${change.what}`}>
              {[
                moment(change.at),
                t(CHANGE_WORDS[change.what]),
                [said(change.from), said(change.to)].filter(Boolean).join(' → '),
                change.why,
                change.byName,
              ]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  )
}
