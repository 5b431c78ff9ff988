import type { Receipt } from '../../../modules/intake/contract.ts'
import { QrCode } from '../../kit/components/qr-code.tsx'
import { useLanguage } from '../../kit/language.ts'
import { sayOwner } from '../parts/say-owner.ts'
import { useRead } from '../reads.ts'
import { ENTER } from './words.ts'

/** What a visitor takes home: A6 in the corner of an A4 sheet, in large type. It stands on paper only. */
export function Slip({ receipt, code }: { receipt: Receipt; code: string }) {
  const speech = useLanguage()
  const { t, moment } = speech
  const { data: report } = useRead('intake.follow', { caseId: receipt.caseId })
  const { data: theCase } = useRead('cases.case', { caseId: receipt.caseId })
  const { data: people } = useRead('people.contacts', theCase ? { gridId: theCase.gridId } : null)
  const other = people?.contacts.find((one) => one.phone)
  const call = report?.ownerPhone
    ? { name: sayOwner(receipt, speech), phone: report.ownerPhone }
    : other?.phone
      ? { name: other.name, phone: other.phone }
      : null
  const path = `/t/${encodeURIComponent(code)}`
  return (
    <section className="c-slip">
      <header>
        <strong>{t(ENTER.slipTitle)}</strong>
        <span className="c-code">{receipt.number}</span>
      </header>
      <dl>
        <Row name={t(ENTER.slipPlace)} text={report?.placeName ?? receipt.gridName} />
        <Row name={t(ENTER.slipDate)} text={report ? moment(report.reportedAt) : ''} />
        <Row name={t(ENTER.triageBy)} text={moment(receipt.triageBy)} />
        <Row
          name={t(ENTER.slipCall)}
          text={call ? `${call.name} ${call.phone}` : `${sayOwner(receipt, speech)} · ${receipt.gridName}`}
        />
      </dl>
      <div className="c-slip-code">
        <QrCode text={`${location.origin}${path}`} title={t(ENTER.trackingCode)} />
        <div>
          <span>{t(ENTER.trackingCode)}</span>
          <strong className="c-code c-slip-key">
            {code.match(/.{1,6}/g)?.map((part, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one code never change places.
              <span key={i}>{part}</span>
            ))}
          </strong>
          <p>{t(ENTER.slipHow)}</p>
        </div>
      </div>
      <footer className="c-code">{`${location.host}${path}`}</footer>
    </section>
  )
}

function Row({ name, text }: { name: string; text: string }) {
  return text === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  )
}
