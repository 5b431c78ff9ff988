import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { ACCESS } from '../../../modules/notifications/access.ts'
import { useLanguage } from '../../kit/language.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { Page } from '../parts/page.tsx'
import { Note, Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { SendingPart } from '../sending/sending-part.tsx'
import { SENDING_PART } from '../sending/words.ts'
import { AccountCard } from './account-card.tsx'
import { FiguresCheckCard } from './figures-check-card.tsx'
import { LettersCard, ParkedCard, StillCard } from './stuck-cards.tsx'
import { CHECKS } from './words.ts'

/** Two views of the same care: whether everything is accounted for, and whether people were told. */
export default function ChecksPage() {
  const { t } = useLanguage()
  const me = useMe()
  const isSending = usePlace().query.get('part') === 'sending' && mayAnywhere(me, ACCESS.statistics)
  const pills = mayAnywhere(me, ACCESS.statistics) ? (
    <fieldset className="c-pills">
      <legend className="k-offscreen">{t(SENDING_PART.parts)}</legend>
      {([null, 'sending'] as const).map((part) => (
        <button
          key={part ?? 'account'}
          type="button"
          className="c-pill"
          aria-pressed={isSending === (part === 'sending')}
          onClick={() => navigate(hrefOf('/checks', { part: part ?? undefined }), { replace: true })}
        >
          {t(part ? SENDING_PART.title : SENDING_PART.account)}
        </button>
      ))}
    </fieldset>
  ) : null
  return isSending ? (
    <Page isWide title={t(CHECKS.title)}>
      {pills}
      <SendingPart />
    </Page>
  ) : (
    <AccountPart pills={pills} />
  )
}

/** Whether everything received is accounted for, and what is stuck: one page, so that nobody has to look in several. */
function AccountPart({ pills }: { pills: ReactNode }) {
  const { t, moment } = useLanguage()
  const account = useRead('dashboards.conservation', {})
  const stuck = useRead('dashboards.stuck', {})
  const [said, setSaid] = useState<string | null>(null)
  const again = () => {
    setSaid(null)
    account.again()
    stuck.again()
  }
  return (
    <Page
      isWide
      title={t(CHECKS.title)}
      lead={account.data ? t(CHECKS.lead, { when: moment(account.data.checkedAt) }) : null}
      tools={<Button onClick={again}>{t(CHECKS.again)}</Button>}
    >
      {pills}
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      <Problem error={account.problem ?? stuck.problem} onAgain={again} />
      {account.data ? <AccountCard {...account.data} /> : account.problem ? null : <Pending lines={8} />}
      {account.data ? <FiguresCheckCard {...account.data.figures} /> : null}
      {stuck.data ? (
        <>
          <StillCard {...stuck.data} />
          <ParkedCard parked={stuck.data.parked} onRetried={() => setSaid(t(CHECKS.retried))} />
          <LettersCard letters={stuck.data.letters} onRetried={() => setSaid(t(CHECKS.retried))} />
          {stuck.data.isCut ? <p className="c-hint">{t(CHECKS.isCut)}</p> : null}
        </>
      ) : stuck.problem ? null : (
        <Pending lines={6} />
      )}
    </Page>
  )
}
