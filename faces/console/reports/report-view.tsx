import { Button } from 'antd'
import type { Queries } from '../../../modules/api.ts'
import { PRINT_WORDS } from '../../../modules/reports/rules.ts'
import { PERIOD_WORDS } from '../../../modules/reports/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { EditionsCard } from './editions-card.tsx'
import { ReportFiles } from './report-files.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { REPORTS } from './words.ts'

type Opened = OutputOf<Queries['reports.open']>

/** One archived report, with its editions and files. */
export function ReportView({ reportId }: { reportId: string }) {
  const { t } = useLanguage()
  const read = useRead('reports.open', { reportId }, { keepsFormer: true })
  return read.data ? (
    <Shown report={read.data} />
  ) : (
    <Page isWide title={t(REPORTS.title)}>
      <Link href={hrefOf('/reports')}>← {t(REPORTS.back)}</Link>
      <Card>
        <Awaiting read={read} lines={10} />
      </Card>
    </Page>
  )
}

function Shown({ report }: { report: Opened }) {
  const { t } = useLanguage()
  const { head } = report
  const { place, from, until, edition } = head
  return (
    <Page
      isWide
      title={`${place} · ${t(PERIOD_WORDS[head.period])}`}
      tools={
        <div className="c-tools c-no-print">
          <ReportFiles head={head} />
          <Button onClick={() => print()}>{t(CONSOLE.print)}</Button>
        </div>
      }
    >
      <div className="c-tools c-no-print">
        <Link href={hrefOf('/reports')}>← {t(REPORTS.back)}</Link>
        <Link href={hrefOf('/figures', { span: 'own', from, until, grid: head.gridId })}>{t(REPORTS.toFigures)}</Link>
      </div>
      <Card>
        <ReportSheet
          drawn={report}
          title={`${report.layout.title} · ${t(PERIOD_WORDS[head.period])}`}
          line={t(PRINT_WORDS.line, { place, from, until, edition })}
        />
      </Card>
      <EditionsCard report={report} />
    </Page>
  )
}
