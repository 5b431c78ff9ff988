import { Button, LinkButton } from '../../kit/components/button.tsx'
import { CodeToKeep } from '../../kit/components/code-to-keep.tsx'
import { Facts } from '../../kit/components/facts.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ownerName } from '../../kit/role-name.ts'
import { createStore } from '../../kit/store.ts'
import { useRead } from '../reads.ts'
import { go, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import type { Receipt } from './report-draft.ts'
import { REPORT } from './words.ts'

/** A receipt, and whether the member saw it himself. */
type Kept = Receipt & { readonly isMine: boolean }

/** The last receipt of this window: the private code in it is shown once and kept nowhere. */
const last = createStore<Kept | null>(null)
export const lastReceipt = last.get
export const keepReceipt = last.set

/** It is reported: number, who has it, the code for the resident, and what can be done at once. */
export function DonePage({ receipt }: { receipt: Kept }) {
  const speech = useLanguage()
  const { t, moment } = speech
  const { data: theCase } = useRead('cases.case', { caseId: receipt.caseId })
  return (
    <Screen
      title={t(REPORT.doneTitle)}
      action={
        <>
          <LinkButton look="main" isWide href={hrefOf('')}>
            {t(FIELD.toCases)}
          </LinkButton>
          <Button
            isWide
            onPress={() => {
              keepReceipt(null)
              go('report', { replace: true })
            }}
          >
            {t(REPORT.another)}
          </Button>
        </>
      }
    >
      <div className="f-done">
        <span className="k-done" aria-hidden="true">
          <Icon name="check" />
        </span>
      </div>
      <section className="k-card k-stack">
        <Facts
          rows={[
            { label: t(REPORT.number), value: receipt.number },
            { label: t(REPORT.ownerNow), value: ownerName(receipt.ownerRole, receipt.ownerName, speech) },
            { label: t(REPORT.triageBy), value: moment(receipt.triageBy) },
            { label: t(REPORT.gridName), value: receipt.gridName },
          ]}
        />
        {theCase ? <LinkButton href={hrefOf(`case/${receipt.caseId}`)}>{t(REPORT.open)}</LinkButton> : null}
      </section>
      {receipt.trackingCode && !receipt.isMine ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(REPORT.codeTitle)}</h2>
          <p>{t(REPORT.codeText)}</p>
          <CodeToKeep code={receipt.trackingCode} path={`/t/${encodeURIComponent(receipt.trackingCode)}`} />
        </section>
      ) : null}
      {theCase?.actions.includes('settle') ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(REPORT.onTheSpot)}</h2>
          <p className="k-soft">{t(REPORT.onTheSpotText)}</p>
          <LinkButton isWide href={hrefOf(`case/${receipt.caseId}/settle`)}>
            {t(REPORT.settle)}
          </LinkButton>
        </section>
      ) : null}
    </Screen>
  )
}
