import { useMemo } from 'react'
import type { Grid } from '../../../modules/grids/contract.ts'
import { LEVEL_WORDS } from '../../../modules/grids/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import type { ControlProps } from './labelled.tsx'
import { Select } from './select.tsx'

/** How much deeper each level stands, in pixels. */
const INDENT = 14

type GridPickerProps = {
  value: string | null
  onChange: (gridId: string | null) => void
  /** Which grids can be chosen; all in sight by default. */
  among?: (grid: Grid) => boolean
  placeholder: string
  control?: ControlProps
  className?: string
}

/** One grid of hundreds: typed by name or code, or scrolled to in the order of the tree. */
export function GridPicker({ value, onChange, among, placeholder, control, className }: GridPickerProps) {
  const { t, language } = useLanguage()
  const tree = useTree()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` follows from the language.
  const options = useMemo(
    () =>
      tree.all
        .filter((grid) => !among || among(grid))
        .map((grid) => ({
          value: grid.id,
          label: grid.name,
          level: t(LEVEL_WORDS[grid.level]),
          depth: tree.depthOf(grid.id),
          search: [...tree.aboveOf(grid.id).map((one) => one.name), grid.name, grid.code].join(' ').toLowerCase(),
        })),
    [tree, among, language],
  )
  return (
    <Select
      {...control}
      aria-label={control ? undefined : placeholder}
      className={className}
      allowClear
      showSearch={{ filterOption: (typed, option) => option?.search.includes(typed.trim().toLowerCase()) ?? false }}
      optionRender={({ data }) => (
        <span className="c-option" style={{ paddingInlineStart: data.depth * INDENT }}>
          {data.label} <small>{data.level}</small>
        </span>
      )}
      popupMatchSelectWidth={340}
      placeholder={placeholder}
      value={value}
      options={options}
      onChange={(next) => onChange(next ?? null)}
    />
  )
}
