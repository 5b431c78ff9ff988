import { extremes, middleOf, type Ring } from '../geometry.ts'

/**
 * Puts pieces of ground in the order in which grids are numbered (DB6101/T 3185): rows from north to south, in a row
 * from west to east. A row is as high as the middle one of the pieces.
 */
export const readingOrder = <T>(items: readonly T[], ringOf: (item: T) => Ring): T[] => {
  const placed = items.map((item) => {
    const ring = ringOf(item)
    const [south, north] = extremes(ring.map(([, lat]) => lat))
    return { item, middle: middleOf(ring), height: north - south }
  })
  const height = placed.map((one) => one.height).sort((a, b) => a - b)[placed.length >> 1] ?? 1
  const north = Math.max(...placed.map(({ middle }) => middle[1]))
  const row = (lat: number) => Math.floor((north - lat) / height)
  return placed.sort((a, b) => row(a.middle[1]) - row(b.middle[1]) || a.middle[0] - b.middle[0]).map(({ item }) => item)
}
