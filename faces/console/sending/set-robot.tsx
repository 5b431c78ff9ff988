import { Input } from 'antd'
import { useState } from 'react'
import type { RobotGroup } from '../../../modules/notifications/contract.ts'
import { ROBOT_GROUP_WORDS } from '../../../modules/notifications/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { SENDING_PART } from './words.ts'

type SetRobotProps = { gridId: string; gridName: string; onClose: () => void; onDone: () => void }

/** Ties a group to a grid. The key is typed as a secret and never comes back. */
export function SetRobot({ gridId, gridName, onClose, onDone }: SetRobotProps) {
  const { t } = useLanguage()
  const act = useAct('notifications.setRobot')
  const [name, setName] = useState('')
  const [key, setKey] = useState('')
  const [groups, setGroups] = useState<readonly RobotGroup[]>(['urgent', 'late'])
  const [wasSent, setSent] = useState(false)
  const save = async () => {
    setSent(true)
    if (name.trim() === '' || key.trim() === '' || groups.length === 0) return
    if (!(await act.run({ gridId, name: name.trim(), key: key.trim(), groups: [...groups] }))) return
    refresh('notifications.robots')
    onDone()
    onClose()
  }
  return (
    <Dialog
      title={`${t(SENDING_PART.addRobot)} · ${gridName}`}
      onClose={onClose}
      submit={{ label: t(CONSOLE.save), onSubmit: save, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(SENDING_PART.name)} fault={wasSent && name.trim() === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input {...control} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Labelled>
      <Labelled
        label={t(SENDING_PART.key)}
        hint={t(SENDING_PART.keyHint)}
        fault={wasSent && key.trim() === '' ? t(CONSOLE.pleaseFill) : null}
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="off"
            maxLength={300}
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        )}
      </Labelled>
      <fieldset className="c-field">
        <legend>{t(SENDING_PART.what)}</legend>
        {keysOf(ROBOT_GROUP_WORDS).map((one) => (
          <label key={one} className="c-check">
            <input
              type="checkbox"
              checked={groups.includes(one)}
              onChange={(event) =>
                setGroups(event.target.checked ? [...groups, one] : groups.filter((other) => other !== one))
              }
            />
            {t(ROBOT_GROUP_WORDS[one])}
          </label>
        ))}
        <div className="c-fault" role="alert" hidden={!(wasSent && groups.length === 0)}>
          {t(CONSOLE.pleaseChoose)}
        </div>
      </fieldset>
    </Dialog>
  )
}
