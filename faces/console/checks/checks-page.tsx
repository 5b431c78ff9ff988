import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { Page } from '../parts/page.tsx'
import { Note, Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { AccountCard } from './account-card.tsx'
import { LettersCard, ParkedCard, StillCard } from './stuck-cards.tsx'
import { CHECKS } from './words.ts'

/** Whether everything received is accounted for, and what is stuck: one page, so that nobody has to look in several. */
export default function ChecksPage() {
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
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      <Problem error={account.problem ?? stuck.problem} onAgain={again} />
      {account.data ? <AccountCard {...account.data} /> : account.problem ? null : <Pending lines={8} />}
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
