import { useEffect, useRef, useState } from 'react'
import type { Word } from '../../platform/pure/words.ts'
import { shelf } from './draft.ts'
import { newId } from './new-id.ts'
import { soundFault, uploadFile, voiceSendingFault } from './upload.ts'
import { VOICE_FAULT } from './voice-words.ts'

/** The voice of a draft: its id once the server has it. */
export type KeptVoice = { readonly key: string; readonly id: string | null; readonly millis: number }

/** What the recorder shows and does. */
export type Voice = {
  readonly kept: KeptVoice | null
  /** To listen to it; null until it is read from the shelf. */
  readonly url: string | null
  /** From 0 to 1 while under way; null when done, failed or none. */
  readonly progress: number | null
  readonly fault: Word | null
  readonly isSending: boolean
  /** Takes a voice just recorded (then how long it is) or chosen from the phone. */
  readonly take: (file: File, millis?: number) => void
  readonly remove: () => void
  readonly retry: () => void
}

/** Less than this is a tap by mistake. */
const LEAST_MILLIS = 500

/**
 * Takes care of a draft's voice. Its bytes lie on the shelf under the draft's key until the draft is discarded, so that a killed
 * browser goes on sending where it stopped; the draft itself holds only key, id and length. `isHeld`: an outbox sends it after its act.
 */
export function useVoice(
  draftKey: string,
  kept: KeptVoice | null,
  change: (edit: (now: KeptVoice | null) => KeptVoice | null) => void,
  isHeld = false,
): Voice {
  const [url, setUrl] = useState<{ key: string; url: string } | null>(null)
  const [progress, setProgress] = useState(0)
  const [fault, setFault] = useState<Word | null>(null)
  const [round, setRound] = useState(0)
  const changeNow = useRef(change)
  changeNow.current = change
  const place = (key: string) => `${draftKey}/voice/${key}`

  const key = kept?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per voice; the draft's key never changes.
  useEffect(() => {
    if (key === undefined) return
    let made: string | undefined
    let isCurrent = true
    shelf.load(place(key)).then((file) => {
      if (!isCurrent || !(file instanceof Blob)) return
      made = URL.createObjectURL(file)
      setUrl({ key, url: made })
    })
    return () => {
      isCurrent = false
      if (made) URL.revokeObjectURL(made)
    }
  }, [key])

  const waits = !isHeld && kept !== null && kept.id === null && fault === null ? kept.key : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: one upload per voice, and again when asked to (`round`).
  useEffect(() => {
    if (waits === undefined) return
    const left = new AbortController()
    send(waits, left.signal).catch((reason: unknown) => {
      if (!left.signal.aborted) setFault(voiceSendingFault(reason))
    })
    return () => left.abort()
  }, [waits, round])

  async function send(which: string, signal: AbortSignal) {
    const file = await shelf.load(place(which))
    if (!(file instanceof File)) return changeNow.current((now) => (now?.key === which ? null : now))
    setProgress(0)
    const { id, millis } = await uploadFile(file, 'sound', { signal, onProgress: setProgress })
    if (signal.aborted) return
    changeNow.current((now) => (now?.key === which ? { ...now, id, millis: millis ?? now.millis } : now))
  }

  return {
    kept,
    url: url && url.key === key ? url.url : null,
    progress: waits === undefined ? null : progress,
    fault,
    isSending: waits !== undefined,
    take: (file, millis) => {
      const wrong = millis !== undefined && millis < LEAST_MILLIS ? VOICE_FAULT.tooShort : soundFault(file)
      setFault(wrong)
      if (wrong) return
      const next = newId()
      const before = kept?.key
      shelf.save(place(next), file).then(() => {
        changeNow.current(() => ({ key: next, id: null, millis: Math.round(millis ?? 0) }))
        if (before !== undefined) shelf.clear(place(before))
      })
    },
    remove: () => {
      setFault(null)
      changeNow.current(() => null)
      if (key !== undefined) shelf.clear(place(key))
    },
    retry: () => {
      setFault(null)
      setRound((now) => now + 1)
    },
  }
}
