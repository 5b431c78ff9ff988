import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { useLanguage } from '../../kit/language.ts'
import { FIELD } from '../words.ts'
import { SIGN_IN } from './words.ts'

/** Login and password, which can be shown while it is typed. */
export function PasswordForm({
  onSend,
  isBusy,
}: {
  onSend: (login: string, password: string) => void
  isBusy: boolean
}) {
  const { t } = useLanguage()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [isShown, setShown] = useState(false)
  const [isTried, setTried] = useState(false)
  return (
    <form
      noValidate
      className="k-stack"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (login.trim() !== '' && password !== '') onSend(login.trim(), password)
      }}
    >
      <Field
        label={t(SIGN_IN.login)}
        value={login}
        onChange={setLogin}
        fault={isTried && login.trim() === '' ? FIELD.pleaseFill : null}
        autoComplete="username"
        autoCapitalize="none"
        maxLength={60}
        name="login"
      />
      <Field
        label={t(SIGN_IN.password)}
        value={password}
        onChange={setPassword}
        fault={isTried && password === '' ? FIELD.pleaseFill : null}
        type={isShown ? 'text' : 'password'}
        autoComplete="current-password"
        autoCapitalize="none"
        maxLength={128}
        name="password"
      />
      <label className="f-check">
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.currentTarget.checked)} />
        {t(SIGN_IN.showPassword)}
      </label>
      <Button look="main" isWide type="submit" isBusy={isBusy}>
        {t(SIGN_IN.signIn)}
      </Button>
    </form>
  )
}
