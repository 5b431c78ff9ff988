import { ACCESS } from '../../../modules/tasks/access.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { useLanguage } from '../../kit/language.ts'
import { mayAnywhere } from '../doors/may.ts'
import { useMe } from '../me.ts'
import { DueAt } from '../parts/marks.tsx'
import { useRead } from '../reads.ts'
import { hrefOf } from '../route.ts'
import { VISIT } from './words.ts'

/** On the pages of a flat: what is due there, and the way to the visit that settles it; nothing when nothing is. */
export function DueCard({ householdId }: { householdId: string }) {
  const { t, pick } = useLanguage()
  const { data } = useRead('tasks.door', mayAnywhere(useMe(), ACCESS.door) ? { householdId } : null)
  if (!data || data.tasks.length === 0) return null
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(VISIT.dueHere, { count: data.tasks.length })}</h2>
      <ul className="f-buildings">
        {data.tasks.map((one) => (
          <li key={one.id}>
            <strong>{pick(one.nameZh, one.nameEn)}</strong>
            <DueAt at={one.dueAt} />
          </li>
        ))}
      </ul>
      <LinkButton look="main" isWide href={hrefOf(`day/door/${householdId}`)}>
        {t(VISIT.visitHere)}
      </LinkButton>
    </section>
  )
}
