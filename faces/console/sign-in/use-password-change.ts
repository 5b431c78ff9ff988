import { useState } from 'react'
import { api } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { CONSOLE } from '../words.ts'

/** The shortest password that the server takes. */
const LEAST = 10

/** The form that changes one's own password; `done` runs when the server has changed it. */
export function usePasswordChange(done: () => Promise<void>) {
  const { t } = useLanguage()
  const [oldPassword, setOld] = useState('')
  const [newPassword, setNew] = useState('')
  const [wasSent, setSent] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const faultOf = (which: 'old' | 'new'): string | null => {
    if (!wasSent) return null
    if (which === 'old') return oldPassword === '' ? t(CONSOLE.pleaseFill) : null
    return newPassword.length < LEAST ? t(CONSOLE.tooShort, { count: LEAST }) : null
  }
  const send = async () => {
    setSent(true)
    setError(null)
    if (oldPassword === '' || newPassword.length < LEAST) return
    setBusy(true)
    try {
      await api.act('people.changePassword', { oldPassword, newPassword })
      await done()
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  return { oldPassword, setOld, newPassword, setNew, faultOf, send, isBusy, error }
}
