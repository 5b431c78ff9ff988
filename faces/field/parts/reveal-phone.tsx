import { useEffect, useState } from 'react'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Chips } from '../../kit/components/choices.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { isSignedOut } from '../../kit/session.ts'
import { CASE } from '../case/words.ts'
import { FIELD } from '../words.ts'

const SHOWN_SECONDS = 60
const LEAST_REASON = 2
const REASONS = [CASE.revealCall, CASE.revealVisit, CASE.revealFollow] as const

/** `reveal` asks the server for the number with a reason; null when there is none. */
type RevealPhoneProps = {
  name: string
  masked: string
  reveal: (reason: string) => Promise<string | null>
  /** On the button, where more than the number is shown. */
  label?: string
}

/** A masked number; with a reason it shows for a minute, with a button to call, and is masked again. It is kept nowhere. */
export function RevealPhone({ name, masked, reveal, label }: RevealPhoneProps) {
  const { t } = useLanguage()
  const [phone, setPhone] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      {phone === null ? (
        <div className="f-phone">
          <span>{masked}</span>
          <Button onPress={() => setAsking(true)}>{label ?? t(CASE.reveal)}</Button>
        </div>
      ) : (
        <Shown phone={phone} onHide={() => setPhone(null)} />
      )}
      {isAsking ? (
        <AskReason
          name={name}
          reveal={reveal}
          onClose={() => setAsking(false)}
          onShow={(number) => {
            setPhone(number)
            setAsking(false)
          }}
        />
      ) : null}
    </>
  )
}

function Shown({ phone, onHide }: { phone: string; onHide: () => void }) {
  const { t } = useLanguage()
  const [left, setLeft] = useState(SHOWN_SECONDS)
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => now - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) onHide()
  }, [left, onHide])
  if (phone === '') return <p className="k-soft">{t(CASE.revealNone)}</p>
  return (
    <div className="k-stack">
      <LinkButton icon="phone" isWide href={`tel:${phone}`}>
        {t(CASE.callNumber, { phone })}
      </LinkButton>
      <p className="k-soft" aria-hidden="true">
        {t(CASE.hidesIn, { seconds: left })}
      </p>
    </div>
  )
}

type AskReasonProps = {
  name: string
  reveal: RevealPhoneProps['reveal']
  onClose: () => void
  onShow: (phone: string) => void
}

function AskReason({ name, reveal, onClose, onShow }: AskReasonProps) {
  const { t } = useLanguage()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const isShort = reason.trim().length < LEAST_REASON
  const send = async () => {
    setTried(true)
    setError(null)
    if (isShort || isBusy) return
    setBusy(true)
    try {
      onShow((await reveal(reason.trim())) ?? '')
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      isSignedOut(problem)
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Sheet title={t(CASE.revealTitle, { name })} onClose={onClose}>
      <Field
        label={t(CASE.revealReason)}
        hint={t(CASE.revealHint)}
        value={reason}
        onChange={setReason}
        fault={isTried && isShort ? FIELD.pleaseFill : null}
        maxLength={200}
        autoComplete="off"
      />
      <Chips label={t(CASE.revealReason)} texts={REASONS.map((word) => t(word))} onTap={setReason} />
      <ErrorNotice error={error} />
      <Button look="main" isWide isBusy={isBusy} onPress={send}>
        {t(CASE.reveal)}
      </Button>
    </Sheet>
  )
}
