import { useEffect, useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { api } from '../../kit/api.ts'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { signInWithCode } from '../../kit/session.ts'
import { isPhone, tidyPhone } from '../report/report-draft.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { MINE } from './words.ts'

type Sent = { sampleCode: string | null; resendAfterSeconds: number }

/** Signing in by a code sent to the phone. In sample mode the code stands on the page. */
export function SignIn() {
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
    if (!isPhone(phone)) return setFault(MINE.phoneWrong)
    attempt(async () => setSent(await api.act('people.sendCode', { tenant: api.tenant(), phone: tidyPhone(phone) })))
  }
  const enter = () => {
    const digits = code.normalize('NFKC').replace(/\D/g, '')
    if (digits.length !== 6) return setFault(MINE.codeWrong)
    attempt(() => signInWithCode(api.tenant(), tidyPhone(phone), digits))
  }

  return (
    <Screen title={t(MINE.signInTitle)} onBack={() => go('')}>
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
            {sent.sampleCode ? <Notice>{t(MINE.sample, { code: sent.sampleCode })}</Notice> : null}
            <Field
              label={t(MINE.code)}
              hint={t(MINE.codeHint, { phone: tidyPhone(phone) })}
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
            <p className="r-soft">{t(MINE.signInText)}</p>
            <Field
              label={t(MINE.phone)}
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
          {t(sent ? MINE.signIn : MINE.sendCode)}
        </Button>
        {sent && wait > 0 ? <p className="r-soft r-center">{t(MINE.sendAgainIn, { seconds: wait })}</p> : null}
        {sent && wait === 0 ? (
          <Button look="quiet" isWide onPress={sendCode}>
            {t(MINE.sendAgain)}
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
            {t(MINE.otherNumber)}
          </Button>
        ) : null}
      </form>
    </Screen>
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
