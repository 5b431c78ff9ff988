import { useState } from 'react'
import { STARTERS } from '../../../modules/cases/rules.ts'
import { api } from '../../kit/api.ts'
import { newId } from '../../kit/new-id.ts'
import { ApiError } from '../../kit/problem.ts'
import { isSignedOut } from '../../kit/session.ts'
import { refresh } from '../reads.ts'

/** Lays the common set of texts on a grid, one command each. */
export function useStarters(gridId: string | undefined) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const lay = async () => {
    if (!gridId) return
    setBusy(true)
    setError(null)
    try {
      for (const starter of STARTERS) await api.run('cases.saveTemplate', { ...starter, templateId: newId(), gridId })
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      isSignedOut(problem)
      setError(problem)
    } finally {
      setBusy(false)
      await refresh('cases.templates')
    }
  }
  return { isBusy, error, lay }
}
