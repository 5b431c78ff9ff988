import { WALKS } from '../../../modules/tasks/access.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { mayAnywhere } from '../doors/may.ts'
import { useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { hrefOf } from '../route.ts'
import { usePending } from './use-pending.ts'
import { DAY } from './words.ts'

/** On the first page, above all lists, when something is due: how many doors, how many late, and the way there. */
export default function DayCard() {
  const { t, list } = useLanguage()
  const { data } = useRead('tasks.doors', mayAnywhere(useMe(), WALKS) ? {} : null)
  const pending = usePending()
  const doors = data?.doors.filter((one) => !pending.has(one.householdId)) ?? []
  const others = data?.others.filter((one) => !pending.has(one.id)) ?? []
  if (doors.length + others.length === 0) return null
  const late = doors.filter((one) => one.urgency === 0).length
  const today = doors.filter((one) => one.urgency === 1).length
  const facts = [
    doors.length > 0 ? t(DAY.cardDoors, { count: doors.length }) : '',
    late > 0 ? t(DAY.cardLate, { count: late }) : '',
    today > 0 ? t(DAY.cardToday, { count: today }) : '',
    others.length > 0 ? t(DAY.cardOthers, { count: others.length }) : '',
  ]
  const isLate = late > 0 || others.some((one) => one.isLate)
  return (
    <a className="f-day" href={hrefOf('day')} data-late={isLate ? '' : undefined}>
      <Icon name="home" />
      <span>
        <strong>{t(DAY.open)}</strong>
        <small>{list(facts.filter(Boolean))}</small>
      </span>
      <Icon name="next" />
    </a>
  )
}
