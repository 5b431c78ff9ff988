import { Button } from 'antd'
import { useState } from 'react'
import { ACCESS } from '../../../modules/grids/access.ts'
import type { Grid } from '../../../modules/grids/contract.ts'
import { DEDICATED_KIND_WORDS, KIND_WORDS, LEVEL_WORDS } from '../../../modules/grids/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { useMay } from '../me.ts'
import { Note } from '../parts/said.tsx'
import { hrefOf, Link } from '../router.tsx'
import { DrawGrid } from './draw-grid.tsx'
import { levelsUnder } from './levels.ts'
import { RedrawGrid } from './redraw-grid.tsx'
import type { GridTree } from './tree.ts'
import { GRIDS } from './words.ts'

/** What a grid is, where it hangs, and the ways to change it. */
export function GridHead({ grid, tree }: { grid: Grid; tree: GridTree }) {
  const { t } = useLanguage()
  const may = useMay()
  const [dialog, setDialog] = useState<'draw' | 'redraw' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const above = tree.aboveOf(grid.id)
  const dedicated = wordFor(DEDICATED_KIND_WORDS, grid.dedicatedKind)
  const facts = [
    [t(GRIDS.level), t(LEVEL_WORDS[grid.level])],
    [t(GRIDS.kind), [t(KIND_WORDS[grid.kind]), dedicated ? t(dedicated) : null].filter(Boolean).join(' · ')],
    [t(GRIDS.code), grid.code],
    [t(GRIDS.households), grid.households.toLocaleString()],
    [t(GRIDS.grids), tree.childrenOf(grid.id).length.toLocaleString()],
  ]
  return (
    <section className="c-card" aria-labelledby="grid-name">
      {above.length > 0 ? (
        <p className="c-hint">
          {above.map((one) => (
            <span key={one.id}>
              <Link href={hrefOf('/grids', { grid: one.id })}>{one.name}</Link> ›{' '}
            </span>
          ))}
        </p>
      ) : null}
      <div className="c-card-head">
        <h2 id="grid-name">{grid.name}</h2>
        <div className="c-tools">
          {may(ACCESS.redrawGrid, grid.id) ? (
            <Button onClick={() => setDialog('redraw')}>{t(GRIDS.redraw)}</Button>
          ) : null}
          {levelsUnder(grid).length > 0 && may(ACCESS.drawGrid, grid.id) ? (
            <Button onClick={() => setDialog('draw')}>{t(GRIDS.draw)}</Button>
          ) : null}
        </div>
      </div>
      {done ? (
        <Note tone="success" isNews>
          {done}
        </Note>
      ) : null}
      <dl className="c-grid-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {dialog === 'draw' ? (
        <DrawGrid parent={grid} tree={tree} onClose={() => setDialog(null)} onDone={setDone} />
      ) : null}
      {dialog === 'redraw' ? (
        <RedrawGrid grid={grid} tree={tree} onClose={() => setDialog(null)} onDone={setDone} />
      ) : null}
    </section>
  )
}
