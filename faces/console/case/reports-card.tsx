import { lazy, Suspense } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { CHANNEL_WORDS } from '../../../modules/cases/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { Pictures } from '../../kit/components/picture.tsx'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { useMe } from '../me.ts'
import { Card } from '../parts/page.tsx'
import { Pending, Problem } from '../parts/said.tsx'
import { type Read, refresh } from '../reads.ts'
import { shelfOf } from '../sign-in/leave.ts'
import { useAct } from '../use-act.ts'
import { CASE } from './words.ts'

const Transcribe = lazy(() => import('../../kit/components/transcribe.tsx'))

type Reports = OutputOf<Queries['intake.reportsOf']>

/** The words of everybody who reported it, as they were said, with their photos. */
export function ReportsCard({ caseId, reports }: { caseId: string; reports: Read<Reports> }) {
  const { t } = useLanguage()
  return (
    <Card title={t(CASE.reports)}>
      {reports.isPending && !reports.problem ? <Pending lines={2} /> : null}
      <Problem error={reports.problem} onAgain={reports.again} />
      {reports.data?.reports.map((report) => (
        <Report key={report.id} caseId={caseId} report={report} />
      ))}
      {reports.data?.addedVoices.map((voice) => (
        <div key={voice.fileId} className="c-report">
          <p className="c-hint">{t(CASE.addedVoice, { at: voice.at })}</p>
          <Heard caseId={caseId} voice={voice} />
        </div>
      ))}
    </Card>
  )
}

/** A voice, and what is written down of it. */
function Heard({ caseId, voice }: { caseId: string; voice: Reports['addedVoices'][number] }) {
  const act = useAct('intake.transcribe')
  const me = useMe()
  return (
    <Suspense fallback={<Pending lines={1} />}>
      <Transcribe
        caseId={caseId}
        voice={voice}
        draftKey={`${shelfOf(me)}/heard/${voice.fileId}`}
        act={act}
        onDone={() => {
          refresh('intake.')
          refresh('cases.')
        }}
      />
    </Suspense>
  )
}

function Report({ caseId, report }: { caseId: string; report: Reports['reports'][number] }) {
  const { t, moment } = useLanguage()
  const channel = wordFor(CHANNEL_WORDS, report.channel)
  const by = [
    channel ? t(channel) : null,
    report.isAnonymous ? t(CASE.anonymous) : report.reporterName,
    report.onBehalfName ? t(CASE.onBehalf, { name: report.onBehalfName }) : null,
    report.typedByName ? t(CASE.typedBy, { name: report.typedByName }) : null,
    moment(report.receivedAt),
    report.placeName,
  ]
  return (
    <div className="c-report">
      <blockquote>{report.text}</blockquote>
      {report.voices.map((voice) => (
        <Heard key={voice.fileId} caseId={caseId} voice={voice} />
      ))}
      {report.fileIds.length > 0 ? (
        <Pictures ids={report.fileIds} titleOf={(_id, number) => t(CASE.photo, { number })} />
      ) : null}
      <p className="c-hint">{by.filter(Boolean).join(' · ')}</p>
    </div>
  )
}
