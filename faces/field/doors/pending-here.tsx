import { HOUSEHOLD_FIELD_WORDS } from '../../../modules/grids/words.ts'
import { Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { useStore } from '../../kit/store.ts'
import { addedHomes } from '../offline/added-homes.ts'
import { waiting } from '../offline/here.ts'
import { type Item, placeOf } from '../offline/outbox-item.ts'
import { OFFLINE } from '../offline/words.ts'
import { hrefOf } from '../route.ts'
import { DOORS } from './words.ts'

/** On a flat: what was done there on this phone and has not been sent yet. */
export function PendingHere({ householdId }: { householdId: string }) {
  const { t, list } = useLanguage()
  const sayAct = useSayAct()
  const items = useStore(waiting).filter((item) => placeOf(item.input) === householdId && item.state !== 'rescued')
  if (items.length === 0) return null
  return (
    <Notice tone="warm">
      {t(DOORS.pendingAt, { acts: list(items.map(sayAct)) })}{' '}
      <a className="f-news-link" href={hrefOf('outbox')}>
        {t(OFFLINE.toOutbox)}
      </a>
    </Notice>
  )
}

/** In a building: flats that were added on this phone and stand in no list yet. */
export function PendingHomes({ entranceIds, known }: { entranceIds: readonly string[]; known: ReadonlySet<string> }) {
  const { t } = useLanguage()
  const added = addedHomes(useStore(waiting)).filter(
    ({ id, entranceId }) => entranceIds.includes(entranceId) && !known.has(id),
  )
  if (added.length === 0) return null
  return (
    <section className="k-stack">
      <h2 className="k-small-title">{t(DOORS.pendingHomes)}</h2>
      <ul className="k-rows">
        {added.map((one) => (
          <li key={one.id}>
            <RowLink href={hrefOf('outbox')} title={one.room} note={t(DOORS.pendingHome)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function useSayAct(): (item: Item) => string {
  const { t } = useLanguage()
  return ({ name, input }) => {
    if (name === 'grids.addHousehold') return t(DOORS.pendingAdd)
    if (name === 'grids.correctHousehold') {
      const word = wordFor(HOUSEHOLD_FIELD_WORDS, fieldOf(input))
      return t(DOORS.pendingCorrection, { field: word ? t(word) : '' })
    }
    return t(name.startsWith('intake.') ? OFFLINE.report : OFFLINE.visit)
  }
}

/** The field that a correction names. */
export function fieldOf({ change }: Item['input']): string {
  const has = typeof change === 'object' && change !== null && 'field' in change
  return has && typeof change.field === 'string' ? change.field : ''
}
