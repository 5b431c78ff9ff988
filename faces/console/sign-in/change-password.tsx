import { Input } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { KIT } from '../../kit/words.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Note } from '../parts/said.tsx'
import { SHELL } from '../shell/words.ts'
import { CONSOLE } from '../words.ts'
import { usePasswordChange } from './use-password-change.ts'

/** Changes the password in a dialog. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage()
  const [isDone, setDone] = useState(false)
  const change = usePasswordChange(async () => setDone(true))
  if (isDone)
    return (
      <Dialog title={t(CONSOLE.changePassword)} onClose={onClose} submit={{ label: t(KIT.close), onSubmit: onClose }}>
        <Note tone="success" isNews>
          {t(SHELL.passwordChanged)}
        </Note>
      </Dialog>
    )
  return (
    <Dialog
      title={t(CONSOLE.changePassword)}
      onClose={onClose}
      submit={{ label: t(CONSOLE.save), onSubmit: change.send, isBusy: change.isBusy }}
      error={change.error}
    >
      <PasswordFields change={change} />
    </Dialog>
  )
}

/** The present and the new password. */
export function PasswordFields({ change }: { change: ReturnType<typeof usePasswordChange> }) {
  const { t } = useLanguage()
  return (
    <>
      <Labelled label={t(SHELL.oldPassword)} fault={change.faultOf('old')}>
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="current-password"
            value={change.oldPassword}
            onChange={(event) => change.setOld(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t(SHELL.newPassword)} hint={t(SHELL.passwordHint)} fault={change.faultOf('new')}>
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            maxLength={128}
            value={change.newPassword}
            onChange={(event) => change.setNew(event.target.value)}
          />
        )}
      </Labelled>
    </>
  )
}
