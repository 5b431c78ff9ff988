import { useState } from 'react'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { copyText } from '../../kit/copy-text.ts'
import { useLanguage } from '../../kit/language.ts'
import { KIT } from '../../kit/words.ts'
import { ownerName } from '../role-name.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { type KeptReceipt, keepReceipt, rememberCode, rememberedCodes } from './receipts.ts'
import { REPORT } from './words.ts'

/** The receipt, at once: number, who has it, by when, and the code to follow it with. */
export function ReceiptPage({ receipt }: { receipt: KeptReceipt }) {
  const speech = useLanguage()
  const { t, moment } = speech
  const owner = ownerName(receipt.ownerRole, receipt.ownerName, speech)
  const link = receipt.trackingCode
    ? `/t/${encodeURIComponent(receipt.trackingCode)}`
    : receipt.isMine
      ? `#/mine/${receipt.caseId}`
      : '#/enter'
  return (
    <Screen
      title={t(REPORT.receiptTitle)}
      kicker={
        <span className="r-done">
          <Icon name="check" />
        </span>
      }
    >
      <dl className="k-card r-facts">
        <Fact label={t(REPORT.receiptNumber)} value={receipt.number} />
        <Fact label={t(REPORT.receiptOwner)} value={owner} />
        <Fact label={t(REPORT.receiptBy)} value={moment(receipt.triageBy)} />
        <Fact label={t(REPORT.receiptGrid)} value={receipt.gridName} />
      </dl>
      {receipt.trackingCode ? (
        <CodeCard code={receipt.trackingCode} number={receipt.number} />
      ) : (
        <Notice tone={receipt.isMine ? 'good' : 'warm'}>
          {t(receipt.isMine ? REPORT.accountText : REPORT.codeGone)}
        </Notice>
      )}
      <section className="k-stack">
        <h2 className="r-small-title">{t(REPORT.nextTitle)}</h2>
        <ol className="r-next">
          <li>{t(REPORT.next1, { owner, by: receipt.triageBy })}</li>
          <li>{t(REPORT.next2)}</li>
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

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function CodeCard({ code, number }: { code: string; number: string }) {
  const { t } = useLanguage()
  const [copied, setCopied] = useState<string | null>(null)
  const [isKept, setKept] = useState(() => rememberedCodes().some((one) => one.code === code))
  const copy = (text: string) =>
    copyText(text).then((done) => {
      if (done) setCopied(text)
    })
  return (
    <section className="k-card r-code">
      <h2 className="r-small-title">{t(REPORT.codeTitle)}</h2>
      <p className="r-code-value">{code}</p>
      <p>{t(REPORT.codeText)}</p>
      <div className="r-pair">
        <Button icon={copied === code ? 'check' : 'copy'} onPress={() => copy(code)}>
          {t(copied === code ? KIT.copied : KIT.copy)}
        </Button>
        <Button onPress={() => copy(`${location.origin}/t/${encodeURIComponent(code)}`)}>
          {t(copied !== null && copied !== code ? KIT.copied : REPORT.copyLink)}
        </Button>
      </div>
      <span className="k-offscreen" role="status">
        {copied ? t(KIT.copied) : ''}
      </span>
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
