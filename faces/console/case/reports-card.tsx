import type { Queries } from '../../../modules/api.ts'
import { CHANNEL_WORDS } from '../../../modules/cases/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { Pictures } from '../../kit/components/picture.tsx'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { Card } from '../parts/page.tsx'
import { Pending, Problem } from '../parts/said.tsx'
import type { Read } from '../reads.ts'
import { CASE } from './words.ts'

type Reports = OutputOf<Queries['intake.reportsOf']>

/** The words of everybody who reported it, as they were said, with their photos. */
export function ReportsCard({ reports }: { reports: Read<Reports> }) {
  const { t } = useLanguage()
  return (
    <Card title={t(CASE.reports)}>
      {reports.isPending && !reports.problem ? <Pending lines={2} /> : null}
      <Problem error={reports.problem} onAgain={reports.again} />
      {reports.data?.reports.map((report) => (
        <Report key={report.id} report={report} />
      ))}
    </Card>
  )
}

function Report({ report }: { report: Reports['reports'][number] }) {
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
      {report.fileIds.length > 0 ? (
        <Pictures ids={report.fileIds} titleOf={(_id, number) => t(CASE.photo, { number })} />
      ) : null}
      <p className="c-hint">{by.filter(Boolean).join(' · ')}</p>
    </div>
  )
}
