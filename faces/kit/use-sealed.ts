import { useCallback, useEffect, useRef, useState } from 'react'
import { type Draft, shelf } from './draft.ts'
import { newId } from './new-id.ts'
import { ApiError, isUnreachable } from './problem.ts'
import { onReturn } from './use-ask.ts'

/** What is sent for a draft: the same id and input go out until the server has answered. */
export type Sealed<I> = { readonly commandId: string; readonly input: I }

/** Where the sending of a sealed draft stands; `gone`: another window dealt with it. */
export type Sending = 'idle' | 'under_way' | 'waiting' | 'gone'

/**
 * Sends a draft once. Sealing lays command id and input on the shelf first; from then on only these go out, also after a reload
 * or from a second window, until the server has answered. A refusal opens the draft again for changes.
 * @param how `read` makes a draft of what lies on the shelf; `send` delivers it; `sent` then gets the answer, before the draft goes
 */
export function useSealed<I, D extends { readonly sending: Sealed<I> | null }, R>(
  draftKey: string,
  draft: Draft<D>,
  how: {
    read: (raw: unknown) => D
    send: (sealed: Sealed<I>, value: D) => Promise<R>
    sent: (answer: R, value: D) => void
  },
) {
  const [state, setState] = useState<Sending>('idle')
  const [error, setError] = useState<ApiError | null>(null)
  const underWay = useRef(false)
  const howNow = useRef(how)
  howNow.current = how
  const value = draft.value
  const sealed = value?.sending ?? null

  const seal = useCallback(
    async (input: I) => {
      if (!value || value.sending) return
      setError(null)
      await draft.settled()
      const mine: Sealed<I> = { commandId: newId(), input }
      const kept = await shelf.update(draftKey, (now) =>
        now === undefined || howNow.current.read(now).sending ? undefined : { ...value, sending: mine },
      )
      const sending = kept === undefined ? null : howNow.current.read(kept).sending
      if (!sending) return setState('gone')
      draft.change((now) => ({ ...now, sending }))
    },
    [draft, draftKey, value],
  )

  const send = useCallback(async () => {
    if (!sealed || !value || underWay.current) return
    underWay.current = true
    setState('under_way')
    try {
      howNow.current.sent(await howNow.current.send(sealed, value), value)
      await draft.discard()
      setState('idle')
    } catch (reason) {
      if (isUnreachable(reason)) setState('waiting')
      else {
        draft.change((now) => ({ ...now, sending: null }))
        setState('idle')
        if (!(reason instanceof ApiError)) throw reason
        setError(reason)
      }
    } finally {
      underWay.current = false
    }
  }, [draft, sealed, value])

  const sendNow = useRef(send)
  sendNow.current = send
  const sealedId = sealed?.commandId
  useEffect(() => {
    if (sealedId) sendNow.current()
  }, [sealedId])
  useEffect(() => (state === 'waiting' ? onReturn(() => sendNow.current()) : undefined), [state])
  return { state, error, seal, send }
}
