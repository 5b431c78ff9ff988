import { useState } from 'react'
import { ApiError } from '../../kit/problem.ts'
import { isSignedOut } from '../../kit/session.ts'
import { isReason } from './reason-field.tsx'

/** Asks for something sealed with a reason; what comes back is handed to `onTold` and kept nowhere else. */
export function useReveal<T>(reveal: (reason: string) => Promise<T>, onTold: (told: T) => void) {
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const send = async () => {
    setSent(true)
    setError(null)
    if (!isReason(reason)) return
    setBusy(true)
    try {
      onTold(await reveal(reason.trim()))
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      isSignedOut(problem)
      setError(problem)
    }
    setBusy(false)
  }
  return { field: { value: reason, onChange: setReason, wasSent }, isBusy, error, send }
}
