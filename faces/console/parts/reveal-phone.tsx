import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from './dialog.tsx'
import { ReasonField } from './reason-field.tsx'
import './reveal-phone.css'
import { useReveal } from './use-reveal.ts'
import { PARTS } from './words.ts'

const SHOWN_SECONDS = 60
const REASONS = [PARTS.revealReasonCall, PARTS.revealReasonFollow, PARTS.revealReasonVisit] as const

/** `reveal` asks the server for the number with a reason; null when there is none. */
type RevealPhoneProps = {
  name: string
  masked: string
  reveal: (reason: string) => Promise<string | null>
  /** On the button, where more than the number is shown. */
  label?: string
}

/** A masked number; with a reason it shows for a minute and is masked again. The number is kept nowhere. */
export function RevealPhone({ name, masked, reveal, label }: RevealPhoneProps) {
  const { t } = useLanguage()
  const [phone, setPhone] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  return (
    <span className="c-phone">
      {phone === null ? (
        <>
          <span className="c-code">{masked}</span>
          <Button size="small" onClick={() => setAsking(true)}>
            {label ?? t(PARTS.reveal)}
          </Button>
        </>
      ) : (
        <Shown phone={phone} masked={masked} onHide={() => setPhone(null)} />
      )}
      {isAsking ? (
        <AskReason
          reveal={reveal}
          name={name}
          onClose={() => setAsking(false)}
          onShow={(number) => {
            setPhone(number)
            setAsking(false)
          }}
        />
      ) : null}
    </span>
  )
}

/** On paper the number stays masked: a sheet is not masked again after a minute. */
function Shown({ phone, masked, onHide }: { phone: string; masked: string; onHide: () => void }) {
  const { t } = useLanguage()
  const [left, setLeft] = useState(SHOWN_SECONDS)
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => now - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) onHide()
  }, [left, onHide])
  if (phone === '') return <span className="c-hint">{t(PARTS.revealNone)}</span>
  return (
    <>
      <span className="c-paper c-code">{masked}</span>
      <a className="c-code c-no-print" href={`tel:${phone}`}>
        {phone}
      </a>
      <Button size="small" onClick={onHide}>
        {t(PARTS.hide)}
      </Button>
      <span className="c-hint c-no-print" aria-hidden="true">
        {t(PARTS.hidesIn, { seconds: left })}
      </span>
    </>
  )
}

type AskReasonProps = {
  reveal: RevealPhoneProps['reveal']
  name: string
  onClose: () => void
  onShow: (phone: string) => void
}

function AskReason({ reveal, name, onClose, onShow }: AskReasonProps) {
  const { t } = useLanguage()
  const { field, isBusy, error, send } = useReveal(reveal, (phone) => onShow(phone ?? ''))
  return (
    <Dialog
      title={t(PARTS.revealTitle, { name })}
      onClose={onClose}
      submit={{ label: t(PARTS.reveal), onSubmit: send, isBusy }}
      error={error}
    >
      <ReasonField {...field} label={t(PARTS.revealReason)} hint={t(PARTS.revealHint)} usual={REASONS} />
    </Dialog>
  )
}
