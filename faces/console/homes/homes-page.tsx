import { Button } from 'antd'
import { useState } from 'react'
import { HOUSEHOLD_USE_WORDS } from '../../../modules/grids/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTreeRead } from '../grids/use-tree.ts'
import { homeOf, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useMoreRead } from '../reads.ts'
import { hrefOf, Link, navigate, usePlace } from '../router.tsx'
import { CorrectionsCard } from './corrections-card.tsx'
import { HomePart } from './home-part.tsx'
import { HOMES } from './words.ts'

/** The register of flats, and one of them. */
export default function HomesPage() {
  const { t } = useLanguage()
  const me = useMe()
  const { query } = usePlace()
  const read = useTreeRead(false)
  const { tree } = read
  const householdId = query.get('household')
  const grid = tree.get(query.get('grid')) ?? homeOf(me, tree)
  if (householdId !== null) return <HomePart key={householdId} householdId={householdId} />
  return (
    <Page title={t(HOMES.title)} lead={t(HOMES.lead)} isWide>
      <Awaiting read={read} lines={6} />
      {grid ? (
        <>
          <Register gridId={grid.id} onGrid={(id) => navigate(hrefOf('/homes', { grid: id }), { replace: true })} />
          <CorrectionsCard key={grid.id} title={t(HOMES.recent)} of={{ gridId: grid.id }} hasPlaces />
        </>
      ) : null}
    </Page>
  )
}

function Register({ gridId, onGrid }: { gridId: string; onGrid: (id: string) => void }) {
  const { t, moment } = useLanguage()
  const [search, setSearch] = useState('')
  const list = useMoreRead('grids.searchHouseholds', {
    key: [gridId, search],
    input: (afterBuildingId) => ({ gridId, search, ...(afterBuildingId ? { afterBuildingId } : {}) }),
    next: (page) => page.nextBuildingId,
  })
  const homes = list.data?.pages.flatMap((page) => page.households) ?? []
  return (
    <Card title={t(HOMES.list)}>
      <div className="c-tools">
        <GridPicker
          className="c-narrow"
          placeholder={t(HOMES.grid)}
          value={gridId}
          onChange={(id) => id && onGrid(id)}
        />
        <SearchBox label={t(HOMES.search)} value={search} onSearch={(text) => setSearch(text.slice(0, 40))} />
      </div>
      <Awaiting read={list} lines={8} />
      {list.data && homes.length === 0 ? (
        <Empty title={t(HOMES.noneTitle)}>
          <p>{t(HOMES.noneText)}</p>
        </Empty>
      ) : null}
      {homes.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(HOMES.place)}</th>
              <th scope="col">{t(HOMES.use)}</th>
              <th scope="col">{t(HOMES.people)}</th>
              <th scope="col">{t(HOMES.verified)}</th>
            </tr>
          </thead>
          <tbody>
            {homes.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link href={hrefOf('/homes', { household: one.id })}>
                    {[one.buildingName, one.entranceName, one.room].join(' ')}
                  </Link>
                </th>
                <td data-title={t(HOMES.use)}>
                  {one.use === null ? t(HOMES.unknown) : t(HOUSEHOLD_USE_WORDS[one.use])}
                </td>
                <td data-title={t(HOMES.people)}>{one.people ?? t(HOMES.unknown)}</td>
                <td data-title={t(HOMES.verified)}>
                  {one.verifiedAt === null ? t(HOMES.never) : moment(one.verifiedAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {list.hasNextPage ? (
        <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t(HOMES.more)}
        </Button>
      ) : null}
    </Card>
  )
}
