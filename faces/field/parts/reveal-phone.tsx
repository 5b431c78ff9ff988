import { useEffect, useState } from 'react'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { CASE } from '../case/words.ts'
import { RevealReason } from './reveal-reason.tsx'

const SHOWN_SECONDS = 60
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
  return (
    <Sheet title={t(CASE.revealTitle, { name })} onClose={onClose}>
      <RevealReason
        label={CASE.revealReason}
        hint={CASE.revealHint}
        usual={REASONS}
        submit={CASE.reveal}
        reveal={async (reason) => onShow((await reveal(reason)) ?? '')}
      />
    </Sheet>
  )
}
