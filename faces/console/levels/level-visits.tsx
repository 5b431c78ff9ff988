import { useMemo } from 'react'
import { VISIT_MEASURE_NAMES, VISIT_MEASURES, type VisitCount } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { VISIT_COUNT_WORDS } from '../figures/count-words.ts'
import { VisitHeads } from '../figures/visit-heads.tsx'
import { VisitMeasureCard } from '../figures/visit-measure-card.tsx'
import { FIGURES } from '../figures/words.ts'
import { Card } from '../parts/page.tsx'
import { Empty, Note } from '../parts/said.tsx'
import type { Asking } from './asking.ts'
import { FigureCell, Hidden } from './figure-cell.tsx'
import { isHidden, known } from './ordered.ts'
import { figuresAsking, type Picture, type PlaceLine } from './picture.ts'
import { PlaceLink } from './place-link.tsx'
import { PlacesChart } from './places-chart.tsx'
import { BELOW_WORDS, LEVELS } from './words.ts'

type LevelVisitsProps = { asking: Asking; picture: Picture }

const SHOWN = ['doors', 'doors_due', 'doors_visited'] as const satisfies readonly VisitCount[]

/** Doors visited, people met, households reached: the level as a whole, and its places side by side. Nothing here is about who walks. */
export function LevelVisits({ asking, picture }: LevelVisitsProps) {
  const { t } = useLanguage()
  const { visits, hidesSmall } = picture
  const isEmpty = visits.counts.doors === 0 && (visits.counts.visits ?? 0) === 0
  return (
    <Card title={t(LEVELS.visits)}>
      {isEmpty ? (
        <Empty title={t(FIGURES.noDoors)} />
      ) : (
        <>
          {asking.classCode === null ? null : <Note>{t(LEVELS.visitsOfAll)}</Note>}
          {visits.isVolumeOnly ? null : (
            <div className="c-measures">
              {VISIT_MEASURE_NAMES.map((name) => (
                <VisitMeasureCard
                  key={name}
                  name={name}
                  counts={known(visits.counts)}
                  asking={hidesSmall ? null : figuresAsking(picture, null)}
                  hidden={isHidden(name, visits.counts) ? t(LEVELS.hidden) : undefined}
                />
              ))}
            </div>
          )}
          <VisitsTable asking={asking} picture={picture} />
          <Walked picture={picture} />
          <p className="c-hint">{t(LEVELS.visitsNote)}</p>
          {hidesSmall ? <p className="c-hint">{t(LEVELS.visitsHidden)}</p> : null}
        </>
      )}
    </Card>
  )
}

function VisitsTable({ asking, picture }: LevelVisitsProps) {
  const { t } = useLanguage()
  const below = t(BELOW_WORDS[picture.level])
  return (
    <table className="c-figures-table c-levels-table">
      <caption className="k-offscreen">{t(LEVELS.visitsBy, { below })}</caption>
      <VisitHeads first={below} counts={SHOWN} />
      <tbody>
        {picture.places.map((place) => (
          <PlaceVisits key={place.code} place={place} asking={asking} picture={picture} />
        ))}
      </tbody>
    </table>
  )
}

function PlaceVisits({ place, asking, picture }: LevelVisitsProps & { place: PlaceLine }) {
  const { t } = useLanguage()
  const { isVolumeOnly, counts } = place.visits
  return (
    <tr>
      <th scope="row">
        <PlaceLink asking={asking} picture={picture} place={place} />
        {isVolumeOnly ? <small className="c-levels-note">{t(LEVELS.onlyDoors)}</small> : null}
      </th>
      {SHOWN.map((count) => (
        <td key={count} data-title={t(VISIT_COUNT_WORDS[count])}>
          {counts[count] === null ? <Hidden /> : (counts[count] ?? '—')}
        </td>
      ))}
      {VISIT_MEASURE_NAMES.map((name) => (
        <td key={name} data-title={t(VISIT_MEASURES[name].label)}>
          {isVolumeOnly ? '—' : <FigureCell name={name} counts={counts} />}
        </td>
      ))}
    </tr>
  )
}

/** Doors due in each place, those visited and those that are left. */
function Walked({ picture }: { picture: Picture }) {
  const { t, language } = useLanguage()
  const places = useMemo(
    () => picture.places.filter((place) => !place.visits.isVolumeOnly && place.visits.counts.doors_due !== 0),
    [picture.places],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` follows from the language.
  const series = useMemo(() => {
    const part = (of: (due: number, visited: number) => number) =>
      places.map(({ visits: { counts } }) =>
        counts.doors_due === null || counts.doors_visited === null
          ? null
          : of(counts.doors_due ?? 0, counts.doors_visited ?? 0),
      )
    return [
      {
        key: 'visited',
        name: t(LEVELS.visited),
        as: 'bar' as const,
        color: '#0b6654',
        values: part((_due, visited) => visited),
      },
      {
        key: 'left',
        name: t(LEVELS.notVisited),
        as: 'bar' as const,
        color: '#e5a13d',
        values: part((due, visited) => due - visited),
      },
    ]
  }, [places, language])
  if (places.length === 0) return null
  return <PlacesChart picture={picture} caption={t(LEVELS.walked)} series={series} />
}
