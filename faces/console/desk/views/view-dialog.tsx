import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { SavedView } from '../../../../modules/cases/contract.ts'
import { useLanguage } from '../../../kit/language.ts'
import { newId } from '../../../kit/new-id.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Labelled } from '../../parts/labelled.tsx'
import { refresh } from '../../reads.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { type Filter, kept } from '../filter.ts'
import { VIEWS } from './words.ts'

type ViewDialogProps = {
  /** The view to change; null to keep the present list as a new one. */
  view: SavedView | null
  filter: Filter
  onClose: () => void
}

/** Names the present list, or changes or removes one that was named. */
export function ViewDialog({ view, filter, onClose }: ViewDialogProps) {
  const { t } = useLanguage()
  const [viewId] = useState(() => view?.viewId ?? newId())
  const [name, setName] = useState(view?.name ?? '')
  const [isStart, setStart] = useState(view?.isStart ?? false)
  const [wasSent, setSent] = useState(false)
  const save = useAct('cases.saveView')
  const remove = useAct('cases.removeView')
  const finish = async (done: object | undefined) => {
    if (!done) return
    await refresh('cases.views')
    onClose()
  }
  return (
    <Dialog
      title={t(view ? VIEWS.dialogEdit : VIEWS.dialogNew)}
      onClose={onClose}
      error={save.error ?? remove.error}
      submit={{
        label: t(CONSOLE.save),
        isBusy: save.isBusy,
        onSubmit: async () => {
          setSent(true)
          if (name.trim() === '') return
          await finish(await save.run({ viewId, name: name.trim(), isStart, filter: view?.filter ?? kept(filter) }))
        },
      }}
    >
      <p>{t(VIEWS.lead)}</p>
      <Labelled label={t(VIEWS.name)} fault={wasSent && name.trim() === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input {...control} maxLength={20} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Labelled>
      <Checkbox checked={isStart} onChange={(event) => setStart(event.target.checked)}>
        {t(VIEWS.isStart)}
      </Checkbox>
      {view ? (
        <div className="c-tools">
          <Button danger loading={remove.isBusy} onClick={async () => finish(await remove.run({ viewId }))}>
            {t(VIEWS.remove)}
          </Button>
        </div>
      ) : null}
    </Dialog>
  )
}
