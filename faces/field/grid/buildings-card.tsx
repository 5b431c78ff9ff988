import { LinkButton } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useRead } from '../reads.ts'
import { hrefOf } from '../route.ts'
import { GRID } from './words.ts'

/** How many buildings stand on the page of the grid itself. */
const FIRST = 12

/** The buildings of a grid with their entrances and households; all of them on a page of their own. */
export function BuildingsCard({ gridId, areAll }: { gridId: string; areAll: boolean }) {
  const { t } = useLanguage()
  const { data, error, reload } = useRead('grids.buildings', { gridId })
  const buildings = data?.buildings ?? []
  const shown = areAll ? buildings : buildings.slice(0, FIRST)
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(GRID.buildings)}</h2>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data && buildings.length === 0 ? <p className="k-soft">{t(GRID.noBuildings)}</p> : null}
      <ul className="f-buildings">
        {shown.map((one) => (
          <li key={one.id}>
            <strong>{[one.compoundName, one.name].filter(Boolean).join(' ')}</strong>
            <span>{t(GRID.buildingNote, { entrances: one.entrances.length, households: one.households })}</span>
          </li>
        ))}
      </ul>
      {shown.length < buildings.length ? (
        <LinkButton isWide href={hrefOf(`grid/${gridId}/buildings`)}>
          {t(GRID.allBuildings, { count: buildings.length })}
        </LinkButton>
      ) : null}
    </section>
  )
}
