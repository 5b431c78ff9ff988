import { Button } from 'antd'
import { useCallback } from 'react'
import type { Grid } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { ITEMS } from './words.ts'

type GridsFieldProps = {
  communityId: string
  gridIds: readonly string[]
  fault: string | null
  onChange: (gridIds: readonly string[]) => void
}

/** Some grids of a community, each with all below it: one is added at a time, and can be taken off. */
export function GridsField({ communityId, gridIds, fault, onChange }: GridsFieldProps) {
  const { t } = useLanguage()
  const tree = useTree()
  const among = useCallback(
    (grid: Grid) => grid.communityId === communityId && !gridIds.includes(grid.id),
    [communityId, gridIds],
  )
  return (
    <fieldset className="c-field">
      <legend>{t(ITEMS.grids)}</legend>
      {gridIds.length > 0 ? (
        <ul className="c-item-grids">
          {gridIds.map((id) => {
            const name = tree.get(id)?.name ?? ''
            return (
              <li key={id}>
                <Button
                  size="small"
                  aria-label={t(ITEMS.removeGrid, { name })}
                  onClick={() => onChange(gridIds.filter((one) => one !== id))}
                >
                  {name} ×
                </Button>
              </li>
            )
          })}
        </ul>
      ) : null}
      <GridPicker
        value={null}
        among={among}
        placeholder={t(ITEMS.addGrid)}
        onChange={(id) => (id === null ? undefined : onChange([...gridIds, id]))}
      />
      <div className="c-fault" role="alert" hidden={!fault}>
        {fault}
      </div>
    </fieldset>
  )
}
