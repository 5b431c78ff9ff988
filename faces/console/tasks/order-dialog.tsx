import { Input } from 'antd'
import { useState } from 'react'
import { addDays, beginOf } from '../../../modules/tasks/rules.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMe } from '../me.ts'
import { BuildingSelect } from '../parts/building-select.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Awaiting, Note } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { TASKS } from './words.ts'

/** A task that is not done two days after it was due counts as missed. */
const AFTER_DUE_DAYS = 2

type OrderProps = { gridId: string | null; onClose: () => void; onDone: () => void }

/** One task by hand: of an admitted item, for a household, a building or a grid. */
export function OrderDialog({ gridId: startsIn, onClose, onDone }: OrderProps) {
  const { t, pick } = useLanguage()
  const me = useMe()
  const tree = useTree()
  const act = useAct('tasks.order')
  const [taskId] = useState(newId)
  const [gridId, setGridId] = useState(startsIn)
  const [templateId, setTemplateId] = useState<string | null>(null)
  const [buildingId, setBuildingId] = useState<string | null>(null)
  const [householdId, setHouseholdId] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [due, setDue] = useState(addDays(localDate(new Date()), 1))
  const [wasSent, setSent] = useState(false)
  const communityId = (tree.get(gridId) ?? homeOf(me, tree))?.communityId
  const register = useRead('tasks.register', communityId ? { communityId } : null)
  const items = (register.data?.templates ?? []).filter(
    (one) => one.state === 'admitted' && one.frequency.unit === 'on_demand' && one.target !== 'persons',
  )
  const item = items.find((one) => one.id === templateId) ?? items[0]
  const needsBuilding = item !== undefined && item.target !== 'grid'
  const buildings = useRead('grids.buildings', needsBuilding && gridId ? { gridId } : null)
  const households = useRead('grids.households', item?.target === 'households' && buildingId ? { buildingId } : null)
  const targetId = !item
    ? null
    : item.target === 'grid'
      ? gridId
      : item.target === 'buildings'
        ? buildingId
        : householdId
  const send = async () => {
    setSent(true)
    if (!item || targetId === null || due === '') return
    const type = item.target === 'grid' ? 'grid' : item.target === 'buildings' ? 'building' : 'household'
    const done = await act.run({
      taskId,
      templateId: item.id,
      target: { type, id: targetId },
      words: words.trim(),
      dueAt: beginOf(addDays(due, 1)).toISOString(),
      expiresAt: beginOf(addDays(due, 1 + AFTER_DUE_DAYS)).toISOString(),
    })
    if (!done) return
    refresh('tasks.')
    onDone()
  }
  const missing = (value: string | null) => (wasSent && !value ? t(CONSOLE.pleaseChoose) : null)
  return (
    <Dialog
      title={t(TASKS.order)}
      onClose={onClose}
      submit={item ? { label: t(TASKS.order), onSubmit: send, isBusy: act.isBusy } : undefined}
      error={act.error}
    >
      <Note>{t(TASKS.orderText)}</Note>
      <Awaiting read={register} lines={2} />
      {register.data && items.length === 0 ? <p>{t(TASKS.orderNone)}</p> : null}
      {item ? (
        <>
          <Labelled label={t(TASKS.item)}>
            {(control) => (
              <Select
                {...control}
                value={item.id}
                options={items.map((one) => ({ value: one.id, label: pick(one.nameZh, one.nameEn) }))}
                onChange={(id: string) => setTemplateId(id)}
              />
            )}
          </Labelled>
          <Labelled label={t(TASKS.inGrid)} fault={missing(gridId)}>
            {(control) => (
              <GridPicker
                control={control}
                placeholder={t(TASKS.inGrid)}
                value={gridId}
                onChange={(next) => {
                  setGridId(next)
                  setBuildingId(null)
                  setHouseholdId(null)
                }}
              />
            )}
          </Labelled>
          {needsBuilding && gridId ? (
            <Labelled label={t(TASKS.building)} fault={missing(buildingId)}>
              {(control) => (
                <BuildingSelect
                  control={control}
                  buildings={buildings.data?.buildings}
                  value={buildingId}
                  onChange={(id) => {
                    setBuildingId(id)
                    setHouseholdId(null)
                  }}
                />
              )}
            </Labelled>
          ) : null}
          {item.target === 'households' && buildingId ? (
            <Labelled label={t(TASKS.household)} fault={missing(householdId)}>
              {(control) => (
                <Select
                  {...control}
                  showSearch={{ optionFilterProp: 'label' }}
                  disabled={!households.data}
                  loading={households.isFetching}
                  value={householdId}
                  options={(households.data?.households ?? []).map((one) => ({
                    value: one.id,
                    label: `${one.entranceName} ${one.room}`,
                  }))}
                  onChange={(id: string) => setHouseholdId(id)}
                />
              )}
            </Labelled>
          ) : null}
          <Labelled label={t(TASKS.words)} hint={t(TASKS.wordsHint)} isOptional>
            {(control) => (
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 2, maxRows: 5 }}
                maxLength={500}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            )}
          </Labelled>
          <Labelled label={t(TASKS.dueDay)} fault={wasSent && due === '' ? t(CONSOLE.pleaseFill) : null}>
            {(control) => (
              <Input {...control} type="date" value={due} onChange={(event) => setDue(event.target.value)} />
            )}
          </Labelled>
        </>
      ) : null}
    </Dialog>
  )
}
