import type { ComponentType } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMe } from '../me.ts'
import { useTitle } from '../parts/page.tsx'
import { Pending } from '../parts/said.tsx'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { useKeys } from '../shell/keys.ts'
import { AgeingPart, FunnelPart, WaitingPart } from './count-parts.tsx'
import { CapacityPart, QualityPart, SpotsPart } from './ground-parts.tsx'
import { LatestPart } from './latest-part.tsx'
import { MapPart } from './map-part.tsx'
import { ClosingPart, CoursePart } from './month-parts.tsx'
import { partsAtOnce, scenesOf } from './rotation.ts'
import { TodayStrip } from './today-strip.tsx'
import { useFullScreen, useRotation, useWidth } from './use-rotation.ts'
import { type PartProps, useWallReads } from './use-wall-reads.ts'
import { WallHead } from './wall-head.tsx'
import './wall.css'
import { WALL } from './words.ts'

/** In the order of the scenes: the work, then the ground it stands on. */
const PARTS: readonly (readonly [string, ComponentType<PartProps>])[] = [
  ['funnel', FunnelPart],
  ['ageing', AgeingPart],
  ['closing', ClosingPart],
  ['course', CoursePart],
  ['waiting', WaitingPart],
  ['spots', SpotsPart],
  ['capacity', CapacityPart],
  ['quality', QualityPart],
]

/** The wall of the operations station (智慧城运站): today, the map and what happens stand; the rest goes round. */
export default function WallPage() {
  const tree = useTree()
  const me = useMe()
  const { query } = usePlace()
  const place = tree.get(query.get('grid')) ?? homeOf(me, tree)
  if (!place) return <Pending lines={8} />
  const home = homeOf(me, tree)
  const places = home ? [home, ...tree.childrenOf(home.id).filter((grid) => grid.level !== 'micro')] : []
  return <Wall gridId={place.id} name={place.name} places={places} />
}

type WallProps = { gridId: string; name: string; places: readonly { readonly id: string; readonly name: string }[] }

function Wall({ gridId, name, places }: WallProps) {
  const { t } = useLanguage()
  const reads = useWallReads(gridId)
  const scenes = scenesOf(PARTS, partsAtOnce(useWidth(), PARTS.length))
  const rotation = useRotation(scenes.length)
  const [isFull, toggleFull] = useFullScreen()
  useTitle(t(WALL.title, { place: name }))
  useKeys(
    Object.fromEntries<() => void>([
      ['ArrowRight', () => rotation.turn({ kind: 'step', by: 1 })],
      ['ArrowLeft', () => rotation.turn({ kind: 'step', by: -1 })],
      ['p', () => rotation.turn({ kind: 'pause' })],
      ['f', toggleFull],
    ]),
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that somebody is at the wall, and then stands still.
    <div
      className="w-wall"
      onPointerDown={() => rotation.turn({ kind: 'touch' })}
      onKeyDown={() => rotation.turn({ kind: 'touch' })}
    >
      <WallHead
        name={name}
        gridId={gridId}
        places={places}
        onPlace={(id) => navigate(hrefOf('/wall', { grid: id === places[0]?.id ? undefined : id }))}
        rotation={rotation}
        scenes={scenes.length}
        isFull={isFull}
        onFull={toggleFull}
      />
      <TodayStrip reads={reads} gridId={gridId} />
      <MapPart reads={reads} gridId={gridId} />
      <LatestPart reads={reads} gridId={gridId} />
      <div className="w-scene" data-scene={rotation.scene} data-parts={scenes[rotation.scene]?.length}>
        {scenes[rotation.scene]?.map(([key, Part]) => (
          <Part key={key} reads={reads} gridId={gridId} />
        ))}
      </div>
    </div>
  )
}
