import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { DECLINE_WORDS } from '../../../modules/cases/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { PhotoPicker } from '../../kit/components/photo-picker.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { useCommand } from '../../kit/use-command.ts'
import { type Photo, usePhotos } from '../../kit/use-photos.ts'
import { readText } from '../follow/question-card.tsx'
import { TextSheet } from '../follow/text-sheet.tsx'
import { PARTNER } from './words.ts'

type Work = NonNullable<OutputOf<Queries['cases.openTransfer']>['work']>
type ActsProps = { transferId: string; can: Work['can']; onDone: () => void }

/** The partner's four answers. What is written stays on the phone until it has arrived. */
export function PartnerActs({ transferId, can, onDone }: ActsProps) {
  const { t } = useLanguage()
  const take = useCommand('cases.takeTransfer')
  const ask = useCommand('cases.askTransfer')
  const [open, setOpen] = useState<'ask' | 'finish' | 'decline' | null>(null)
  const [isAsked, setAsked] = useState(false)
  const close = () => setOpen(null)
  const isNew = can.includes('takeTransfer')
  async function takeOn() {
    if (await take.run({ transferId })) onDone()
  }
  async function send(question: string): Promise<boolean> {
    if (!(await ask.run({ transferId, question }))) return false
    setAsked(true)
    onDone()
    return true
  }
  return (
    <div className="k-stack">
      {isAsked ? (
        <Notice tone="good" isNews>
          {t(PARTNER.asked)}
        </Notice>
      ) : null}
      <ErrorNotice error={take.error} />
      {isNew ? (
        <Button look="main" isWide isBusy={take.isBusy} onPress={takeOn}>
          {t(PARTNER.take)}
        </Button>
      ) : null}
      <Button look={isNew ? 'plain' : 'main'} isWide onPress={() => setOpen('finish')}>
        {t(PARTNER.finish)}
      </Button>
      {can.includes('askTransfer') ? (
        <Button isWide onPress={() => setOpen('ask')}>
          {t(PARTNER.ask)}
        </Button>
      ) : null}
      <Button look="quiet" isWide onPress={() => setOpen('decline')}>
        {t(PARTNER.decline)}
      </Button>
      {open === 'ask' ? (
        <TextSheet
          draftKey={`partner/${transferId}/ask`}
          title={t(PARTNER.ask)}
          label={t(PARTNER.askLabel)}
          send={t(PARTNER.askSend)}
          least={2}
          most={1000}
          isBusy={ask.isBusy}
          error={ask.error}
          onSend={send}
          onClose={close}
        />
      ) : null}
      {open === 'finish' ? <FinishSheet transferId={transferId} onDone={onDone} onClose={close} /> : null}
      {open === 'decline' ? <DeclineSheet transferId={transferId} onDone={onDone} onClose={close} /> : null}
    </div>
  )
}

type SheetProps = { transferId: string; onDone: () => void; onClose: () => void }

function FinishSheet({ transferId, onDone, onClose }: SheetProps) {
  const { t } = useLanguage()
  const finish = useCommand('cases.finishTransfer')
  const draft = useDraft(`partner/${transferId}/finish`, readText)
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const picked = usePhotos(`partner/${transferId}`, photos, (edit) => setPhotos(edit))
  const [isTried, setTried] = useState(false)
  const answer = (draft.value ?? '').trim()
  const isShort = answer.length < 2
  async function send() {
    setTried(true)
    if (isShort || picked.isSending) return
    const fileIds = photos.flatMap((photo) => photo.id ?? [])
    if (!(await finish.run({ transferId, answer, fileIds }))) return
    await draft.discard()
    onDone()
    onClose()
  }
  if (draft.value === undefined) return null
  return (
    <Sheet title={t(PARTNER.finish)} onClose={onClose}>
      <TextArea
        label={t(PARTNER.finishLabel)}
        hint={t(PARTNER.finishHint)}
        value={draft.value}
        onChange={draft.change}
        rows={4}
        maxLength={2000}
        fault={isTried && isShort ? PARTNER.missing : undefined}
      />
      <PhotoPicker
        photos={picked.views}
        onAdd={picked.add}
        onRemove={picked.remove}
        onRetry={picked.retry}
        refused={picked.refused}
      />
      {isTried && picked.isSending ? <Notice isNews>{t(PARTNER.sending)}</Notice> : null}
      <ErrorNotice error={finish.error} />
      <Button look="main" isWide isBusy={finish.isBusy} onPress={send}>
        {t(PARTNER.finishSend)}
      </Button>
    </Sheet>
  )
}

function DeclineSheet({ transferId, onDone, onClose }: SheetProps) {
  const { t } = useLanguage()
  const decline = useCommand('cases.declineTransfer')
  const draft = useDraft(`partner/${transferId}/decline`, readText)
  const [reason, setReason] = useState<keyof typeof DECLINE_WORDS | null>(null)
  const [isTried, setTried] = useState(false)
  const note = (draft.value ?? '').trim()
  const isShort = note.length < 2
  async function send() {
    setTried(true)
    if (reason === null || isShort || !(await decline.run({ transferId, reason, note }))) return
    await draft.discard()
    onDone()
    onClose()
  }
  if (draft.value === undefined) return null
  return (
    <Sheet title={t(PARTNER.decline)} onClose={onClose}>
      <Options
        label={t(PARTNER.declineWhy)}
        value={reason}
        onChoose={setReason}
        options={keysOf(DECLINE_WORDS).map((key) => ({ value: key, label: t(DECLINE_WORDS[key]) }))}
      />
      {isTried && reason === null ? (
        <Notice tone="danger" isNews>
          {t(PARTNER.choose)}
        </Notice>
      ) : null}
      <TextArea
        label={t(PARTNER.declineLabel)}
        value={draft.value}
        onChange={draft.change}
        rows={3}
        maxLength={500}
        fault={isTried && isShort ? PARTNER.missing : undefined}
      />
      <ErrorNotice error={decline.error} />
      <Button look="main" isWide isBusy={decline.isBusy} onPress={send}>
        {t(PARTNER.declineSend)}
      </Button>
    </Sheet>
  )
}
