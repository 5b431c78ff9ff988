import { useState } from 'react'
import { useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import type { CommandHandle } from '../use-command.ts'
import { VOICE } from '../voice-words.ts'
import { Button } from './button.tsx'
import { TextArea } from './field.tsx'
import { ErrorNotice } from './notice.tsx'
import VoiceSaid, { type SaidVoice } from './voice-said.tsx'

type TranscribeProps = {
  caseId: string
  voice: SaidVoice
  /** Where what is being written lies on this device. */
  draftKey: string
  act: CommandHandle<'intake.transcribe'>
  onDone: () => void
}

/** A voice for who works on the case: listen, and write down what is heard. Once written, the box waits behind a button. */
export default function Transcribe({ caseId, voice, draftKey, act, onDone }: TranscribeProps) {
  const { t } = useLanguage()
  const draft = useDraft(draftKey, (raw) => (typeof raw === 'string' ? raw : ''))
  const [isOpen, setOpen] = useState(voice.transcripts.length === 0)
  const [isTried, setTried] = useState(false)
  const text = (draft.value ?? '').trim()
  const keep = async () => {
    setTried(true)
    if (text === '' || !(await act.run({ caseId, fileId: voice.fileId, text }))) return
    await draft.discard()
    setTried(false)
    setOpen(false)
    onDone()
  }
  return (
    <div className="k-stack">
      <VoiceSaid voice={voice} />
      {isOpen && draft.value !== undefined ? (
        <>
          <TextArea
            label={t(VOICE.write)}
            hint={t(VOICE.writeHint)}
            value={draft.value}
            onChange={draft.change}
            rows={3}
            maxLength={2000}
            fault={isTried && text === '' ? VOICE.writeMissing : undefined}
          />
          <ErrorNotice error={act.error} />
          <Button look="main" isBusy={act.isBusy} onPress={keep}>
            {t(VOICE.writeSend)}
          </Button>
        </>
      ) : (
        <Button look="quiet" onPress={() => setOpen(true)}>
          {t(VOICE.writeAgain)}
        </Button>
      )}
    </div>
  )
}
