import { useCallback, useEffect, useRef, useState } from 'react'
import type { Language } from '../../../platform/pure/words.ts'
import { api } from '../../kit/api.ts'
import { type Draft, shelf } from '../../kit/draft.ts'
import { newId } from '../../kit/new-id.ts'
import { ApiError, isUnreachable } from '../../kit/problem.ts'
import { onReturn } from '../../kit/use-ask.ts'
import { type CodeFacts, type Receipt, type ReportDraft, toInput } from './report-draft.ts'

/** Where the sending of a sealed report stands. */
export type Sending = 'idle' | 'under_way' | 'waiting' | 'gone'

/**
 * Sends a report once. Sealing lays command id and input on the shelf first; from then on only these go out, also after a reload
 * or from a second window, until the server has answered. A refusal opens the draft again for changes.
 */
export function useSender(
  draftKey: string,
  draft: Draft<ReportDraft>,
  place: CodeFacts,
  onReceipt: (receipt: Receipt) => void,
) {
  const [state, setState] = useState<Sending>('idle')
  const [error, setError] = useState<ApiError | null>(null)
  const underWay = useRef(false)
  const tell = useRef(onReceipt)
  tell.current = onReceipt
  const sealed = draft.value?.sending ?? null

  const seal = useCallback(
    async (language: Language) => {
      const value = draft.value
      if (!value || value.sending) return
      setError(null)
      await draft.settled()
      const mine = { commandId: newId(), input: toInput(value, place, language) }
      const kept = await shelf.update(draftKey, (now) =>
        now === undefined || sealOf(now) ? undefined : { ...value, sending: mine },
      )
      const sending = sealOf(kept)
      if (!sending) return setState('gone')
      draft.change((now) => ({ ...now, sending }))
    },
    [draft, draftKey, place],
  )

  const send = useCallback(async () => {
    if (!sealed || underWay.current) return
    underWay.current = true
    setState('under_way')
    try {
      const isAnonymous = draft.value?.who !== 'me'
      const receipt = await api.run('intake.receiveReport', sealed.input, { commandId: sealed.commandId, isAnonymous })
      tell.current(receipt)
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
  }, [draft, sealed])

  const sendNow = useRef(send)
  sendNow.current = send
  const sealedId = sealed?.commandId
  useEffect(() => {
    if (sealedId) sendNow.current()
  }, [sealedId])
  useEffect(() => (state === 'waiting' ? onReturn(() => sendNow.current()) : undefined), [state])

  return { state, error, seal, send }
}

/** What lies sealed in a kept draft, by this window or another. */
function sealOf(kept: unknown): NonNullable<ReportDraft['sending']> | null {
  if (typeof kept !== 'object' || kept === null || !('sending' in kept)) return null
  return isSealed(kept.sending) ? kept.sending : null
}

function isSealed(value: unknown): value is NonNullable<ReportDraft['sending']> {
  return typeof value === 'object' && value !== null && 'commandId' in value && 'input' in value
}
