import type { Queries } from '../../../modules/api.ts'
import { CHANNEL_WORDS } from '../../../modules/cases/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { Pictures } from '../../kit/components/picture.tsx'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { useRead } from '../reads.ts'
import { CASE } from './words.ts'

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
        <OneReport key={report.id} report={report} isSaid={report.text === summary} />
      ))}
    </section>
  )
}

/** One report; its words are left out where they stand as the title already. */
function OneReport({ report, isSaid }: { report: Report; isSaid: boolean }) {
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
      {report.fileIds.length > 0 ? (
        <Pictures ids={report.fileIds} titleOf={(_, number) => t(CASE.reportPhoto, { number })} />
      ) : null}
      <p className="k-soft">{by.filter(Boolean).join(' · ')}</p>
    </div>
  )
}
