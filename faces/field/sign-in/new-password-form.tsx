import { type ReactNode, useState } from 'react'
import { api } from '../../kit/api.ts'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { FIELD } from '../words.ts'
import { SIGN_IN } from './words.ts'

/** The shortest password that the server takes. */
const LEAST = 10
const SHORT = { zh: '新密码至少 10 个字。', en: 'A new password has at least 10 characters.' } as const

/** The present password and a new one. `onDone` runs when the server has changed it. */
export function NewPasswordForm({ onDone, children }: { onDone: () => void; children?: ReactNode }) {
  const { t } = useLanguage()
  const [oldPassword, setOld] = useState('')
  const [newPassword, setNew] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  async function send() {
    setTried(true)
    setError(null)
    if (isBusy || oldPassword === '' || newPassword.length < LEAST) return
    setBusy(true)
    try {
      await api.act('people.changePassword', { oldPassword, newPassword })
      onDone()
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      noValidate
      className="k-stack"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Field
        label={t(SIGN_IN.oldPassword)}
        type="password"
        autoComplete="current-password"
        maxLength={128}
        value={oldPassword}
        onChange={setOld}
        fault={isTried && oldPassword === '' ? FIELD.pleaseFill : null}
      />
      <Field
        label={t(SIGN_IN.newPassword)}
        hint={t(SIGN_IN.newPasswordHint)}
        type="password"
        autoComplete="new-password"
        maxLength={128}
        value={newPassword}
        onChange={setNew}
        fault={isTried && newPassword.length < LEAST ? SHORT : null}
      />
      <ErrorNotice error={error} />
      <Button look="main" isWide type="submit" isBusy={isBusy}>
        {t(SIGN_IN.savePassword)}
      </Button>
      {children}
    </form>
  )
}
