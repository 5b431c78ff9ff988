import { Checkbox } from 'antd'
import { useState } from 'react'
import type { Building, Household } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Note } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { takesBuildings, takesHouseholds } from './levels.ts'
import { useTree } from './use-tree.ts'
import { GRIDS } from './words.ts'

/** What is to be moved. */
export type Moving =
  | { readonly kind: 'building'; readonly building: Building; readonly name: string }
  | { readonly kind: 'household'; readonly household: Household; readonly name: string }

/** A building or household goes to another grid, after a word about what that means. */
export function MovePlace({ moving, onClose, onDone }: { moving: Moving; onClose: () => void; onDone: () => void }) {
  const { t } = useLanguage()
  const tree = useTree()
  const moveBuilding = useAct('grids.moveBuilding')
  const moveHousehold = useAct('grids.moveHousehold')
  const [toGridId, setTo] = useState<string | null>(null)
  const [withHouseholds, setWith] = useState(true)
  const [wasSent, setSent] = useState(false)
  const to = tree.get(toGridId)
  const act = moving.kind === 'building' ? moveBuilding : moveHousehold
  const send = async () => {
    setSent(true)
    if (!toGridId) return
    const done =
      moving.kind === 'building'
        ? await moveBuilding.run({ buildingId: moving.building.id, toGridId, withHouseholds })
        : await moveHousehold.run({ householdId: moving.household.id, toGridId })
    if (!done) return
    refresh('grids.')
    onDone()
    onClose()
  }
  return (
    <Dialog
      title={t(GRIDS.moveTitle, { name: moving.name })}
      onClose={onClose}
      submit={{ label: t(GRIDS.move), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(GRIDS.moveTo)} fault={wasSent && !toGridId ? t(CONSOLE.pleaseChoose) : null}>
        {(control) => (
          <GridPicker
            control={control}
            among={moving.kind === 'building' ? takesBuildings : takesHouseholds}
            placeholder={t(GRIDS.search)}
            value={toGridId}
            onChange={setTo}
          />
        )}
      </Labelled>
      {moving.kind === 'building' ? (
        <Checkbox checked={withHouseholds} onChange={(event) => setWith(event.target.checked)}>
          {t(GRIDS.moveWith, { count: moving.building.households })}
        </Checkbox>
      ) : null}
      {to ? (
        <Note tone="warning" isNews>
          {t(GRIDS.moveConfirm, { name: moving.name, grid: to.name })}
        </Note>
      ) : null}
    </Dialog>
  )
}
