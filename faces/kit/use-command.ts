import { useCallback, useRef, useState } from 'react'
import type { Commands } from '../../modules/api.ts'
import type { InputOf, OutputOf } from '../../platform/pure/contract.ts'
import { type Api, api } from './api.ts'
import { newId } from './new-id.ts'
import { ApiError, isUnreachable } from './problem.ts'

/** A command behind a button. */
export type CommandHandle<N extends keyof Commands> = {
  /** Runs it; undefined when it failed (see `error`) or is already under way: a second tap does nothing. */
  readonly run: (input: InputOf<Commands[N]>) => Promise<OutputOf<Commands[N]> | undefined>
  readonly isBusy: boolean
  readonly error: ApiError | null
  readonly clearError: () => void
}

/**
 * One command for one button or form. While the same input could not be delivered, the same command id is kept, so that
 * pressing again cannot make the act happen twice. `deliver` is the face's own way out, where it has one.
 */
export function useCommand<N extends keyof Commands>(name: N, deliver: Api['run'] = api.run): CommandHandle<N> {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const underWay = useRef(false)
  const unsent = useRef<{ input: string; commandId: string } | null>(null)

  const run = useCallback(
    async (input: InputOf<Commands[N]>) => {
      if (underWay.current) return undefined
      underWay.current = true
      setBusy(true)
      setError(null)
      const text = JSON.stringify(input)
      if (unsent.current?.input !== text) unsent.current = { input: text, commandId: newId() }
      try {
        const output = await deliver(name, input, { commandId: unsent.current.commandId })
        unsent.current = null
        return output
      } catch (reason) {
        if (!isUnreachable(reason)) unsent.current = null
        if (!(reason instanceof ApiError)) throw reason
        setError(reason)
        return undefined
      } finally {
        underWay.current = false
        setBusy(false)
      }
    },
    [name, deliver],
  )
  const clearError = useCallback(() => setError(null), [])
  return { run, isBusy, error, clearError }
}
