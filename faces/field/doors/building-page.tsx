import { LinkButton } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useRead } from '../reads.ts'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { HomeRows } from './home-rows.tsx'
import { PendingHomes } from './pending-here.tsx'
import { DOORS } from './words.ts'

/** The flats of one building by entrance. */
export function BuildingPage({ gridId, buildingId }: { gridId: string; buildingId: string }) {
  const { t } = useLanguage()
  const buildings = useRead('grids.buildings', { gridId })
  const building = buildings.data?.buildings.find((one) => one.id === buildingId)
  const name = building ? [building.compoundName, building.name].filter(Boolean).join(' ') : ''
  const { data, error, reload, isCarried } = useRead('grids.searchHouseholds', { gridId, buildingId })
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
            <HomeRows homes={own} isNamed={false} isCarried={isCarried} />
          </section>
        )
      })}
      <PendingHomes
        entranceIds={building?.entrances.map(({ id }) => id) ?? []}
        known={new Set(homes.map(({ id }) => id))}
      />
      {building ? (
        <LinkButton isWide icon="plus" href={hrefOf(`doors/grid/${gridId}/${buildingId}/add`)}>
          {t(DOORS.addHome)}
        </LinkButton>
      ) : null}
    </Screen>
  )
}
