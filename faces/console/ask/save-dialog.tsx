import { Input } from 'antd'
import { useState } from 'react'
import { ACCESS } from '../../../modules/reports/access.ts'
import type { SavedQuery } from '../../../modules/reports/contract.ts'
import { LONGEST_NAME } from '../../../modules/reports/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { useMay } from '../me.ts'
import { Dialog } from '../parts/dialog.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { ASK } from './words.ts'

type SaveDialogProps = {
  kept: SavedQuery
  isNew: boolean
  onClose: () => void
  onDone: (kept: SavedQuery) => void
}

/** A name for a question, and with whom it is shared. */
export function SaveDialog({ kept, isNew, onClose, onDone }: SaveDialogProps) {
  const { t } = useLanguage()
  const may = useMay()
  const act = useAct('reports.saveQuery')
  const [name, setName] = useState(kept.name)
  const [sharedGridId, setShared] = useState(kept.sharedGridId)
  const [wasSent, setSent] = useState(false)
  const save = async () => {
    setSent(true)
    if (name.trim() === '') return
    const next = { ...kept, name: name.trim(), sharedGridId }
    if (!(await act.run(next))) return
    await refresh('reports.savedQueries')
    onDone(next)
  }
  return (
    <Dialog
      title={t(isNew ? ASK.saveTitle : ASK.editTitle)}
      onClose={onClose}
      submit={{ label: t(CONSOLE.save), onSubmit: save, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(ASK.name)} fault={wasSent && name.trim() === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={LONGEST_NAME}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t(ASK.share)} hint={t(ASK.shareHint)}>
        {(control) => (
          <GridPicker
            control={control}
            value={sharedGridId}
            onChange={setShared}
            among={(grid) => may(ACCESS.saveQuery, grid.id)}
            placeholder={t(ASK.onlyMe)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
