import type { Queries } from '../../../modules/api.ts'
import { PERIOD_WORDS } from '../../../modules/reports/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useMe } from '../me.ts'
import { REPORTS } from './words.ts'

type Head = OutputOf<Queries['reports.archive']>['reports'][number]

/** A report as PDF and as workbook, drawn when they are fetched, in the reader's language. */
export function ReportFiles({ head }: { head: Head }) {
  const { t, language } = useLanguage()
  const { tenant } = useMe()
  const about = [head.place, t(PERIOD_WORDS[head.period]), head.from, t(REPORTS.edition, { n: head.edition })].join(' ')
  return (
    <span className="c-tools">
      {(['pdf', 'xlsx'] as const).map((form) => (
        <a
          key={form}
          className="c-row-link"
          href={`/reports/${tenant}/${head.id}/${form}?language=${language}`}
          aria-label={`${t(REPORTS[form])} ${about}`}
          download
        >
          {t(REPORTS[form])}
        </a>
      ))}
    </span>
  )
}
