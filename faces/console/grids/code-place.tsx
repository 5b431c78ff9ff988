import type { Building, Household, PlaceCode } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { BuildingSelect } from '../parts/building-select.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Problem } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'
import { GRIDS } from './words.ts'

type Kind = PlaceCode['kind']

/** Which building, entrance and household a code is for, as far as its kind asks. */
export type CodePlace = {
  readonly building: Building | null
  readonly entranceId: string | null
  readonly household: Household | null
}
export const NOWHERE: CodePlace = { building: null, entranceId: null, household: null }

/** Whether all is said that a kind of code needs. */
export function isPlaced(kind: Kind, place: CodePlace): boolean {
  if (kind === 'building') return place.building !== null
  if (kind === 'entrance') return place.entranceId !== null
  return kind === 'household' ? place.household !== null : true
}

/** What the server is told of the place, and the grid it lies in. */
export function placeIds(kind: Kind, { building, entranceId, household }: CodePlace, gridId: string) {
  if (kind === 'building' && building) return { gridId: building.gridId, buildingId: building.id }
  if (kind === 'entrance' && building && entranceId)
    return { gridId: building.gridId, buildingId: building.id, entranceId }
  if (kind === 'household' && household) return { gridId: household.gridId, householdId: household.id }
  return { gridId }
}

type CodePlaceFieldsProps = {
  kind: Kind
  gridId: string
  place: CodePlace
  onChange: (place: CodePlace) => void
  wasSent: boolean
}

/** Building, then entrance or household: no more than the kind of code asks for. */
export function CodePlaceFields({ kind, gridId, place, onChange, wasSent }: CodePlaceFieldsProps) {
  const { t } = useLanguage()
  const isHouse = kind === 'building' || kind === 'entrance' || kind === 'household'
  const buildings = useRead('grids.buildings', isHouse ? { gridId } : null)
  if (!isHouse) return null
  const missing = t(CONSOLE.pleaseChoose)
  return (
    <div className="c-columns">
      <Problem error={buildings.problem} />
      <Labelled label={t(GRIDS.building)} fault={wasSent && !place.building ? missing : null}>
        {(control) => (
          <BuildingSelect
            control={control}
            buildings={buildings.data?.buildings}
            placeholder={missing}
            value={place.building?.id ?? null}
            onChange={(id) =>
              onChange({ ...NOWHERE, building: buildings.data?.buildings.find((one) => one.id === id) ?? null })
            }
          />
        )}
      </Labelled>
      {kind === 'entrance' && place.building ? (
        <Labelled label={t(GRIDS.entrance)} fault={wasSent && !place.entranceId ? missing : null}>
          {(control) => (
            <Select
              {...control}
              placeholder={missing}
              value={place.entranceId}
              options={place.building?.entrances.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(entranceId: string) => onChange({ ...place, entranceId })}
            />
          )}
        </Labelled>
      ) : null}
      {kind === 'household' && place.building ? (
        <WhichHousehold place={place} onChange={onChange} fault={wasSent && !place.household ? missing : null} />
      ) : null}
    </div>
  )
}

type WhichHouseholdProps = { place: CodePlace; onChange: (place: CodePlace) => void; fault: string | null }

function WhichHousehold({ place, onChange, fault }: WhichHouseholdProps) {
  const { t } = useLanguage()
  const { data, problem } = useRead('grids.households', place.building ? { buildingId: place.building.id } : null)
  return (
    <Labelled label={t(GRIDS.room)} fault={fault}>
      {(control) => (
        <>
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t(CONSOLE.pleaseChoose)}
            value={place.household?.id ?? null}
            options={data?.households.map((one) => ({ value: one.id, label: `${one.entranceName} ${one.room}` }))}
            onChange={(id: string) =>
              onChange({ ...place, household: data?.households.find((one) => one.id === id) ?? null })
            }
          />
          <Problem error={problem} />
        </>
      )}
    </Labelled>
  )
}
