import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { CodeSignIn } from '../../kit/components/code-sign-in.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { ElderSwitch, LanguageSwitch } from '../../kit/components/switches.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { recall, remember } from '../../kit/remembered.ts'
import { signIn, useSession } from '../../kit/session.ts'
import { useStore } from '../../kit/store.ts'
import { useHeading } from '../../kit/use-heading.ts'
import { enterTenant, keepTenant, keepWay, lastTenant } from '../me.ts'
import { waiting } from '../offline/here.ts'
import { Segments } from '../parts/segments.tsx'
import { readStart, type Street } from '../start.ts'
import { FIELD } from '../words.ts'
import { PasswordForm } from './password-form.tsx'
import { SamplePeople } from './sample-people.tsx'
import { SIGN_IN } from './words.ts'

/** Under which name this phone remembers how its owner signs in. */
const WAY = 'field.way'
type Way = 'code' | 'password'

/** Signing in by a code sent to the phone, or by password. */
export function SignInPage() {
  const { t } = useLanguage()
  const [start] = useState(() => readStart(document))
  const [way, setWay] = useState<Way>(() => (recall(WAY) === 'password' ? 'password' : 'code'))
  const byPassword = usePasswordWay()
  const heading = useHeading(t(SIGN_IN.title), t(FIELD.brand))
  const choose = (next: Way) => {
    setWay(next)
    remember(WAY, next)
  }
  return (
    <div className="f-screen">
      <header className="f-hero">
        <div className="f-hero-bar">
          <span className="f-brand">{t(FIELD.brand)}</span>
          <span className="f-switches">
            <ElderSwitch />
            <LanguageSwitch />
          </span>
        </div>
        <h1 ref={heading} tabIndex={-1}>
          {t(SIGN_IN.title)}
        </h1>
        <p>{t(SIGN_IN.lead)}</p>
      </header>
      <main className="f-main f-under-hero">
        <Expired />
        <section className="k-card k-stack">
          {byPassword.tenants ? (
            <WhereTo tenants={byPassword.tenants} onChoose={byPassword.enter} />
          ) : (
            <>
              <Segments
                label={t(SIGN_IN.ways)}
                isLabelHidden
                options={[
                  { value: 'code', label: t(SIGN_IN.byCode) },
                  { value: 'password', label: t(SIGN_IN.byPassword) },
                ]}
                value={way}
                onChoose={choose}
              />
              {way === 'code' ? (
                <ByCode streets={start.streets} />
              ) : (
                <PasswordForm onSend={byPassword.send} isBusy={byPassword.isBusy} />
              )}
            </>
          )}
          <ErrorNotice error={byPassword.error} />
        </section>
        {start.people.length > 0 && !byPassword.tenants ? (
          <SamplePeople people={start.people} onChoose={(one) => byPassword.send(one.login, one.password)} />
        ) : null}
      </main>
    </div>
  )
}

/** Whoever is asked to sign in anew with work on the phone hears that nothing of it is lost. */
function Expired() {
  const { t } = useLanguage()
  const session = useSession()
  const unsent = useStore(waiting).filter((item) => item.state === 'waiting').length
  const hasExpired = session.state === 'out' && session.hasExpired === true
  if (!hasExpired && unsent === 0) return null
  return (
    <Notice tone="warm" isNews>
      {[hasExpired ? t(SIGN_IN.expired) : '', unsent > 0 ? t(SIGN_IN.unsent, { count: unsent }) : '']
        .filter(Boolean)
        .join(' ')}
    </Notice>
  )
}

function ByCode({ streets }: { streets: readonly Street[] }) {
  const { t } = useLanguage()
  const [tenant, setTenant] = useState<number | null>(() => first(streets))
  const [isTried, setTried] = useState(false)
  const tenantOf = () => {
    setTried(true)
    keepWay(false)
    return tenant
  }
  const enter = () => {
    if (tenant !== null) keepTenant(tenant)
  }
  return (
    <CodeSignIn tenantOf={tenantOf} onSignedIn={enter}>
      <p className="k-soft">{t(SIGN_IN.codeText)}</p>
      {streets.length > 1 ? (
        <Select
          label={t(SIGN_IN.street)}
          none={t(SIGN_IN.chooseStreet)}
          value={tenant === null ? '' : String(tenant)}
          onChange={(value) => setTenant(value === '' ? null : Number(value))}
          fault={isTried && tenant === null ? SIGN_IN.streetMissing : null}
        >
          {streets.map((street) => (
            <option key={street.tenant} value={street.tenant}>
              {street.name}
            </option>
          ))}
        </Select>
      ) : null}
    </CodeSignIn>
  )
}

/** The street this phone last worked in, or the only one there is. */
function first(streets: readonly Street[]): number | null {
  const last = lastTenant()
  if (streets.length === 1) return streets[0].tenant
  return streets.some((street) => street.tenant === last) ? last : null
}

function usePasswordWay() {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [tenants, setTenants] = useState<readonly Street[] | null>(null)
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
      keepWay(true)
      const last = found.find((street) => street.tenant === lastTenant())
      if (found.length === 1) await enterTenant(found[0].tenant)
      else if (last) await enterTenant(last.tenant)
      else setTenants(found)
    })
  return { send, enter, isBusy, error, tenants }
}

function WhereTo({ tenants, onChoose }: { tenants: readonly Street[]; onChoose: (tenant: number) => void }) {
  const { t } = useLanguage()
  if (tenants.length === 0)
    return (
      <Notice tone="warm" isNews>
        {t(SIGN_IN.noTenant)}
      </Notice>
    )
  return (
    <>
      <p role="status">{t(SIGN_IN.whereTo)}</p>
      {tenants.map((one) => (
        <Button key={one.tenant} isWide onPress={() => onChoose(one.tenant)}>
          {one.name}
        </Button>
      ))}
    </>
  )
}
