import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { Receipt } from '../../../modules/intake/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { sayOwner } from '../parts/say-owner.ts'
import { hrefOf, Link } from '../router.tsx'
import { Slip } from './slip.tsx'
import { ENTER } from './words.ts'

/** What the caller is told and the visitor takes home. The tracking code is never shown again. */
export function ReceiptCard({ receipt, onAnother }: { receipt: Receipt; onAnother: () => void }) {
  const speech = useLanguage()
  const { t, moment } = speech
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const rows = [
    [t(ENTER.number), receipt.number],
    [t(ENTER.grid), receipt.gridName],
    [t(ENTER.inCharge), sayOwner(receipt, speech)],
    [t(ENTER.triageBy), moment(receipt.triageBy)],
  ]
  return (
    <>
      {receipt.trackingCode ? <Slip receipt={receipt} code={receipt.trackingCode} /> : null}
      <Card className={receipt.trackingCode ? 'c-receipt c-no-print' : 'c-receipt'}>
        <h2 tabIndex={-1} ref={heading}>
          {t(ENTER.doneTitle)}
        </h2>
        {receipt.trackingCode ? (
          <div className="c-tracking">
            <span>{t(ENTER.trackingCode)}</span>
            <strong className="c-code">{receipt.trackingCode}</strong>
            <p>{t(ENTER.trackingHint)}</p>
            <p>
              {t(ENTER.trackingAddress)}:{' '}
              <span className="c-code">{`${location.origin}/t/${receipt.trackingCode}`}</span>
            </p>
          </div>
        ) : null}
        <dl className="c-facts-list">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className="c-tools c-no-print">
          <Button type="primary" onClick={onAnother}>
            {t(ENTER.another)}
          </Button>
          <Button onClick={() => print()}>{t(ENTER.printSlip)}</Button>
          <Link href={hrefOf(`/case/${receipt.caseId}`)}>{t(ENTER.openCase)}</Link>
        </div>
      </Card>
    </>
  )
}
