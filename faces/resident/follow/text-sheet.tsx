import { type ReactNode, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useDraft } from '../../kit/draft.ts'
import type { ApiError } from '../../kit/problem.ts'
import { readText } from './question-card.tsx'
import { FOLLOW } from './words.ts'

/** What stands around a form. It opens once what was written before is there, so that it finds the box to give the focus to. */
export type Frame = (content: ReactNode) => ReactNode

type TextProps = {
  draftKey: string
  label: string
  hint?: string
  send: string
  /** Fewest and most characters. */
  least: number
  most: number
  isBusy: boolean
  error: ApiError | null
  /** Whether it was delivered; then the draft goes. */
  onSend: (text: string) => Promise<boolean>
}

/** A sheet with one box and one button. */
export function TextSheet({ title, onClose, ...form }: TextProps & { title: string; onClose: () => void }) {
  return (
    <TextForm
      {...form}
      onDone={onClose}
      frame={(content) => (
        <Sheet title={title} onClose={onClose}>
          {content}
        </Sheet>
      )}
    />
  )
}

/** One box and one button. What is written outlives the browser. */
export function TextForm({
  draftKey,
  label,
  hint,
  send,
  least,
  most,
  isBusy,
  error,
  onSend,
  onDone,
  frame = (content) => content,
}: TextProps & { onDone: () => void; frame?: Frame }) {
  const draft = useDraft(draftKey, readText)
  const [isTried, setTried] = useState(false)
  const text = draft.value ?? ''
  const isShort = text.trim().length < least
  async function deliver() {
    setTried(true)
    if (isShort || !(await onSend(text.trim()))) return
    await draft.discard()
    onDone()
  }
  if (draft.value === undefined) return null
  return frame(
    <>
      <TextArea
        label={label}
        hint={hint}
        value={text}
        onChange={draft.change}
        rows={4}
        maxLength={most}
        fault={isTried && isShort ? FOLLOW.replyMissing : undefined}
      />
      <ErrorNotice error={error} />
      <Button look="main" isWide isBusy={isBusy} onPress={deliver}>
        {send}
      </Button>
    </>,
  )
}
