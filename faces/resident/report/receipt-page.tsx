import { useState } from 'react'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { CodeToKeep } from '../../kit/components/code-to-keep.tsx'
import { Facts } from '../../kit/components/facts.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ownerName } from '../../kit/role-name.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { type KeptReceipt, keepReceipt, rememberCode, rememberedCodes } from './receipts.ts'
import { REPORT } from './words.ts'

/** The receipt, at once: number, who has it, by when, and the code to follow it with. */
export function ReceiptPage({ receipt }: { receipt: KeptReceipt }) {
  const speech = useLanguage()
  const { t, moment } = speech
  const owner = ownerName(receipt.ownerRole, receipt.ownerName, speech)
  const hasJoined = receipt.dueAt !== undefined
  const link = receipt.trackingCode
    ? `/t/${encodeURIComponent(receipt.trackingCode)}`
    : receipt.isMine
      ? `#/mine/${receipt.caseId}`
      : '#/enter'
  return (
    <Screen
      title={t(hasJoined ? REPORT.joinedTitle : REPORT.receiptTitle)}
      kicker={
        <span className="k-done">
          <Icon name="check" />
        </span>
      }
    >
      <section className="k-card">
        <Facts
          rows={[
            { label: t(REPORT.receiptNumber), value: receipt.number },
            { label: t(REPORT.receiptOwner), value: owner },
            {
              label: t(hasJoined ? (receipt.dueAt ? REPORT.receiptAnswerBy : REPORT.receiptNextBy) : REPORT.receiptBy),
              value: moment(receipt.dueAt ?? receipt.triageBy),
            },
            { label: t(REPORT.receiptGrid), value: receipt.gridName },
          ]}
        />
      </section>
      {hasJoined ? <Notice tone="good">{t(REPORT.joinedText)}</Notice> : null}
      {receipt.trackingCode ? (
        <CodeCard code={receipt.trackingCode} number={receipt.number} />
      ) : (
        <Notice tone={receipt.isMine ? 'good' : 'warm'}>
          {t(receipt.isMine ? REPORT.accountText : REPORT.codeGone)}
        </Notice>
      )}
      <section className="k-stack">
        <h2 className="k-small-title">{t(REPORT.nextTitle)}</h2>
        <ol className="k-next">
          {hasJoined ? (
            <li>{t(REPORT.nextJoined, { owner })}</li>
          ) : (
            <>
              <li>{t(REPORT.next1, { owner, by: receipt.triageBy })}</li>
              <li>{t(REPORT.next2)}</li>
            </>
          )}
          <li>{t(REPORT.next3)}</li>
        </ol>
      </section>
      <div className="k-stack">
        <LinkButton look="main" isWide href={link}>
          {t(REPORT.follow)}
        </LinkButton>
        <Button
          look="quiet"
          isWide
          onPress={() => {
            keepReceipt(null)
            go('', { replace: true })
          }}
        >
          {t(REPORT.done)}
        </Button>
      </div>
    </Screen>
  )
}

function CodeCard({ code, number }: { code: string; number: string }) {
  const { t } = useLanguage()
  const [isKept, setKept] = useState(() => rememberedCodes().some((one) => one.code === code))
  return (
    <section className="k-card r-code">
      <h2 className="k-small-title">{t(REPORT.codeTitle)}</h2>
      <p>{t(REPORT.codeText)}</p>
      <CodeToKeep code={code} path={`/t/${encodeURIComponent(code)}`} />
      <label className="k-option" data-chosen={isKept ? '' : undefined}>
        <input
          type="checkbox"
          checked={isKept}
          onChange={(event) => {
            setKept(event.currentTarget.checked)
            rememberCode({ code, number }, event.currentTarget.checked)
          }}
        />
        <span>
          <strong>{t(REPORT.rememberHere)}</strong>
          <small>{t(REPORT.rememberNote)}</small>
        </span>
      </label>
    </section>
  )
}
