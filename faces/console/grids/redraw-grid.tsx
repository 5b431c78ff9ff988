import { Input } from 'antd'
import { useCallback, useState } from 'react'
import type { Grid, Shape } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { type DrawnLevel, levelsUnder } from './levels.ts'
import { ShapeField } from './shape-field.tsx'
import type { GridTree } from './tree.ts'
import { GRIDS } from './words.ts'

type RedrawGridProps = { grid: Grid; tree: GridTree; onClose: () => void; onDone: (said: string) => void }

/** Another name, parent or border, from today on. History keeps what was true before. Only what changed is sent. */
export function RedrawGrid({ grid, tree, onClose, onDone }: RedrawGridProps) {
  const { t } = useLanguage()
  const act = useAct('grids.redrawGrid')
  const [name, setName] = useState(grid.name)
  const [parentId, setParentId] = useState(grid.parentId)
  const [shape, setShape] = useState<Shape | null>(grid.shape)
  const [wasSent, setSent] = useState(false)
  const isPossibleParent = useCallback(
    (one: Grid) => {
      const levels: readonly (DrawnLevel | Grid['level'])[] = levelsUnder(one)
      return levels.includes(grid.level) && one.id !== grid.id
    },
    [grid],
  )
  const hasParent = grid.parentId !== null && tree.get(grid.parentId) !== undefined
  const send = async () => {
    setSent(true)
    if (name.trim() === '') return
    const saved = await act.run({
      gridId: grid.id,
      ...(name.trim() !== grid.name ? { name: name.trim() } : {}),
      ...(parentId && parentId !== grid.parentId ? { parentId } : {}),
      ...(shape !== grid.shape ? { shape } : {}),
    })
    if (!saved) return
    refresh('grids.', 'people.', 'cases.')
    onDone(t(GRIDS.saved))
    onClose()
  }
  return (
    <Dialog
      title={t(GRIDS.redrawTitle, { name: grid.name })}
      onClose={onClose}
      width={760}
      submit={{ label: t(CONSOLE.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(GRIDS.name)} fault={wasSent && name.trim() === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input {...control} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Labelled>
      {hasParent ? (
        <Labelled label={t(GRIDS.parent)}>
          {(control) => (
            <GridPicker
              control={control}
              among={isPossibleParent}
              placeholder={t(CONSOLE.pleaseChoose)}
              value={parentId}
              onChange={setParentId}
            />
          )}
        </Labelled>
      ) : null}
      <ShapeField shape={shape} onChange={setShape} around={aroundOf(grid, tree)} />
    </Dialog>
  )
}

function aroundOf(grid: Grid, tree: GridTree): Grid[] {
  const parent = tree.get(grid.parentId)
  return parent ? [parent, ...tree.childrenOf(parent.id).filter((one) => one.id !== grid.id)] : []
}
