import type { TimelineEntry } from '../../../modules/cases/contract.ts'
import { foldReminders } from '../../kit/case/fold-reminders.ts'
import { factLines, headingOf } from '../../kit/case/timeline-lines.ts'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { type Step, Steps } from '../../kit/components/steps.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ownerName } from '../../kit/role-name.ts'
import { sayActor } from '../../kit/say-in-charge.ts'
import { useCategories } from '../parts/use-categories.ts'
import { useRead } from '../reads.ts'
import { CASE } from './words.ts'

/** Everything that happened, newest first, in plain words. */
export function TimelineCard({ caseId }: { caseId: string }) {
  const speech = useLanguage()
  const { t } = speech
  const { data, error, reload } = useRead('cases.timeline', { caseId })
  const nameOfCategory = useCategories()
  const stepOf = (entry: TimelineEntry): Step => ({
    key: entry.id,
    at: entry.at,
    title: t(headingOf(entry)),
    by: entry.byName ? ownerName(entry.byRole, sayActor(entry.byName, entry.isByDeputy, speech), speech) : '',
    text:
      [factLines(entry, { t, category: nameOfCategory }).join(' · '), entry.text ?? ''].filter(Boolean).join('\n') ||
      null,
  })
  const steps = foldReminders([...(data?.entries ?? [])].reverse()).map(({ entry, earlier }) => ({
    ...stepOf(entry),
    earlier: earlier.map(stepOf),
  }))
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(CASE.timeline)}</h2>
      <ErrorNotice error={error} onAgain={reload} />
      {data || error ? <Steps steps={steps} /> : <Loading />}
    </section>
  )
}
