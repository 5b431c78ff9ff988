import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useDraft } from '../../kit/draft.ts'
import type { ApiError } from '../../kit/problem.ts'
import { readText } from './question-card.tsx'
import { FOLLOW } from './words.ts'

type TextSheetProps = {
  draftKey: string
  title: string
  label: string
  hint?: string
  send: string
  /** Fewest and most characters. */
  least: number
  most: number
  isBusy: boolean
  error: ApiError | null
  /** Whether it was delivered; then the sheet closes and the draft goes. */
  onSend: (text: string) => Promise<boolean>
  onClose: () => void
}

/** A sheet with one box and one button. What is written outlives the browser. */
export function TextSheet({
  draftKey,
  title,
  label,
  hint,
  send,
  least,
  most,
  isBusy,
  error,
  onSend,
  onClose,
}: TextSheetProps) {
  const draft = useDraft(draftKey, readText)
  const [isTried, setTried] = useState(false)
  const text = draft.value ?? ''
  const isShort = text.trim().length < least
  async function deliver() {
    setTried(true)
    if (isShort || !(await onSend(text.trim()))) return
    await draft.discard()
    onClose()
  }
  if (draft.value === undefined) return null
  return (
    <Sheet title={title} onClose={onClose}>
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
    </Sheet>
  )
}
