import { useState } from 'react'
import type { Household } from '../../../modules/grids/contract.ts'
import { NO_ENTRANCE, sayPlace } from '../../../modules/grids/rules.ts'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { KeyPad } from '../parts/key-pad.tsx'
import { useRead } from '../reads.ts'
import { FIELD } from '../words.ts'
import type { PlaceProps } from './step-where.tsx'
import { REPORT } from './words.ts'

/** More rooms than this have a field to type a number. */
const TYPED_FROM = 12
/** How many are shown at once. */
const SHOWN = 60

/** The stair entrance, and the household behind it by its number; shared space has neither or only the first. */
export function PlaceInside({ draft, change, room }: Pick<PlaceProps, 'draft' | 'change'> & { room: string }) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState(room)
  const { data: buildings } = useRead('grids.buildings', { gridId: draft.gridId })
  const { data, error, reload } = useRead('grids.households', { buildingId: draft.buildingId })
  const entrances = buildings?.buildings.find((one) => one.id === draft.buildingId)?.entrances ?? []
  const behind = (data?.households ?? []).filter(
    (one) => draft.entranceName === '' || one.entranceName === draft.entranceName,
  )
  const wanted = typed.trim().toUpperCase()
  const found = behind.filter((one) => one.room.toUpperCase().includes(wanted))
  const isOneEntrance = entrances.length < 2 || draft.entranceName !== ''
  const shortOf = (one: Household) => (isOneEntrance ? one.room : say(one, false))
  return (
    <>
      <ErrorNotice error={error} onAgain={reload} />
      {entrances.length > 1 ? (
        <KeyPad
          label={t(REPORT.entrance)}
          first={t(REPORT.anyEntrance)}
          keys={entrances.map((one) => ({ id: one.name, name: one.name }))}
          value={draft.entranceName}
          onPress={(entranceName) => change({ entranceName, householdId: '', householdName: '' })}
        />
      ) : null}
      {behind.length > TYPED_FROM ? (
        <Field
          label={t(REPORT.roomSearch)}
          value={typed}
          onChange={setTyped}
          isOptional
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
        />
      ) : null}
      {behind.length > 0 ? (
        <KeyPad
          label={t(REPORT.household)}
          first={t(REPORT.shared)}
          keys={found.slice(0, SHOWN).map((one) => ({ id: one.id, name: shortOf(one) }))}
          value={draft.householdId}
          onPress={(householdId) => {
            const one = behind.find((household) => household.id === householdId)
            change({ householdId, householdName: one ? say(one, true) : '' })
          }}
        />
      ) : null}
      {behind.length > 0 && found.length === 0 ? <p className="k-soft">{t(FIELD.nothingFound)}</p> : null}
      {found.length > SHOWN ? <p className="k-soft">{t(FIELD.moreHits, { count: found.length - SHOWN })}</p> : null}
    </>
  )
}

/** «2单元 302», in full with «室». */
function say({ entranceName, room }: Household, isFull: boolean): string {
  if (isFull) return sayPlace({ compound: null, building: null, entrance: entranceName, room })
  return entranceName === NO_ENTRANCE ? room : `${entranceName} ${room}`
}
