import type { Home } from '../../../modules/grids/contract.ts'
import { HOUSEHOLD_USE_WORDS } from '../../../modules/grids/words.ts'
import { WALKS } from '../../../modules/tasks/access.ts'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useStore } from '../../kit/store.ts'
import { useMe } from '../me.ts'
import { addedHomes } from '../offline/added-homes.ts'
import { waiting } from '../offline/here.ts'
import { useRead } from '../reads.ts'
import { hrefOf } from '../route.ts'
import { mayAnywhere } from './may.ts'
import { DOORS } from './words.ts'

/** What a door says whose urgency is 0, 1 or 2. */
const DUE = [DOORS.visitLate, DOORS.visitToday, DOORS.visitDue] as const

/** Flats as rows: what is due there, what is known of each. */
export function HomeRows({
  homes,
  isNamed,
  isCarried,
}: {
  homes: readonly Home[]
  isNamed: boolean
  /** From the phone: what is known of each is not there. */
  isCarried: boolean
}) {
  const { t } = useLanguage()
  const day = useRead('tasks.doors', mayAnywhere(useMe(), WALKS) ? {} : null)
  const added = new Set(addedHomes(useStore(waiting)).map(({ id }) => id))
  const due = new Map(day.data?.doors.map((one) => [one.householdId, DUE[one.urgency]]))
  const verified = ({ verifiedAt }: Home) =>
    verifiedAt === null ? t(DOORS.notVerified) : t(DOORS.verifiedAt, { at: verifiedAt })
  return (
    <ul className="k-rows">
      {homes.map((one) => {
        const word = due.get(one.id)
        const notes = [
          word ? t(word) : '',
          one.use === null ? '' : t(HOUSEHOLD_USE_WORDS[one.use]),
          one.people === null ? '' : t(DOORS.peopleCount, { count: one.people }),
          added.has(one.id) ? t(DOORS.pendingHome) : isCarried ? '' : verified(one),
        ]
        return (
          <li key={one.id}>
            <RowLink
              href={hrefOf(`doors/home/${one.id}`)}
              title={isNamed ? [one.buildingName, one.entranceName, one.room].join(' ') : one.room}
              note={notes.filter(Boolean).join(' · ')}
            />
          </li>
        )
      })}
    </ul>
  )
}
