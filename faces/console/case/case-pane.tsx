import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { CaseView } from '../../../modules/cases/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTitle } from '../parts/page.tsx'
import { Empty, Note, Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'
import { ActionArea, type Opened } from './action-area.tsx'
import { AnswerCard } from './answer-card.tsx'
import './case.css'
import { CaseHead } from './case-head.tsx'
import { ClocksCard } from './clocks-card.tsx'
import { DataRequestCard } from './data-request-card.tsx'
import { HandOversCard } from './hand-overs-card.tsx'
import { OwnerCard } from './owner-card.tsx'
import { PartiesCard } from './parties-card.tsx'
import { PlaceCard } from './place-card.tsx'
import { RecurringCard } from './recurring-card.tsx'
import { ReportsCard } from './reports-card.tsx'
import { SimilarCard } from './similar-card.tsx'
import { TimelineCard } from './timeline-card.tsx'
import { ToldCard } from './told-card.tsx'
import { TransfersCard } from './transfers-card.tsx'
import { CASE } from './words.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One case: what was said, what is to be done, and how it came about. */
export default function CasePane({ caseId, onBack }: { caseId: string; onBack: () => void }) {
  const { t } = useLanguage()
  const isId = UUID.test(caseId)
  const { data, problem, again } = useRead('cases.case', isId ? { caseId } : null)
  const isGone = !isId || problem?.problem.kind === 'not_found'
  return (
    <article className="c-case">
      <Button type="text" className="c-back" onClick={onBack}>
        ← {t(CASE.backToList)}
      </Button>
      {isGone ? (
        <Empty title={t(CASE.goneTitle)}>
          <p>{t(CASE.goneText)}</p>
          <Button onClick={onBack}>{t(CONSOLE.toDesk)}</Button>
        </Empty>
      ) : data ? (
        <TheCase theCase={data} />
      ) : problem ? null : (
        <Pending lines={8} />
      )}
      {isGone ? null : <Problem error={problem} onAgain={again} />}
    </article>
  )
}

function TheCase({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  const [opened, setOpened] = useState<Opened | null>(null)
  const reports = useRead('intake.reportsOf', { caseId: theCase.id })
  useTitle(`${theCase.number} ${theCase.summary}`)
  return (
    <>
      <CaseHead theCase={theCase} />
      <ActionArea
        theCase={theCase}
        opened={opened}
        onOpen={setOpened}
        reportText={wordsOf(reports.data?.reports[0]) ?? theCase.summary}
      />
      <div className="c-case-body">
        <div className="c-case-main">
          {theCase.openQuestion ? (
            <Note tone="warning" title={t(CASE.openQuestion)}>
              {theCase.openQuestion}
            </Note>
          ) : null}
          <ReportsCard caseId={theCase.id} reports={reports} />
          <DataRequestCard theCase={theCase} />
          <TransfersCard theCase={theCase} onEnd={() => setOpened({ verb: 'endTransfer' })} />
          <AnswerCard theCase={theCase} />
          <TimelineCard caseId={theCase.id} />
        </div>
        <div className="c-case-side">
          <OwnerCard theCase={theCase} />
          <HandOversCard theCase={theCase} />
          <ClocksCard theCase={theCase} />
          <PartiesCard theCase={theCase} />
          <ToldCard key={`told ${theCase.id}`} theCase={theCase} />
          <PlaceCard theCase={theCase} />
          <RecurringCard theCase={theCase} />
          <SimilarCard key={theCase.id} theCase={theCase} />
        </div>
      </div>
    </>
  )
}

/** What the first report says: its own words, or what was heard in its voice. */
function wordsOf(report: OutputOf<Queries['intake.reportsOf']>['reports'][number] | undefined): string | undefined {
  if (!report?.isSpoken) return report?.text
  return report.voices[0]?.transcripts.at(-1)?.text
}
