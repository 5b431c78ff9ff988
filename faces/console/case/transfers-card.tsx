import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../modules/cases/contract.ts'
import { DECLINE_WORDS, TRANSFER_WORDS } from '../../../modules/cases/words.ts'
import { api } from '../../kit/api.ts'
import { Pictures } from '../../kit/components/picture.tsx'
import { copyText } from '../../kit/copy-text.ts'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { wordFor } from '../../kit/said.ts'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { TRANSFER } from './words.ts'

type Transfer = CaseView['transfers'][number]

/** What organizations outside were asked for: how far, by when, what was said, and the link to hand over. */
export function TransfersCard({ theCase, onEnd }: { theCase: CaseView; onEnd: () => void }) {
  const { t } = useLanguage()
  if (theCase.transfers.length === 0) return null
  return (
    <Card title={t(TRANSFER.title)}>
      {theCase.transfers.map((one) => (
        <OneTransfer key={one.id} one={one} theCase={theCase} onEnd={onEnd} />
      ))}
    </Card>
  )
}

function OneTransfer({ one, theCase, onEnd }: { one: Transfer; theCase: CaseView; onEnd: () => void }) {
  const { t, moment } = useLanguage()
  const decline = wordFor(DECLINE_WORDS, one.declineReason)
  const person = [one.contactName, one.phoneMasked].filter(Boolean).join(' ')
  const mayHandOver = theCase.actions.includes('transfer') && !['declined', 'ended'].includes(one.state)
  return (
    <section className="c-transfer" aria-label={one.organizationName}>
      <h3>
        {one.organizationName} <span className="c-hint">{t(TRANSFER_WORDS[one.state])}</span>
      </h3>
      {person ? <p className="c-hint">{person}</p> : null}
      {decline ? <p className="c-warm">{t(decline)}</p> : null}
      {one.replyBy ? <p className="c-warm">{t(TRANSFER.replyBy, { when: one.replyBy })}</p> : null}
      {one.sharedPhotos > 0 || one.sharesContact ? (
        <p className="c-hint">
          {[
            one.sharedPhotos > 0 ? t(TRANSFER.sharesPhotos, { count: one.sharedPhotos }) : null,
            one.sharesContact ? t(TRANSFER.sharesContact) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ) : null}
      <ul className="c-thread">
        {one.thread.map((entry) => (
          <li key={entry.id} data-by={entry.by}>
            <span className="c-hint">
              {entry.by === 'us' ? t(TRANSFER.us) : one.organizationName} · {moment(entry.at)}
            </span>
            <p>{entry.text}</p>
          </li>
        ))}
      </ul>
      {one.fileIds.length > 0 ? (
        <Pictures ids={one.fileIds} titleOf={(_id, number) => t(TRANSFER.proof, { number })} />
      ) : null}
      {mayHandOver ? <HandOver one={one} caseId={theCase.id} /> : null}
      {theCase.actions.includes('endTransfer') && !['done', 'ended'].includes(one.state) ? (
        <Button onClick={onEnd}>{t(TRANSFER.end)}</Button>
      ) : null}
    </section>
  )
}

/** The link, shown when asked for: to copy, or on a slip of paper. */
function HandOver({ one, caseId }: { one: Transfer; caseId: string }) {
  const { t } = useLanguage()
  const [link, setLink] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const show = async () => {
    setError(null)
    try {
      const { code } = await api.ask('cases.transferLink', { caseId, transferId: one.id })
      const address = `${location.origin}/p/${code}`
      setLink(address)
      setCopied(await copyText(address))
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      setError(problem)
    }
  }
  const print = () => {
    document.body.dataset.printing = 'link'
    window.print()
    delete document.body.dataset.printing
  }
  return (
    <div className="c-hand-over">
      <Problem error={error} />
      {link ? (
        <div className="c-link-slip" role="status">
          <p className="c-print-only">{t(TRANSFER.slip, { organization: one.organizationName, when: one.dueAt })}</p>
          <p className="c-link">{link}</p>
          <p className="c-hint">{t(isCopied ? TRANSFER.copied : TRANSFER.copyByHand)}</p>
          <p className="c-hint">{t(TRANSFER.until, { when: one.linkUntil })}</p>
        </div>
      ) : null}
      <Button onClick={show}>{t(TRANSFER.copy)}</Button>
      {link ? <Button onClick={print}>{t(TRANSFER.print)}</Button> : null}
    </div>
  )
}
