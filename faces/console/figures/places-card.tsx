import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { FigureSpan } from '../../../modules/dashboards/contract.ts'
import type { Count } from '../../../modules/dashboards/rules.ts'
import type { InputOf, OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { cornersOf } from '../../kit/map/geometry.ts'
import { GridMap } from '../../kit/map/grid-map.tsx'
import { drawnOf } from '../grids/tree.ts'
import { useTreeRead } from '../grids/use-tree.ts'
import { homeOf, useMe } from '../me.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { type Asking, filterFor } from './asking.ts'
import './places.css'
import { FIGURES } from './words.ts'

type Places = OutputOf<Queries['dashboards.countedPlaces']>
type Box = NonNullable<InputOf<Queries['dashboards.countedPlaces']>['within']>
type PlacesProps = { asking: Asking; span: FigureSpan; count: Count }

/** About forty metres around what is chosen, in degrees. */
const AROUND = 0.0004

/** Where the cases behind a figure lie: clusters that come apart when one is pressed, and at last the cases themselves. Folded until somebody wants it. */
export function PlacesCard(props: PlacesProps) {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  return (
    <Card
      className="c-places c-no-print"
      title={t(FIGURES.places)}
      tools={
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? FIGURES.foldMap : FIGURES.showMap)}
        </Button>
      }
    >
      {isOpen ? <PlacesMap {...props} /> : <p className="c-hint">{t(FIGURES.placesHint)}</p>}
    </Card>
  )
}

function PlacesMap({ asking, span, count }: PlacesProps) {
  const { t } = useLanguage()
  const [within, setWithin] = useState<Box | null>(null)
  const asked = { filter: filterFor(asking), span, count }
  const read = useRead('dashboards.countedPlaces', { ...asked, ...(within ? { within } : {}) }, { keepsFormer: true })
  const { data } = read
  const grids = useGround(asking.gridId)
  const points = usePoints(data)
  const frame = useMemo(() => (within ? cornersIn(within) : undefined), [within])
  const choose = (id: string) => {
    const cluster = id.startsWith('at ') ? data?.clusters[Number(id.slice(3))] : undefined
    const shape = grids.find((grid) => grid.id === id)?.shape
    if (cluster) setWithin(around(cluster.box))
    else if (shape) setWithin(boxOf(cornersOf(shape)))
  }
  if (!data) return <Awaiting read={read} lines={6} />
  const left = [
    data.outside > 0 ? t(FIGURES.outside, { n: data.outside }) : null,
    data.unplaced > 0 ? t(FIGURES.unplaced, { n: data.unplaced }) : null,
  ].filter(Boolean)
  return (
    <>
      {data.clusters.length === 0 && within === null ? (
        <p>{t(FIGURES.noPlaces)}</p>
      ) : (
        <GridMap
          grids={grids}
          points={points}
          frame={frame}
          chooses="points"
          isListFolded
          onChoose={choose}
          listTitle={t(FIGURES.placesList)}
        />
      )}
      <div className="c-tools" role="status">
        {within ? <Button onClick={() => setWithin(null)}>{t(FIGURES.allPlaces)}</Button> : null}
        <span className="c-hint">{left.join(' ')}</span>
      </div>
      <Named cases={data.cases} />
    </>
  )
}

/** The cases that are few enough to be named. */
function Named({ cases }: Pick<Places, 'cases'>) {
  const { t } = useLanguage()
  if (cases.length === 0) return null
  return (
    <ul className="c-places-cases" aria-label={t(FIGURES.placesCases)}>
      {cases.map((one) => (
        <li key={one.id}>
          <Link href={hrefOf(`/case/${one.id}`)}>{one.summary}</Link>
          <span className="c-hint">{[one.number, one.placeName].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}

/** The grids below the one that is asked about, or itself, as the ground on which the points stand. */
function useGround(gridId: string | null) {
  const { tree } = useTreeRead(true)
  const home = homeOf(useMe(), tree)
  const id = gridId ?? home?.id ?? null
  return useMemo(
    () => drawnOf(tree, id).map(({ id: key, name, shape }) => ({ id: key, label: name, shape })),
    [tree, id],
  )
}

function usePoints(data: Places | undefined) {
  const { t, language } = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` follows from the language.
  return useMemo(() => {
    const most = Math.max(1, ...(data?.clusters ?? []).map((one) => one.n))
    return (data?.clusters ?? []).map(({ lng, lat, n, gridName }, i) => ({
      id: `at ${i}`,
      label: t(FIGURES.cluster, { n }),
      note: gridName,
      tone: n > most / 2 ? (4 as const) : n > most / 8 ? (3 as const) : (2 as const),
      sign: n < 1000 ? String(n) : `${Math.round(n / 1000)}k`,
      lng,
      lat,
    }))
  }, [data, language])
}

function around({ west, south, east, north }: Box): Box {
  return { west: west - AROUND, south: south - AROUND, east: east + AROUND, north: north + AROUND }
}

function cornersIn({ west, south, east, north }: Box) {
  return [
    [west, south],
    [east, north],
  ] as const
}

function boxOf(corners: readonly (readonly [number, number])[]): Box {
  const [lngs, lats] = [corners.map(([lng]) => lng), corners.map(([, lat]) => lat)]
  return { west: Math.min(...lngs), south: Math.min(...lats), east: Math.max(...lngs), north: Math.max(...lats) }
}
