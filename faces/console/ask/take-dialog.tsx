import { useState } from 'react'
import type { ExportAsk } from '../../../modules/reports/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useMe } from '../me.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Note } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { EXPORTS } from '../reports/export-words.ts'
import { useFileAsk } from '../reports/use-file-ask.tsx'
import { hrefOf, Link } from '../router.tsx'
import { ASK } from './words.ts'

type TakeDialogProps = { ask: ExportAsk; onClose: () => void; onAsked: (exportId: string) => void }

/** Takes an answer out of the house: in which form, and for which reason. */
export function TakeDialog({ ask, onClose, onAsked }: TakeDialogProps) {
  const { t } = useLanguage()
  const file = useFileAsk([EXPORTS.reasonMonth, EXPORTS.reasonMeeting])
  const send = async () => {
    const exportId = await file.send(ask)
    if (exportId !== null) onAsked(exportId)
  }
  return (
    <Dialog
      title={t(ASK.takeTitle)}
      onClose={onClose}
      submit={{ label: t(ASK.takeSend), onSubmit: send, isBusy: file.isBusy }}
      error={file.error}
    >
      {file.fields}
      <p>
        <Link href={hrefOf('/dictionary')}>{t(ASK.toDictionary)}</Link>
      </p>
    </Dialog>
  )
}

const WHILE_MAKING = 2_000
const AT_REST = 30_000

/** What became of a file that was asked for here. */
export function Taken({ exportId }: { exportId: string }) {
  const { t } = useLanguage()
  const { tenant } = useMe()
  const [isMaking, setMaking] = useState(true)
  const read = useRead('reports.exports', {}, { everyMillis: isMaking ? WHILE_MAKING : AT_REST })
  const run = read.data?.mine.find((one) => one.id === exportId)
  const now = run === undefined || run.state === 'waiting' || run.state === 'running'
  if (read.data && now !== isMaking) setMaking(now)
  const state = run?.state === 'done' ? 'ready' : run?.state === 'to_approve' ? 'toApprove' : 'making'
  return (
    <Note
      isNews
      tone={run?.state === 'failed' ? 'error' : state === 'ready' ? 'success' : 'info'}
      action={
        state === 'ready' ? (
          <a className="c-row-link" href={`/exports/${tenant}/${exportId}`} download>
            {t(EXPORTS.fetch)}
          </a>
        ) : (
          <Link href={hrefOf('/exports')}>{t(ASK.toExports)}</Link>
        )
      }
    >
      {t(run?.state === 'failed' ? ASK.failed : ASK[state])}
    </Note>
  )
}
