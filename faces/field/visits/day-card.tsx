import { useEffect } from 'react'
import { WALKS } from '../../../modules/tasks/access.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { recall, remember } from '../../kit/remembered.ts'
import { mayAnywhere } from '../doors/may.ts'
import { useAfterFirstPage } from '../first-page.ts'
import { useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { hrefOf } from '../route.ts'
import { usePending } from './use-pending.ts'
import { DAY } from './words.ts'

/** So long after the lists stand their doors are counted, in milliseconds: they are there to be touched first. */
const PAUSE = 150
/** Under which name this phone remembers what it said when the day was last counted; nothing when nothing was due. */
const DUE = 'field.due'

/**
 * On the first page, above all lists, when something is due: how many doors, how many late, and the way there. The lists come first: thousands of
 * doors take a cheap phone half a second, and where something was due last time its room is kept, so that nothing moves under a finger.
 */
export function DayCard() {
  const { t, list } = useLanguage()
  const isSettled = useAfterFirstPage(PAUSE)
  const mayWalk = mayAnywhere(useMe(), WALKS)
  const { data, error } = useRead('tasks.doors', mayWalk && isSettled ? {} : null)
  const pending = usePending()
  const doors = data?.doors.filter((one) => !pending.has(one.householdId)) ?? []
  const others = data?.others.filter((one) => !pending.has(one.id)) ?? []
  const late = doors.filter((one) => one.urgency === 0).length
  const today = doors.filter((one) => one.urgency === 1).length
  const facts = list(
    [
      doors.length > 0 ? t(DAY.cardDoors, { count: doors.length }) : '',
      late > 0 ? t(DAY.cardLate, { count: late }) : '',
      today > 0 ? t(DAY.cardToday, { count: today }) : '',
      others.length > 0 ? t(DAY.cardOthers, { count: others.length }) : '',
    ].filter(Boolean),
  )
  const isCounted = data !== undefined
  useEffect(() => {
    if (isCounted) remember(DUE, facts || null)
  }, [isCounted, facts])
  const lastTime = mayWalk && !isCounted && !error ? recall(DUE) : null
  if (!facts && lastTime === null) return null
  return (
    <a
      className="f-day"
      href={hrefOf('day')}
      data-late={late > 0 || others.some((one) => one.isLate) ? '' : undefined}
      aria-busy={lastTime !== null}
    >
      <Icon name="home" />
      <span>
        <strong>{t(DAY.open)}</strong>
        <small>
          {lastTime === null ? null : <span className="f-day-room">{lastTime}</span>}
          <span>{lastTime === null ? facts : t(DAY.counting)}</span>
        </small>
      </span>
      <Icon name="next" />
    </a>
  )
}
