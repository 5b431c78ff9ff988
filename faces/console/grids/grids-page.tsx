import { useMemo, useState } from 'react'
import { LEVEL_WORDS } from '../../../modules/grids/words.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { api } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { GridMap } from '../../kit/map/grid-map.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Empty, Pending, Problem } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'
import { useTreeRead } from './use-tree.ts'
import { GRIDS } from './words.ts'

/** The tree of grids as a list and a map of own polygons; for the chosen grid its posts, buildings and printed codes. */
export default function GridsPage() {
  const { t } = useLanguage()
  const { tree, isPending, problem, again } = useTreeRead(true)
  const [chosenId, setChosenId] = useState(() => new URLSearchParams(location.search).get('grid'))
  const [search, setSearch] = useState('')
  const chosen = tree.get(chosenId) ?? tree.roots[0]
  const shown = useMemo(() => {
    if (!chosen) return []
    const below = tree.childrenOf(chosen.id)
    return (below.length > 0 ? below : [chosen]).map((grid) => ({ id: grid.id, label: grid.name, shape: grid.shape }))
  }, [tree, chosen])
  const wanted = search.trim()
  const list = wanted
    ? tree.all.filter((grid) => grid.name.includes(wanted) || grid.code.includes(wanted)).slice(0, 60)
    : chosen
      ? tree.childrenOf(chosen.id)
      : tree.roots
  const parent = chosen?.parentId ? tree.get(chosen.parentId) : undefined
  return (
    <Page title={t(CONSOLE.grids)} lead={t(GRIDS.lead)} isWide>
      <Problem error={problem} onAgain={again} />
      {isPending ? <Pending lines={6} /> : null}
      {chosen ? (
        <div className="c-grids">
          <Card title={t(GRIDS.tree)}>
            <label className="c-field">
              <span>{t(GRIDS.find)}</span>
              <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
            </label>
            {parent && !wanted ? (
              <button type="button" className="c-link" onClick={() => setChosenId(parent.id)}>
                ↑ {parent.name}
              </button>
            ) : null}
            <ul className="c-plain">
              {list.map((grid) => (
                <li key={grid.id}>
                  <button type="button" className="c-link" onClick={() => setChosenId(grid.id)}>
                    {grid.name}
                  </button>{' '}
                  <span className="c-hint">
                    {t(LEVEL_WORDS[grid.level])} · {t(GRIDS.households, { count: grid.households })}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
          <div>
            <Card title={`${chosen.name} · ${t(LEVEL_WORDS[chosen.level])}`}>
              <p className="c-hint">
                {chosen.code} · {t(GRIDS.households, { count: chosen.households })}
                {chosen.isSynthetic ? ` · ${t(CONSOLE.sample)}` : ''}
              </p>
              <GridMap grids={shown} chosenId={chosen.id} onChoose={setChosenId} listTitle={t(GRIDS.onMap)} />
            </Card>
            <Posts gridId={chosen.id} />
            {tree.childrenOf(chosen.id).length === 0 ? <Buildings gridId={chosen.id} /> : null}
            <Codes gridId={chosen.id} communityId={chosen.communityId} />
          </div>
        </div>
      ) : null}
    </Page>
  )
}

function Posts({ gridId }: { gridId: string }) {
  const { t } = useLanguage()
  const { data, isPending, problem, again } = useRead('people.posts', { gridId })
  return (
    <Card title={t(GRIDS.posts)}>
      <Problem error={problem} onAgain={again} />
      {isPending ? <Pending /> : null}
      {data?.posts.length === 0 ? <Empty title={t(GRIDS.noPosts)} /> : null}
      <ul className="c-plain">
        {data?.posts.map((post) => (
          <li key={post.id}>
            <strong>{t(ROLE_WORDS[post.role])}</strong>{' '}
            {post.holders.length > 0 ? (
              post.holders.map((holder) => holder.name).join('、')
            ) : (
              <span className="c-late">{t(CONSOLE.vacant)}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Buildings({ gridId }: { gridId: string }) {
  const { t } = useLanguage()
  const { data, isPending, problem, again } = useRead('grids.buildings', { gridId })
  return (
    <Card title={t(GRIDS.buildings)}>
      <Problem error={problem} onAgain={again} />
      {isPending ? <Pending /> : null}
      {data?.buildings.length === 0 ? <Empty title={t(GRIDS.noBuildings)} /> : null}
      <ul className="c-plain">
        {data?.buildings.map((building) => (
          <li key={building.id}>
            {building.compoundName ?? ''} {building.name}{' '}
            <span className="c-hint">{t(GRIDS.households, { count: building.households })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Codes({ gridId, communityId }: { gridId: string; communityId: string }) {
  const { t } = useLanguage()
  const { data, isPending, problem, again } = useRead('grids.codes', { communityId, gridId })
  const print = (codeId: string, form: string) => `/print/${api.tenant()}/${codeId}?form=${form}`
  return (
    <Card title={t(GRIDS.codes)}>
      <Problem error={problem} onAgain={again} />
      {isPending ? <Pending /> : null}
      {data?.codes.length === 0 ? <Empty title={t(GRIDS.noCodes)} /> : null}
      <ul className="c-plain">
        {data?.codes.map((code) => (
          <li key={code.id}>
            {code.placeName} <span className="c-code">{code.code}</span>{' '}
            {code.revokedAt ? (
              <span className="c-hint">{t(GRIDS.revoked)}</span>
            ) : (
              <>
                <a href={print(code.id, 'poster')} target="_blank" rel="noreferrer">
                  {t(GRIDS.poster)}
                </a>{' '}
                <a href={print(code.id, 'sign')} target="_blank" rel="noreferrer">
                  {t(GRIDS.sign)}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
