import { useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { Chips } from '../../kit/components/choices.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { isSignedOut } from '../../kit/session.ts'
import { FIELD } from '../words.ts'

const LEAST_REASON = 2

type RevealReasonProps = {
  label: Word
  hint?: Word
  /** Reasons that are usual, a tap each. */
  usual: readonly Word[]
  submit: Word
  /** Asks with the reason, and shows what it hears. */
  reveal: (reason: string) => Promise<void>
}

/** The reason goes on record before anything is shown. */
export function RevealReason({ label, hint, usual, submit, reveal }: RevealReasonProps) {
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
      await reveal(reason.trim())
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      isSignedOut(problem)
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <>
      <Field
        label={t(label)}
        hint={hint && t(hint)}
        value={reason}
        onChange={setReason}
        fault={isTried && isShort ? FIELD.pleaseFill : null}
        maxLength={200}
        autoComplete="off"
      />
      <Chips label={t(label)} texts={usual.map((word) => t(word))} onTap={setReason} />
      <ErrorNotice error={error} />
      <Button look="main" isWide isBusy={isBusy} onPress={send}>
        {t(submit)}
      </Button>
    </>
  )
}
