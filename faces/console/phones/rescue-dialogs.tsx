import { Input } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { api } from '../../kit/api.ts'
import { Pictures } from '../../kit/components/picture.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { isSignedOut } from '../../kit/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { isReason, ReasonField } from '../parts/reason-field.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import type { Rescue } from './rescues-card.tsx'
import { PHONES } from './words.ts'

type Opened = OutputOf<Queries['sync.openRescue']>

/** What somebody wrote for others, read for a reason that goes on record. */
export function ReadRescue({ rescue, onClose }: { rescue: Rescue; onClose: () => void }) {
  const { t } = useLanguage()
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const open = async () => {
    setSent(true)
    if (!isReason(reason)) return
    setBusy(true)
    setError(null)
    try {
      setOpened(await api.ask('sync.openRescue', { rescueId: rescue.id, reason }))
    } catch (failed) {
      isSignedOut(failed)
      if (!(failed instanceof ApiError)) throw failed
      setError(failed)
    } finally {
      setBusy(false)
    }
  }
  if (opened)
    return (
      <Dialog title={t(PHONES.readTitle)} onClose={onClose}>
        {opened.about === '' ? null : (
          <p>
            <strong>{t(PHONES.about)}</strong> {opened.about}
          </p>
        )}
        {wordsIn(opened.input).map((text) => (
          <p key={text} className="c-words">
            {text}
          </p>
        ))}
        {opened.fileIds.length > 0 ? (
          <Pictures ids={opened.fileIds} titleOf={(_, number) => t(PHONES.photo, { number })} />
        ) : null}
      </Dialog>
    )
  return (
    <Dialog
      title={t(PHONES.readTitle)}
      onClose={onClose}
      error={error}
      submit={{ label: t(PHONES.read), onSubmit: open, isBusy }}
    >
      <ReasonField
        label={t(PHONES.reason)}
        hint={t(PHONES.reasonHint)}
        value={reason}
        onChange={setReason}
        usual={[PHONES.reasonEnter, PHONES.reasonCheck]}
        wasSent={wasSent}
      />
    </Dialog>
  )
}

/** It was entered in the ordinary way, or is not needed and why. */
export function EndRescue({ rescue, onClose, onDone }: { rescue: Rescue; onClose: () => void; onDone: () => void }) {
  const { t } = useLanguage()
  const act = useAct('sync.endRescue')
  const [how, setHow] = useState<'entered' | 'dismissed'>('entered')
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const isMissing = how === 'dismissed' && !isReason(reason)
  const end = async () => {
    setSent(true)
    if (isMissing || !(await act.run({ rescueId: rescue.id, how, reason }))) return
    refresh('sync.')
    onDone()
  }
  return (
    <Dialog
      title={t(PHONES.endTitle)}
      onClose={onClose}
      error={act.error}
      submit={{ label: t(PHONES.end), onSubmit: end, isBusy: act.isBusy }}
    >
      <Choice
        label={t(PHONES.endTitle)}
        options={[
          { value: 'entered', label: t(PHONES.entered) },
          { value: 'dismissed', label: t(PHONES.dismissed) },
        ]}
        value={how}
        onChoose={setHow}
      />
      <Labelled
        label={t(PHONES.endReason)}
        hint={t(PHONES.endReasonHint)}
        fault={wasSent && isMissing ? t(PHONES.endReasonHint) : null}
      >
        {(control) => (
          <Input {...control} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Labelled>
    </Dialog>
  )
}

/** The words in an input, wherever they stand; ids and codes tell a reader nothing. */
function wordsIn(input: Readonly<Record<string, unknown>>): string[] {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (/\p{Script=Han}/u.test(value) || /\s/.test(value.trim())) found.add(value)
    } else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) look(inner)
  }
  look(input)
  return [...found]
}
