import { useEffect } from 'react'
import { WALKS } from '../../../modules/tasks/access.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { recall, remember } from '../../kit/remembered.ts'
import { useAfterPaint } from '../../kit/use-after-paint.ts'
import { mayAnywhere } from '../doors/may.ts'
import { useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { hrefOf } from '../route.ts'
import { usePending } from './use-pending.ts'
import { DAY } from './words.ts'

/** So long after the lists stand their doors are counted, in milliseconds: they are there to be touched first. */
const PAUSE = 150
/** Under which name this phone remembers that something was due when it was last counted. */
const DUE = 'field.due'

/**
 * On the first page, above all lists, when something is due: how many doors, how many late, and the way there. The lists come first: thousands of
 * doors take a cheap phone half a second, and where something was due last time its place is kept, so that nothing moves under a finger.
 */
export function DayCard() {
  const { t, list } = useLanguage()
  const isPainted = useAfterPaint(PAUSE)
  const mayWalk = mayAnywhere(useMe(), WALKS)
  const { data, error } = useRead('tasks.doors', mayWalk && isPainted ? {} : null)
  const pending = usePending()
  const due = data && data.doors.length + data.others.length > 0
  useEffect(() => {
    if (due !== undefined) remember(DUE, due ? 'yes' : null)
  }, [due])
  if (mayWalk && !data && !error && recall(DUE) === 'yes') return <Card facts={t(DAY.counting)} isCounting />
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
  return <Card facts={list(facts.filter(Boolean))} isLate={late > 0 || others.some((one) => one.isLate)} />
}

function Card({ facts, isLate, isCounting }: { facts: string; isLate?: boolean; isCounting?: boolean }) {
  const { t } = useLanguage()
  return (
    <a className="f-day" href={hrefOf('day')} data-late={isLate ? '' : undefined} aria-busy={isCounting}>
      <Icon name="home" />
      <span>
        <strong>{t(DAY.open)}</strong>
        <small>{facts}</small>
      </span>
      <Icon name="next" />
    </a>
  )
}
