import { ACCESS as TASKS } from '../../../modules/tasks/access.ts'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import { roleName } from '../../kit/role-name.ts'
import { mayAnywhere } from '../doors/may.ts'
import { DOORS } from '../doors/words.ts'
import { doorsOf } from '../family/doors.ts'
import { FAMILY } from '../family/words.ts'
import { useMe } from '../me.ts'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import { BuildingsCard } from './buildings-card.tsx'
import { GridCard } from './grid-card.tsx'
import { GridCases } from './grid-cases.tsx'
import { PeopleCards } from './people-cards.tsx'
import { reachOf } from './reach.ts'
import { useMyGrids } from './use-my-grids.ts'
import { GRID } from './words.ts'

/** The grids of one's posts, and one grid with its people and houses. */
export function GridPages({ parts: [gridId, page] }: { parts: readonly string[] }) {
  const me = useMe()
  const mine = [...new Set(me.grants.map((grant) => grant.gridId))]
  if (gridId === undefined) return mine.length === 1 ? <OneGrid gridId={mine[0]} isFirst /> : <MyGrids ids={mine} />
  return <OneGrid key={gridId} gridId={gridId} isFirst={false} page={page} />
}

function MyGrids({ ids }: { ids: readonly string[] }) {
  const speech = useLanguage()
  const { t } = speech
  const me = useMe()
  const { all, error, reload } = useMyGrids()
  const roles = (gridId: string) =>
    me.grants.filter((grant) => grant.gridId === gridId).map((grant) => roleName(grant.role, speech))
  return (
    <Screen title={t(FIELD.grid)} tab="grid">
      <ErrorNotice error={error} onAgain={reload} />
      {!all && !error ? <Loading /> : null}
      <ul className="k-rows">
        {ids.map((id) => {
          const grid = all?.find((one) => one.id === id)
          const name = grid?.name ?? me.grants.find((grant) => grant.gridId === id)?.gridName ?? ''
          const count = grid ? t(GRID.householdCount, { count: grid.households }) : ''
          return (
            <li key={id}>
              <RowLink
                icon="home"
                href={hrefOf(`grid/${id}`)}
                title={name}
                note={[...roles(id), count].filter(Boolean).join(' · ')}
              />
            </li>
          )
        })}
      </ul>
    </Screen>
  )
}

function OneGrid({
  gridId,
  isFirst,
  page,
}: {
  gridId: string
  isFirst: boolean
  /** What of it: its buildings, its open cases, or all in short. */
  page?: string
}) {
  const { t } = useLanguage()
  const { grids, error, reload } = useMyGrids()
  const me = useMe()
  const isDoor = reachOf(grids ?? [], doorsOf(me)).some((one) => one.id === gridId)
  const grid = grids?.find((one) => one.id === gridId)
  const under = grids?.filter((one) => one.parentId === gridId) ?? []
  const frame = isFirst ? { tab: 'grid' as const } : { onBack: () => back('grid') }
  return (
    <Screen title={grid?.name ?? t(FIELD.grid)} {...frame}>
      <ErrorNotice error={error} onAgain={reload} />
      {!grids && !error ? <Loading /> : null}
      {grids && !grid ? <Notice tone="warm">{t(GRID.notHere)}</Notice> : null}
      {grid && page === 'buildings' ? <BuildingsCard gridId={grid.id} areAll /> : null}
      {grid && page === 'cases' ? <GridCases gridId={grid.id} /> : null}
      {grid && page === undefined ? (
        <>
          <GridCard grid={grid} />
          <nav className="k-rows">
            {mayAnywhere(me, TASKS.doors) ? (
              <RowLink icon="check" href={hrefOf('day')} title={t(GRID.day)} note={t(GRID.dayNote)} />
            ) : null}
            <RowLink
              icon="list"
              href={hrefOf(`grid/${grid.id}/cases`)}
              title={t(GRID.cases)}
              note={t(GRID.casesNote)}
            />
            <RowLink
              icon="home"
              href={hrefOf(`doors/grid/${grid.id}`)}
              title={t(DOORS.open)}
              note={t(DOORS.openNote)}
            />
            <RowLink icon="help" href={hrefOf('help')} title={t(GRID.help)} note={t(GRID.helpNote)} />
            {isDoor ? (
              <RowLink
                icon="person"
                href={hrefOf(`family/${grid.id}`)}
                title={t(FAMILY.open)}
                note={t(FAMILY.openNote)}
              />
            ) : null}
          </nav>
          <PeopleCards gridId={grid.id} />
          {under.length > 0 ? (
            <section className="k-stack">
              <h2 className="k-small-title">{t(GRID.under)}</h2>
              <ul className="k-rows">
                {under.map((one) => (
                  <li key={one.id}>
                    <RowLink
                      href={hrefOf(`grid/${one.id}`)}
                      title={one.name}
                      note={t(GRID.householdCount, { count: one.households })}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <BuildingsCard gridId={grid.id} areAll={false} />
        </>
      ) : null}
    </Screen>
  )
}
