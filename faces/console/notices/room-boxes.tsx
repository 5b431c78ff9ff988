import type { Building, Household } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Awaiting } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import type { Target } from './places-field.tsx'
import { NOTICES } from './words.ts'

type RoomBoxesProps = {
  building: Building
  name: string
  has: (id: string) => boolean
  onSet: (many: readonly Target[], isOn: boolean) => void
}

/** The rooms of a building as boxes to tick, floor by floor; the name of a floor ticks them all. */
export function RoomBoxes({ building, name, has, onSet }: RoomBoxesProps) {
  const { t } = useLanguage()
  const read = useRead('grids.households', { buildingId: building.id })
  const target = (one: Household): Target => ({ kind: 'household', id: one.id, name: `${name}${one.room}` })
  return (
    <div className="c-rooms">
      <Awaiting read={read} />
      {building.entrances.map((entrance) => (
        <fieldset key={entrance.id}>
          <legend>{entrance.name}</legend>
          <div className="c-floors">
            {floorsOf((read.data?.households ?? []).filter((one) => one.entranceId === entrance.id)).map(
              ({ floor, rooms }) => {
                const isWhole = rooms.every((one) => has(one.id))
                return (
                  <div key={floor} className="c-floor">
                    <button
                      type="button"
                      aria-pressed={isWhole}
                      aria-label={t(NOTICES.wholeFloor, { name: entrance.name, floor })}
                      onClick={() => onSet(rooms.map(target), !isWhole)}
                    >
                      {t(NOTICES.floor, { floor })}
                    </button>
                    <div>
                      {rooms.map((one) => (
                        <label key={one.id} data-chosen={has(one.id) ? '' : undefined}>
                          <input
                            type="checkbox"
                            checked={has(one.id)}
                            onChange={(event) => onSet([target(one)], event.target.checked)}
                          />
                          {one.room}
                        </label>
                      ))}
                    </div>
                  </div>
                )
              },
            )}
          </div>
        </fieldset>
      ))}
    </div>
  )
}

/** Rooms by floor, the lowest first. */
export function floorsOf<Room extends { floor: number; room: string }>(
  rooms: readonly Room[],
): { floor: number; rooms: Room[] }[] {
  const floors = [...new Set(rooms.map((one) => one.floor))].sort((a, b) => a - b)
  return floors.map((floor) => ({
    floor,
    rooms: rooms
      .filter((one) => one.floor === floor)
      .sort((a, b) => a.room.localeCompare(b.room, 'zh-CN', { numeric: true })),
  }))
}
