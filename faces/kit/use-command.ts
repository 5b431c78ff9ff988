import { useCallback, useRef, useState } from 'react'
import type { Commands } from '../../modules/api.ts'
import type { InputOf, OutputOf } from '../../platform/pure/contract.ts'
import { type Api, api } from './api.ts'
import { shelf } from './draft.ts'
import { newId } from './new-id.ts'
import { ApiError, isUnreachable } from './problem.ts'
import { sealedFor, type Unsent } from './unsent.ts'

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
 * pressing again cannot make the act happen twice. `deliver` is the face's own way out, where it has one; `keepAt` names the
 * place on the shelf where an unanswered act lies, so that this also holds after a reload.
 */
export function useCommand<N extends keyof Commands>(
  name: N,
  deliver: Api['run'] = api.run,
  keepAt?: (input: InputOf<Commands[N]>) => string | null,
): CommandHandle<N> {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const underWay = useRef(false)
  const unsent = useRef<Unsent | null>(null)
  const keepAtNow = useRef(keepAt)
  keepAtNow.current = keepAt

  const run = useCallback(
    async (input: InputOf<Commands[N]>) => {
      if (underWay.current) return undefined
      underWay.current = true
      setBusy(true)
      setError(null)
      const key = keepAtNow.current?.(input) ?? null
      const forget = async () => {
        unsent.current = null
        if (key !== null) await shelf.clear(key)
      }
      try {
        const kept = unsent.current ?? (key === null ? undefined : await shelf.load(key))
        const act = sealedFor(kept, input, newId)
        unsent.current = act
        if (key !== null) await shelf.save(key, act)
        const output = await deliver(name, JSON.parse(act.input), { commandId: act.commandId })
        await forget()
        return output
      } catch (reason) {
        if (!isUnreachable(reason)) await forget()
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
