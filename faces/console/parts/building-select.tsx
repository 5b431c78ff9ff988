import type { Building } from '../../../modules/grids/contract.ts'
import { nameOfDoor } from '../../../modules/grids/rules.ts'
import { isNamed } from './is-named.ts'
import type { ControlProps } from './labelled.tsx'
import { Select } from './select.tsx'

type BuildingSelectProps = {
  control: ControlProps
  /** Undefined while they are read. */
  buildings: readonly Building[] | undefined
  value: string | null
  onChange: (buildingId: string) => void
  placeholder?: string
}

/** One building of a grid, found by name or by the first letters of its pinyin (`yhhy3z`). */
export function BuildingSelect({ control, buildings, value, onChange, placeholder }: BuildingSelectProps) {
  return (
    <Select
      {...control}
      showSearch={{ filterOption: (typed, option) => option !== undefined && isNamed(typed, option.named) }}
      loading={buildings === undefined}
      disabled={buildings === undefined}
      placeholder={placeholder}
      value={value}
      options={buildings?.map((one) => ({
        value: one.id,
        label: [one.compoundName, one.name].filter(Boolean).join(' '),
        named: nameOfDoor(one),
      }))}
      onChange={onChange}
    />
  )
}
