import { useState } from 'react'
import type { Grid } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { homeOf, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Page } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { useSplit } from '../use-media.ts'
import { CodesCard } from './codes-card.tsx'
import { GridHead } from './grid-head.tsx'
import { GridTreeView } from './grid-tree.tsx'
import './grids.css'
import { MapCard } from './map-card.tsx'
import { PlacesCard } from './places-card.tsx'
import { PostsCard } from './posts-card.tsx'
import type { GridTree } from './tree.ts'
import { useTreeRead } from './use-tree.ts'
import { GRIDS } from './words.ts'

/** The ground: the tree, and what belongs to one grid. */
export default function GridsPage() {
  const { t } = useLanguage()
  const { query } = usePlace()
  const me = useMe()
  const isSplit = useSplit()
  const read = useTreeRead(true)
  const { tree, isPending } = read
  const [search, setSearch] = useState('')
  const chosen = tree.get(query.get('grid')) ?? homeOf(me, tree)
  const choose = (gridId: string) => navigate(hrefOf('/grids', { grid: gridId, part: query.get('part') ?? undefined }))
  return (
    <Page title={t(GRIDS.title)} isWide>
      <Awaiting read={read} lines={8} />
      {!isPending && !chosen ? (
        <Empty title={t(GRIDS.noneTitle)}>
          <p>{t(GRIDS.noneText)}</p>
        </Empty>
      ) : null}
      {chosen ? (
        <div className="c-grids">
          {isSplit ? (
            <section className="c-card c-grids-tree" aria-label={t(GRIDS.tree)}>
              <SearchBox label={t(GRIDS.search)} value={search} onSearch={setSearch} />
              <GridTreeView tree={tree} search={search} chosenId={chosen.id} onChoose={choose} />
            </section>
          ) : (
            <GridPicker placeholder={t(GRIDS.search)} value={chosen.id} onChange={(id) => id && choose(id)} />
          )}
          <div className="c-grids-one">
            <GridHead key={chosen.id} grid={chosen} tree={tree} />
            <Parts grid={chosen} tree={tree} />
          </div>
        </div>
      ) : null}
    </Page>
  )
}

const PARTS = { map: GRIDS.map, posts: GRIDS.posts, places: GRIDS.places, codes: GRIDS.codes } as const

function Parts({ grid, tree }: { grid: Grid; tree: GridTree }) {
  const { t } = useLanguage()
  const asked = usePlace().query.get('part')
  const part = isKeyOf(PARTS, asked) ? asked : 'map'
  return (
    <>
      <fieldset className="c-pills">
        <legend className="k-offscreen">{t(GRIDS.tabs)}</legend>
        {keysOf(PARTS).map((key) => (
          <button
            key={key}
            type="button"
            className="c-pill"
            aria-pressed={key === part}
            onClick={() => navigate(hrefOf('/grids', { grid: grid.id, part: key }), { replace: true })}
          >
            {t(PARTS[key])}
          </button>
        ))}
      </fieldset>
      {part === 'map' ? <MapCard grid={grid} tree={tree} /> : null}
      {part === 'posts' ? <PostsCard gridId={grid.id} /> : null}
      {part === 'places' ? <PlacesCard key={grid.id} grid={grid} tree={tree} /> : null}
      {part === 'codes' ? <CodesCard key={grid.id} grid={grid} /> : null}
    </>
  )
}
