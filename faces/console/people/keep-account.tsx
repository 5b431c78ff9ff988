import { useState } from 'react'
import type { Person } from '../../../modules/people/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { FirstPassword, LEAST_PASSWORD } from './first-password.tsx'
import { PEOPLE } from './words.ts'

type KeepAccountProps = { person: Person; onClose: () => void; onDone: (said: string) => void }

/** A new first password for somebody who forgot his. */
export function ResetPassword({ person, onClose, onDone }: KeepAccountProps) {
  const { t } = useLanguage()
  const act = useAct('people.resetPassword')
  const [password, setPassword] = useState('')
  const [wasSent, setSent] = useState(false)
  const { name, account } = person
  const send = async () => {
    setSent(true)
    if (password.length < LEAST_PASSWORD || !(await act.run({ personId: person.id, password }))) return
    onDone(t(PEOPLE.passwordReset, { name }))
    onClose()
  }
  return (
    <Dialog
      title={t(PEOPLE.resetTitle, { name, login: account.login })}
      onClose={onClose}
      submit={{ label: t(PEOPLE.resetPassword), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <p>{t(PEOPLE.resetText)}</p>
      <FirstPassword value={password} wasSent={wasSent} onChange={setPassword} />
    </Dialog>
  )
}

/** Shuts a login, after a word about what stays. */
export function CloseAccount({ person, onClose, onDone }: KeepAccountProps) {
  const { t } = useLanguage()
  const act = useAct('people.closeAccount')
  const { name, account } = person
  const send = async () => {
    if (!(await act.run({ personId: person.id }))) return
    refresh('people.persons')
    onDone(t(PEOPLE.accountClosed, { name }))
    onClose()
  }
  return (
    <Dialog
      title={t(PEOPLE.closeTitle, { name, login: account.login })}
      onClose={onClose}
      submit={{ label: t(PEOPLE.closeAccount), onSubmit: send, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <p>{t(PEOPLE.closeText)}</p>
    </Dialog>
  )
}
