import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { RuleChoice } from '../../../modules/routing/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { api } from '../../kit/api.ts'
import { ApiError } from '../../kit/problem.ts'
import { isSignedOut } from '../../kit/session.ts'

export type DryRun = OutputOf<Queries['cases.tryRules']>

/** A dry run, asked for by a button and never by itself: a thousand cases are compared each time. */
export function useDryRun() {
  const [result, setResult] = useState<DryRun | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const run = async (choice: RuleChoice) => {
    setBusy(true)
    setError(null)
    try {
      setResult(await api.ask('cases.tryRules', choice))
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      isSignedOut(problem)
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return { result, isBusy, error, run }
}
