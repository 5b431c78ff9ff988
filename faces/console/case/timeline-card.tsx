import type { TimelineEntry } from '../../../modules/cases/contract.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { foldReminders } from '../../kit/case/fold-reminders.ts'
import { factLines, headingOf } from '../../kit/case/timeline-lines.ts'
import { EarlierSteps } from '../../kit/components/earlier-steps.tsx'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { sayActor } from '../../kit/say-in-charge.ts'
import { useCategories } from '../parts/category-picker.tsx'
import { Card } from '../parts/page.tsx'
import { Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { CASE } from './words.ts'

/** Everything that happened, newest first: what, who, when, and the words that were said. */
export function TimelineCard({ caseId }: { caseId: string }) {
  const { t } = useLanguage()
  const { data, isPending, problem, again } = useRead('cases.timeline', { caseId })
  return (
    <Card title={t(CASE.timeline)}>
      {isPending && !problem ? <Pending lines={4} /> : null}
      <Problem error={problem} onAgain={again} />
      {data ? (
        <ol className="k-steps">
          {foldReminders([...data.entries].reverse()).map(({ entry, earlier }, i) => (
            <li key={entry.id} className="k-step" data-newest={i === 0 ? '' : undefined}>
              <TimelineLine entry={entry} />
              <Earlier entries={earlier} />
            </li>
          ))}
        </ol>
      ) : null}
    </Card>
  )
}

function Earlier({ entries }: { entries: readonly TimelineEntry[] }) {
  const oldest = entries.at(-1)
  if (!oldest) return null
  return (
    <EarlierSteps count={entries.length} since={oldest.at}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <TimelineLine entry={entry} />
        </li>
      ))}
    </EarlierSteps>
  )
}

/** One thing that happened. */
export function TimelineLine({ entry }: { entry: TimelineEntry }) {
  const speech = useLanguage()
  const { t, moment, pick } = speech
  const categories = useCategories()
  const role = wordFor(ROLE_WORDS, entry.byRole)
  const name = entry.byName ? sayActor(entry.byName, entry.isByDeputy, speech) : null
  const by = [role ? t(role) : null, name].filter(Boolean).join(' ')
  const lines = factLines(entry, {
    t,
    category: (code) => {
      const found = categories.data?.leaves.find((leaf) => leaf.code === code)
      return found ? pick(found.nameZh, found.nameEn) : null
    },
  })
  return (
    <>
      <strong>{t(headingOf(entry))}</strong>
      <span className="c-hint">
        {by ? `${by} · ` : ''}
        <time dateTime={entry.at}>{moment(entry.at)}</time>
      </span>
      {lines.length > 0 ? <p className="c-facts">{lines.join(' · ')}</p> : null}
      {entry.text ? <p className="c-said">{entry.text}</p> : null}
    </>
  )
}
