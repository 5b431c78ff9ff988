import { Input } from 'antd'
import { useState } from 'react'
import type { Person } from '../../../modules/people/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { FirstPassword, LEAST_PASSWORD } from './first-password.tsx'
import { PEOPLE } from './words.ts'

const LOGIN = /^[a-z][a-z0-9._-]{2,39}$/

type OpenAccountProps = { person: Person; onClose: () => void; onDone: (said: string) => void }

/** A login with a first password, which must be changed at the first sign-in. */
export function OpenAccount({ person, onClose, onDone }: OpenAccountProps) {
  const { t } = useLanguage()
  const act = useAct('people.openAccount')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (!LOGIN.test(login) || password.length < LEAST_PASSWORD) return
    if (!(await act.run({ personId: person.id, login, password }))) return
    refresh('people.persons')
    onDone(t(PEOPLE.accountOpened, { name: person.name, login }))
    onClose()
  }
  return (
    <Dialog
      title={t(PEOPLE.openAccountTitle, { name: person.name })}
      onClose={onClose}
      submit={{ label: t(PEOPLE.openAccount), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled
        label={t(PEOPLE.login)}
        hint={t(PEOPLE.loginHint)}
        fault={wasSent && !LOGIN.test(login) ? t(PEOPLE.badLogin) : null}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            autoCapitalize="none"
            maxLength={40}
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        )}
      </Labelled>
      <FirstPassword value={password} wasSent={wasSent} onChange={setPassword} />
    </Dialog>
  )
}
