import { type ReactNode, useEffect, useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { api } from '../api.ts'
import { useLanguage } from '../language.ts'
import { isPhone, tidyPhone } from '../phone.ts'
import { ApiError } from '../problem.ts'
import { signInWithCode } from '../session.ts'
import { CODE } from '../words.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { ErrorNotice, Notice } from './notice.tsx'

type Sent = { sampleCode: string | null; resendAfterSeconds: number }

type CodeSignInProps = {
  /** Where to sign in; null when that is not chosen yet, and the face has said so. */
  tenantOf: () => number | null
  /** Stands above the number while it is typed. */
  children?: ReactNode
  onSignedIn?: () => void
}

/** Signing in by a code sent to the phone. In sample mode the code stands on the page. */
export function CodeSignIn({ tenantOf, children, onSignedIn }: CodeSignInProps) {
  const { t } = useLanguage()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<Sent | null>(null)
  const [fault, setFault] = useState<Word | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const wait = useCountdown(sent)

  /** Does one thing at a time; what the server refuses is shown. */
  async function attempt(act: () => Promise<void>) {
    if (isBusy) return
    setBusy(true)
    setError(null)
    setFault(null)
    try {
      await act()
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  const sendCode = () => {
    const tenant = tenantOf()
    if (!isPhone(phone)) return setFault(CODE.phoneWrong)
    if (tenant === null) return setFault(null)
    attempt(async () => setSent(await api.act('people.sendCode', { tenant, phone: tidyPhone(phone) })))
  }
  const enter = () => {
    const digits = code.normalize('NFKC').replace(/\D/g, '')
    const tenant = tenantOf()
    if (digits.length !== 6 || tenant === null) return setFault(CODE.codeWrong)
    attempt(async () => {
      await signInWithCode(tenant, tidyPhone(phone), digits)
      onSignedIn?.()
    })
  }

  return (
    <form
      className="k-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (sent) enter()
        else sendCode()
      }}
    >
      {sent ? (
        <>
          {sent.sampleCode ? <Notice>{t(CODE.sample, { code: sent.sampleCode })}</Notice> : null}
          <Field
            label={t(CODE.code)}
            hint={t(CODE.codeHint, { phone: tidyPhone(phone) })}
            value={code}
            onChange={setCode}
            fault={fault}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            autoFocus
          />
        </>
      ) : (
        <>
          {children}
          <Field
            label={t(CODE.phone)}
            value={phone}
            onChange={setPhone}
            fault={fault}
            type="tel"
            inputMode="tel"
            autoComplete="tel-national"
            maxLength={20}
          />
        </>
      )}
      <ErrorNotice error={error} />
      <Button look="main" isWide type="submit" isBusy={isBusy}>
        {t(sent ? CODE.signIn : CODE.sendCode)}
      </Button>
      {sent && wait > 0 ? <p className="k-soft k-center">{t(CODE.sendAgainIn, { seconds: wait })}</p> : null}
      {sent && wait === 0 ? (
        <Button look="quiet" isWide onPress={sendCode}>
          {t(CODE.sendAgain)}
        </Button>
      ) : null}
      {sent ? (
        <Button
          look="quiet"
          isWide
          onPress={() => {
            setSent(null)
            setCode('')
            setError(null)
            setFault(null)
          }}
        >
          {t(CODE.otherNumber)}
        </Button>
      ) : null}
    </form>
  )
}

/** Seconds until a code may be asked for again. */
function useCountdown(sent: Sent | null): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!sent) return
    const until = Date.now() + sent.resendAfterSeconds * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [sent])
  return left
}
