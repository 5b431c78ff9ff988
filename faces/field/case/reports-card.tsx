import { lazy, Suspense } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { CHANNEL_WORDS } from '../../../modules/cases/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { Pictures } from '../../kit/components/picture.tsx'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { useAct } from '../acts.ts'
import { shelfOf, useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { CASE } from './words.ts'

const Transcribe = lazy(() => import('../../kit/components/transcribe.tsx'))

type Report = OutputOf<Queries['intake.reportsOf']>['reports'][number]

/** The words of everybody who reported it, as they were said, with their photos. */
export function ReportsCard({ caseId, summary }: { caseId: string; summary: string }) {
  const { t } = useLanguage()
  const { data, error, reload } = useRead('intake.reportsOf', { caseId })
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(CASE.reports)}</h2>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data?.reports.map((report) => (
        <OneReport key={report.id} caseId={caseId} report={report} isSaid={report.text === summary} />
      ))}
      {data?.addedVoices.map((voice) => (
        <div key={voice.fileId} className="f-report">
          <p className="k-soft">{t(CASE.addedVoice, { at: voice.at })}</p>
          <Heard caseId={caseId} voice={voice} />
        </div>
      ))}
    </section>
  )
}

/** A voice, and what is written down of it. */
function Heard({ caseId, voice }: { caseId: string; voice: Report['voices'][number] }) {
  const act = useAct('intake.transcribe')
  const key = `${shelfOf(useMe())}/heard/${voice.fileId}`
  return (
    <Suspense fallback={<Loading />}>
      <Transcribe caseId={caseId} voice={voice} draftKey={key} act={act} onDone={() => undefined} />
    </Suspense>
  )
}

/** One report; its words are left out where they stand as the title already. */
function OneReport({ caseId, report, isSaid }: { caseId: string; report: Report; isSaid: boolean }) {
  const { t, moment } = useLanguage()
  const channel = wordFor(CHANNEL_WORDS, report.channel)
  const by = [
    report.isAnonymous ? t(CASE.anonymous) : report.reporterName,
    report.onBehalfName ? t(CASE.onBehalf, { name: report.onBehalfName }) : null,
    report.typedByName ? t(CASE.typedBy, { name: report.typedByName }) : null,
    channel ? t(channel) : null,
    moment(report.receivedAt),
  ]
  return (
    <div className="f-report">
      {isSaid ? null : <p className="k-words">{report.text}</p>}
      {report.voices.map((voice) => (
        <Heard key={voice.fileId} caseId={caseId} voice={voice} />
      ))}
      {report.fileIds.length > 0 ? (
        <Pictures ids={report.fileIds} titleOf={(_, number) => t(CASE.reportPhoto, { number })} />
      ) : null}
      <p className="k-soft">{by.filter(Boolean).join(' · ')}</p>
    </div>
  )
}
