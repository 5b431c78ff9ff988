import { Input } from 'antd'
import { useState } from 'react'
import type { Grid, PlaceCode } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { type CodePlace, CodePlaceFields, isPlaced, NOWHERE, placeIds } from './code-place.tsx'
import { GRIDS } from './words.ts'

const LEAST_REASON = 2

/** Puts a code out of use for good. */
export function RevokeCode({ code, onClose }: { code: PlaceCode; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('grids.revokeCode')
  const [reason, setReason] = useState('')
  const [wasSent, setSent] = useState(false)
  const isShort = reason.trim().length < LEAST_REASON
  const send = async () => {
    setSent(true)
    if (isShort || !(await act.run({ codeId: code.id, reason: reason.trim() }))) return
    refresh('grids.codes')
    onClose()
  }
  return (
    <Dialog
      title={t(GRIDS.revokeTitle, { place: code.placeName })}
      onClose={onClose}
      submit={{ label: t(GRIDS.revoke), onSubmit: send, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <p>{t(GRIDS.revokeText, { code: code.code })}</p>
      <Labelled
        label={t(GRIDS.revokeReason)}
        fault={wasSent && isShort ? t(CONSOLE.tooShort, { count: LEAST_REASON }) : null}
      >
        {(control) => (
          <Input {...control} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Labelled>
    </Dialog>
  )
}

type ReissueCodeProps = { code: PlaceCode; grid: Grid; onClose: () => void; onDone: (code: string) => void }

/** A new code for the same place; the old one stops in the same act. Codes of houses say again which house. */
export function ReissueCode({ code, grid, onClose, onDone }: ReissueCodeProps) {
  const { t } = useLanguage()
  const act = useAct('grids.issueCodes')
  const [place, setPlace] = useState<CodePlace>(NOWHERE)
  const [wasSent, setSent] = useState(false)
  const { kind, gridId, placeName, id } = code
  const send = async () => {
    setSent(true)
    if (!isPlaced(kind, place)) return
    const made = await act.run({
      communityId: grid.communityId,
      places: [{ kind, placeName, replaces: id, ...placeIds(kind, place, gridId) }],
    })
    if (!made) return
    refresh('grids.codes')
    onDone(made.codes[0]?.code ?? '')
    onClose()
  }
  return (
    <Dialog
      title={t(GRIDS.reissueTitle, { place: placeName })}
      onClose={onClose}
      submit={{ label: t(GRIDS.reissue), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <p>{t(GRIDS.reissueText, { code: code.code })}</p>
      <CodePlaceFields kind={kind} gridId={gridId} place={place} onChange={setPlace} wasSent={wasSent} />
    </Dialog>
  )
}
