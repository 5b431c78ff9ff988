import { lazy, Suspense, useState } from 'react'
import { ACCESS as CARE_ACCESS } from '../../../modules/care/access.ts'
import { GRADE_WORDS, LIST_WORDS } from '../../../modules/care/words.ts'
import type { Building } from '../../../modules/grids/contract.ts'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import { MAP } from '../map/words.ts'
import { useMe } from '../me.ts'
import { pickBuildings } from '../parts/pick-buildings.ts'
import { Segments } from '../parts/segments.tsx'
import { useRead } from '../reads.ts'
import { back, go, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { HomeRows } from './home-rows.tsx'
import { mayAnywhere } from './may.ts'
import { DOORS } from './words.ts'

const BuildingsMap = lazy(() => import('../map/buildings-map.tsx'))

/** So many buildings that a search names stand above the flats. */
const MOST_NAMED = 8

/** The buildings of a grid, as a list or drawn, and a search for one flat. */
export function BuildingsPage({ gridId, look }: { gridId: string; look: 'list' | 'map' }) {
  const { t } = useLanguage()
  const me = useMe()
  const [search, setSearch] = useState('')
  const { data, error, reload } = useRead('grids.buildings', { gridId })
  const isSearching = search.trim() !== ''
  const buildings = data?.buildings ?? []
  const named = isSearching ? pickBuildings(buildings, search).slice(0, MOST_NAMED) : []
  return (
    <Screen title={t(DOORS.open)} onBack={() => back(`grid/${gridId}`)}>
      <Field
        label={t(DOORS.search)}
        hint={t(DOORS.searchHint)}
        value={search}
        onChange={setSearch}
        maxLength={40}
        type="search"
        autoComplete="off"
      />
      {isSearching ? (
        <>
          {named.length > 0 && named.length < buildings.length ? (
            <BuildingRows
              gridId={gridId}
              buildings={buildings.filter((one) => named.some(({ id }) => id === one.id))}
            />
          ) : null}
          <Found key={search.trim()} gridId={gridId} search={search.trim()} />
        </>
      ) : (
        <Segments
          label={t(MAP.ways)}
          isLabelHidden
          options={[
            { value: 'list', label: t(MAP.asList) },
            { value: 'map', label: t(MAP.asMap) },
          ]}
          value={look}
          onChoose={(next) => go(`doors/${next === 'map' ? 'map' : 'grid'}/${gridId}`, { replace: true })}
        />
      )}
      {isSearching || look === 'list' ? null : (
        <Suspense fallback={<Loading />}>
          <BuildingsMap gridId={gridId} onChoose={(one) => go(`doors/grid/${gridId}/${one.id}`)} />
        </Suspense>
      )}
      {isSearching || look === 'map' ? null : (
        <>
          {mayAnywhere(me, CARE_ACCESS.recipients) ? <Due gridId={gridId} /> : null}
          <ErrorNotice error={error} onAgain={reload} />
          {!data && !error ? <Loading /> : null}
          {data?.buildings.length === 0 ? <p className="k-soft">{t(DOORS.noBuildings)}</p> : null}
          <BuildingRows gridId={gridId} buildings={buildings} />
        </>
      )}
    </Screen>
  )
}

function BuildingRows({ gridId, buildings }: { gridId: string; buildings: readonly Building[] }) {
  const { t } = useLanguage()
  return (
    <section className="k-stack">
      <h2 className="k-small-title">{t(DOORS.buildings)}</h2>
      <ul className="k-rows">
        {buildings.map((one) => (
          <li key={one.id}>
            <RowLink
              icon="home"
              href={hrefOf(`doors/grid/${gridId}/${one.id}`)}
              title={[one.compoundName, one.name].filter(Boolean).join(' ')}
              note={t(DOORS.buildingNote, { count: one.households })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who is to be reached these days, the most late first. */
function Due({ gridId }: { gridId: string }) {
  const { t } = useLanguage()
  const { data } = useRead('care.recipients', { gridId, list: 'due' })
  if (!data || data.recipients.length === 0) return null
  return (
    <section className="k-stack">
      <h2 className="k-small-title">{t(LIST_WORDS.due)}</h2>
      <ul className="k-rows">
        {data.recipients.map((one) => {
          const word = one.dueInDays < 0 ? DOORS.daysLate : one.dueInDays === 0 ? DOORS.dueToday : DOORS.dueIn
          return (
            <li key={one.id}>
              <RowLink
                icon="person"
                href={hrefOf(`doors/home/${one.householdId}`)}
                title={`${one.nameMasked} · ${one.placeName}`}
                note={[
                  t(DOORS.cared, { grade: t(GRADE_WORDS[one.grade]) }),
                  t(word, { days: Math.abs(one.dueInDays) }),
                ].join(' · ')}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What a search finds, a few buildings at a time. */
function Found({ gridId, search }: { gridId: string; search: string }) {
  const { t } = useLanguage()
  const [after, setAfter] = useState<readonly (string | undefined)[]>([undefined])
  return (
    <>
      {after.map((afterBuildingId, index) => (
        <FoundPage
          key={afterBuildingId ?? 'first'}
          gridId={gridId}
          search={search}
          afterBuildingId={afterBuildingId}
          isLast={index === after.length - 1}
          onMore={(next) => setAfter([...after, next])}
        />
      ))}
      <p className="k-offscreen" role="status">
        {t(DOORS.search)}
      </p>
    </>
  )
}

function FoundPage({
  gridId,
  search,
  afterBuildingId,
  isLast,
  onMore,
}: {
  gridId: string
  search: string
  afterBuildingId: string | undefined
  isLast: boolean
  onMore: (next: string) => void
}) {
  const { t } = useLanguage()
  const { data, error, reload, isCarried } = useRead('grids.searchHouseholds', {
    gridId,
    search,
    ...(afterBuildingId ? { afterBuildingId } : {}),
  })
  const next = data?.nextBuildingId
  return (
    <>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data?.households.length === 0 ? <p className="k-soft">{t(DOORS.nothing)}</p> : null}
      <HomeRows homes={data?.households ?? []} isNamed isCarried={isCarried} />
      {isLast && next ? (
        <Button isWide onPress={() => onMore(next)}>
          {t(DOORS.more)}
        </Button>
      ) : null}
    </>
  )
}
