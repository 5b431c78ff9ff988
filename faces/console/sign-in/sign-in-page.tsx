import { Button, Input } from 'antd'
import { useState } from 'react'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { LanguageSwitch } from '../../kit/components/switches.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { wordFor } from '../../kit/said.ts'
import { signIn, useSession } from '../../kit/session.ts'
import { enterTenant } from '../enter-tenant.ts'
import { Labelled } from '../parts/labelled.tsx'
import { useTitle } from '../parts/page.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { CONSOLE } from '../words.ts'
import { type SamplePerson, useSamplePeople } from './sample-people.ts'
import './sign-in.css'
import { rememberSignIn } from './signed-in-at.ts'
import { SIGN_IN } from './words.ts'

type Tenant = { tenant: number; name: string }

/** Signing in with login and password; on a sample server with one tap. */
export default function SignInPage() {
  const { t } = useLanguage()
  const people = useSamplePeople()
  const { send, isBusy, error, tenants, enter } = useSigningIn()
  useTitle(t(SIGN_IN.title))
  const session = useSession()
  const hasExpired = session.state === 'out' && session.hasExpired === true
  return (
    <main className="c-sign-in" data-sample={people.length > 0 ? '' : undefined}>
      <div className="c-card c-form">
        <div className="c-sign-in-head">
          <div>
            <h1>{t(SIGN_IN.title)}</h1>
            <p className="c-lead">{t(SIGN_IN.lead)}</p>
          </div>
          <LanguageSwitch />
        </div>
        {hasExpired ? (
          <Note tone="warning" isNews>
            {t(SIGN_IN.expired)}
          </Note>
        ) : null}
        {tenants ? <WhereTo tenants={tenants} onChoose={enter} /> : <PasswordForm onSend={send} isBusy={isBusy} />}
        <Problem error={error} />
        {tenants ? null : (
          <p className="c-hint">
            <a href="/field">{t(SIGN_IN.byCode)}</a>
          </p>
        )}
      </div>
      {people.length > 0 && !tenants ? (
        <section className="c-card" aria-labelledby="sample-people">
          <h2 id="sample-people">{t(SIGN_IN.sampleTitle)}</h2>
          <p className="c-lead">{t(SIGN_IN.sampleNote)}</p>
          <ul className="c-sample-people">
            {people.map((person) => (
              <li key={person.login}>
                <SampleButton person={person} onPress={() => send(person.login, person.password)} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  )
}

function useSigningIn() {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [tenants, setTenants] = useState<readonly Tenant[] | null>(null)
  const attempt = async (act: () => Promise<void>) => {
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      await act()
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  const enter = (tenant: number) => attempt(() => enterTenant(tenant))
  const send = (login: string, password: string) =>
    attempt(async () => {
      const found = await signIn(login, password)
      rememberSignIn(new Date())
      if (found.length === 1) await enterTenant(found[0].tenant)
      else setTenants(found)
    })
  return { send, enter, isBusy, error, tenants }
}

function PasswordForm({ onSend, isBusy }: { onSend: (login: string, password: string) => void; isBusy: boolean }) {
  const { t } = useLanguage()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [wasSent, setSent] = useState(false)
  const missing = (value: string) => (wasSent && value.trim() === '' ? t(CONSOLE.pleaseFill) : null)
  return (
    <form
      noValidate
      className="c-form"
      onSubmit={(event) => {
        event.preventDefault()
        setSent(true)
        if (login.trim() !== '' && password !== '') onSend(login.trim(), password)
      }}
    >
      <Labelled label={t(SIGN_IN.login)} fault={missing(login)}>
        {(control) => (
          <Input
            {...control}
            size="large"
            autoComplete="username"
            autoCapitalize="none"
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t(SIGN_IN.password)} hint={t(SIGN_IN.forgot)} fault={missing(password)}>
        {(control) => (
          <Input.Password
            {...control}
            size="large"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Labelled>
      <Button type="primary" size="large" htmlType="submit" loading={isBusy}>
        {t(SIGN_IN.signIn)}
      </Button>
    </form>
  )
}

function WhereTo({ tenants, onChoose }: { tenants: readonly Tenant[]; onChoose: (tenant: number) => void }) {
  const { t } = useLanguage()
  if (tenants.length === 0)
    return (
      <Note tone="warning" isNews>
        {t(SIGN_IN.noTenant)}
      </Note>
    )
  return (
    <>
      <p role="status">{t(SIGN_IN.whereTo)}</p>
      {tenants.map((one) => (
        <Button key={one.tenant} size="large" onClick={() => onChoose(one.tenant)}>
          {one.name}
        </Button>
      ))}
    </>
  )
}

function SampleButton({ person, onPress }: { person: SamplePerson; onPress: () => void }) {
  const { t } = useLanguage()
  const role = wordFor(ROLE_WORDS, person.role)
  return (
    <button type="button" onClick={onPress}>
      <strong>{person.name}</strong>
      <span>{[person.community, role ? t(role) : null].filter(Boolean).join(' · ')}</span>
    </button>
  )
}
