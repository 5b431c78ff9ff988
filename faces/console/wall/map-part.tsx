import { useMemo } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { GridMap, type MapTone } from '../../kit/map/grid-map.tsx'
import { drawnOf } from '../grids/tree.ts'
import { useTreeRead } from '../grids/use-tree.ts'
import { navigate } from '../router.tsx'
import { lastDays, to } from './drill.ts'
import type { PartProps } from './use-wall-reads.ts'
import { WallPart } from './wall-part.tsx'
import { WALL } from './words.ts'

/** The grids below, the warmer the more is open in them, with the hot spots; a press opens the figures of the grid. */
export function MapPart({ reads: { today, spots }, gridId }: PartProps) {
  const { t, pick, language } = useLanguage()
  const { tree } = useTreeRead(true)
  const lines = today.data?.lines
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` follows from the language.
  const grids = useMemo(() => {
    const counts = new Map(lines?.map((line) => [line.key, line.counts]))
    const shown = drawnOf(tree, gridId)
    const most = Math.max(1, ...shown.map((grid) => counts.get(grid.id)?.open ?? 0))
    return shown.map((grid) => {
      const open = counts.get(grid.id)?.open ?? 0
      return {
        id: grid.id,
        label: grid.name,
        note: t(WALL.mapNote, { open, late: counts.get(grid.id)?.open_late ?? 0 }),
        tone: shown.length > 1 ? heat(open, most) : ('plain' as const),
        shape: grid.shape,
      }
    })
  }, [tree, gridId, lines, language])
  const found = spots.data?.spots
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` follows from the language.
  const points = useMemo(
    () =>
      (found ?? []).map((spot, i) => ({
        id: `spot ${i}`,
        label: pick(spot.category.zh, spot.category.en),
        note: t(WALL.spotLine, { n: spot.cases.length, open: spot.cases.filter((one) => one.isOpen).length }),
        tone: 4 as const,
        lng: spot.lng,
        lat: spot.lat,
      })),
    [found, language],
  )
  const choose = (id: string) => {
    const spot = id.startsWith('spot ') ? found?.[Number(id.slice(5))] : undefined
    navigate(
      spots.data && spot
        ? to({ gridId: spot.gridId, category: spot.categoryCode, count: 'received', ...lastDays(spots.data.asOf) })
        : to({ gridId: id, span: 'today', count: 'open' }),
    )
  }
  return (
    <WallPart title={t(WALL.map)} read={today} href={to({ gridId, span: 'today', groupBy: 'grid' })} className="w-map">
      {grids.length > 0 ? (
        <>
          <GridMap isListFolded grids={grids} points={points} onChoose={choose} listTitle={t(WALL.mapList)} />
          <p className="w-soft">{t(WALL.mapLegend)}</p>
        </>
      ) : (
        <p className="w-soft">{t(WALL.noShapes)}</p>
      )}
    </WallPart>
  )
}

function heat(open: number, most: number): MapTone {
  const share = open / most
  if (open === 0) return 'plain'
  return share > 0.75 ? 4 : share > 0.5 ? 3 : share > 0.25 ? 2 : 1
}
