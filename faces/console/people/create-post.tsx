import { InputNumber } from 'antd'
import { useState } from 'react'
import type { Grid } from '../../../modules/grids/contract.ts'
import type { Role } from '../../../modules/people/contract.ts'
import { mayStandIn } from '../../../modules/people/rules.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Select } from '../parts/select.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { PEOPLE } from './words.ts'

/** A new seat in a grid; only roles that may stand at its level are offered. */
export function CreatePost({ grid, onClose }: { grid: Grid; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('people.createPost')
  const roles = keysOf(ROLE_WORDS).filter((role) => mayStandIn(role, grid))
  const [role, setRole] = useState<Role | null>(roles[0] ?? null)
  const [slot, setSlot] = useState(1)
  const send = async () => {
    if (!role || !(await act.run({ gridId: grid.id, role, slot }))) return
    refresh('people.')
    onClose()
  }
  return (
    <Dialog
      title={`${t(PEOPLE.createPost)} · ${grid.name}`}
      onClose={onClose}
      submit={{ label: t(PEOPLE.createPost), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(PEOPLE.role)} fault={role ? null : t(CONSOLE.pleaseChoose)}>
        {(control) => (
          <Select
            {...control}
            value={role}
            options={roles.map((one) => ({ value: one, label: t(ROLE_WORDS[one]) }))}
            onChange={setRole}
          />
        )}
      </Labelled>
      <Labelled label={t(PEOPLE.slot)} hint={t(PEOPLE.slotHint)}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={999}
            precision={0}
            value={slot}
            onChange={(value) => setSlot(value ?? 1)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
