import { useState } from 'react'
import { ACCESS as CARE_ACCESS } from '../../../modules/care/access.ts'
import { GRADE_WORDS, LIST_WORDS } from '../../../modules/care/words.ts'
import type { Home } from '../../../modules/grids/homes/contract.ts'
import { HOUSEHOLD_USE_WORDS } from '../../../modules/grids/words.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { mayAnywhere } from './may.ts'
import { DOORS } from './words.ts'

/** The buildings of a grid, and a search for one flat. */
export function BuildingsPage({ gridId }: { gridId: string }) {
  const { t } = useLanguage()
  const me = useMe()
  const [search, setSearch] = useState('')
  const { data, error, reload } = useRead('grids.buildings', { gridId })
  const isSearching = search.trim() !== ''
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
        <Found key={search.trim()} gridId={gridId} search={search.trim()} />
      ) : (
        <>
          {mayAnywhere(me, CARE_ACCESS.recipients) ? <Due gridId={gridId} /> : null}
          <ErrorNotice error={error} onAgain={reload} />
          {!data && !error ? <Loading /> : null}
          {data?.buildings.length === 0 ? <p className="k-soft">{t(DOORS.noBuildings)}</p> : null}
          <h2 className="k-small-title">{t(DOORS.buildings)}</h2>
          <ul className="k-rows">
            {data?.buildings.map((one) => (
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
        </>
      )}
    </Screen>
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
  const { data, error, reload } = useRead('grids.searchHouseholds', {
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
      <HomeRows homes={data?.households ?? []} isNamed />
      {isLast && next ? (
        <Button isWide onPress={() => onMore(next)}>
          {t(DOORS.more)}
        </Button>
      ) : null}
    </>
  )
}

/** The flats of one building by entrance. */
export function BuildingPage({ gridId, buildingId }: { gridId: string; buildingId: string }) {
  const { t } = useLanguage()
  const buildings = useRead('grids.buildings', { gridId })
  const building = buildings.data?.buildings.find((one) => one.id === buildingId)
  const name = building ? [building.compoundName, building.name].filter(Boolean).join(' ') : ''
  const { data, error, reload } = useRead('grids.searchHouseholds', { gridId, buildingId })
  const homes = data?.households ?? []
  const failed = error ?? buildings.error
  return (
    <Screen title={name || t(DOORS.open)} onBack={() => back(`doors/grid/${gridId}`)}>
      <ErrorNotice error={failed} onAgain={error ? reload : buildings.reload} />
      {!data && !failed ? <Loading /> : null}
      {building?.entrances.map((entrance) => {
        const own = homes.filter((one) => one.entranceId === entrance.id)
        return own.length === 0 ? null : (
          <section key={entrance.id} className="k-stack">
            <h2 className="k-small-title">{entrance.name}</h2>
            <HomeRows homes={own} isNamed={false} />
          </section>
        )
      })}
      {building ? (
        <LinkButton isWide icon="plus" href={hrefOf(`doors/grid/${gridId}/${buildingId}/add`)}>
          {t(DOORS.addHome)}
        </LinkButton>
      ) : null}
    </Screen>
  )
}

function HomeRows({ homes, isNamed }: { homes: readonly Home[]; isNamed: boolean }) {
  const { t } = useLanguage()
  return (
    <ul className="k-rows">
      {homes.map((one) => {
        const notes = [
          one.use === null ? '' : t(HOUSEHOLD_USE_WORDS[one.use]),
          one.people === null ? '' : t(DOORS.peopleCount, { count: one.people }),
          one.verifiedAt === null ? t(DOORS.notVerified) : t(DOORS.verifiedAt, { at: one.verifiedAt }),
        ]
        return (
          <li key={one.id}>
            <RowLink
              href={hrefOf(`doors/home/${one.id}`)}
              title={isNamed ? [one.buildingName, one.entranceName, one.room].join(' ') : one.room}
              note={notes.filter(Boolean).join(' · ')}
            />
          </li>
        )
      })}
    </ul>
  )
}
