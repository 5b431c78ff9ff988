import { type ComponentType, lazy, Suspense } from 'react'
import { ACCESS } from '../../../modules/reports/access.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { Page } from '../parts/page.tsx'
import { Pending } from '../parts/said.tsx'
import { hrefOf, Link, usePlace } from '../router.tsx'
import { ArchiveView } from './archive-view.tsx'
import { ReportView } from './report-view.tsx'
import './reports.css'
import { PACKS, REPORTS, SCHEDULES, TEMPLATES } from './words.ts'

type View = { readonly key: string; readonly word: Word; readonly lead: Word; readonly Shown: ComponentType }

const VIEWS: readonly View[] = [
  { key: 'archive', word: REPORTS.archive, lead: REPORTS.lead, Shown: ArchiveView },
  {
    key: 'pack',
    word: REPORTS.pack,
    lead: PACKS.lead,
    Shown: lazy(() => import('./pack-view.tsx')),
  },
  {
    key: 'schedules',
    word: REPORTS.schedules,
    lead: SCHEDULES.lead,
    Shown: lazy(() => import('./schedules-view.tsx')),
  },
  {
    key: 'templates',
    word: REPORTS.templates,
    lead: TEMPLATES.lead,
    Shown: lazy(() => import('./template-view.tsx')),
  },
]

/** Reports: those that were made, the papers of a meeting, what is made by itself, and what reports look like. */
export default function ReportsPage() {
  const { t } = useLanguage()
  const me = useMe()
  const { query } = usePlace()
  const reportId = query.get('id')
  const views = VIEWS.filter(({ key }) => key !== 'pack' || mayAnywhere(me, ACCESS.meetingPack))
  const view = views.find(({ key }) => key === query.get('view')) ?? VIEWS[0]
  const { Shown } = view
  if (reportId) return <ReportView key={reportId} reportId={reportId} />
  return (
    <Page
      isWide
      title={view.key === 'archive' ? t(REPORTS.title) : `${t(REPORTS.title)} · ${t(view.word)}`}
      lead={<span className="c-no-print">{t(view.lead)}</span>}
    >
      <nav className="c-pills c-no-print" aria-label={t(REPORTS.views)}>
        {views.map(({ key, word }) => (
          <Link
            key={key}
            className="c-pill c-pill-link"
            isCurrent={key === view.key}
            href={hrefOf('/reports', { view: key === 'archive' ? undefined : key })}
          >
            {t(word)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Pending lines={6} />}>
        <Shown key={view.key} />
      </Suspense>
    </Page>
  )
}
