import { lazy, useState } from 'react'
import type { Commands } from '../../../modules/api.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { Button } from '../../kit/components/button.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import type { ApiError } from '../../kit/problem.ts'
import { type KeptVoice, useVoice } from '../../kit/use-voice.ts'
import { VOICE } from '../../kit/voice-words.ts'
import { Later } from '../later.tsx'
import type { Frame } from './text-sheet.tsx'
import { FOLLOW } from './words.ts'

const VoiceField = lazy(() => import('../../kit/components/voice-field.tsx'))

type Added = { readonly text: string; readonly voice: KeptVoice | null }
export type AddedInput = Pick<InputOf<Commands['cases.supply']>, 'text' | 'voiceId'>

/** What lies on the shelf; an older version kept the text alone. */
function readAdded(raw: unknown): Added {
  if (typeof raw === 'string') return { text: raw, voice: null }
  return Object.assign({ text: '', voice: null }, typeof raw === 'object' ? raw : null)
}

type AddProps = {
  draftKey: string
  isBusy: boolean
  error: ApiError | null
  /** Whether it was delivered; then the draft goes. */
  onSend: (added: AddedInput) => Promise<boolean>
}

/** Adds to a report, written or said. */
export function AddSheet({ onClose, ...form }: AddProps & { onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <AddForm
      {...form}
      label={t(FOLLOW.addLabel)}
      send={t(FOLLOW.addSend)}
      onDone={onClose}
      frame={(content) => (
        <Sheet title={t(FOLLOW.addTitle)} onClose={onClose}>
          {content}
        </Sheet>
      )}
    />
  )
}

/** A box to write in or a voice, and one button. What is written or said outlives the browser. */
export function AddForm({
  label,
  hint,
  send,
  draftKey,
  isBusy,
  error,
  onSend,
  onDone,
  frame = (content) => content,
}: AddProps & { label: string; hint?: string; send: string; onDone: () => void; frame?: Frame }) {
  const { t } = useLanguage()
  const draft = useDraft(draftKey, readAdded)
  const voice = useVoice(draftKey, draft.value?.voice ?? null, (edit) =>
    draft.change((now) => ({ ...now, voice: edit(now.voice) })),
  )
  const [isTried, setTried] = useState(false)
  const value = draft.value
  if (value === undefined) return null
  const isEmpty = value.text.trim() === '' && value.voice === null
  async function deliver() {
    setTried(true)
    if (!value || isEmpty || voice.isSending || voice.fault) return
    if (!(await onSend({ text: value.text.trim(), voiceId: value.voice?.id ?? null }))) return
    await draft.discard()
    onDone()
  }
  return frame(
    <>
      <TextArea
        label={label}
        hint={hint}
        value={value.text}
        onChange={(text) => draft.change((now) => ({ ...now, text }))}
        rows={4}
        maxLength={2000}
        fault={isTried && isEmpty ? FOLLOW.replyMissing : undefined}
      />
      <Later>
        <VoiceField voice={voice} />
      </Later>
      {isTried && voice.isSending ? (
        <Notice tone="warm">{t(VOICE.sending, { percent: Math.round((voice.progress ?? 0) * 100) })}</Notice>
      ) : null}
      <ErrorNotice error={error} />
      <Button look="main" isWide isBusy={isBusy || (isTried && voice.isSending)} onPress={deliver}>
        {send}
      </Button>
    </>,
  )
}
