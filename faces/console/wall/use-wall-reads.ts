import { localDate } from '../../../platform/pure/time.ts'
import { useNow } from '../../kit/use-now.ts'
import { COURSE_PERIODS } from '../figures/asking.ts'
import { useRead } from '../reads.ts'
import { lastMonthOf } from './drill.ts'
import { EVERY_MINUTE, EVERY_TEN_MINUTES } from './wall-part.tsx'

const often = { everyMillis: EVERY_MINUTE, keepsFormer: true } as const
const seldom = { everyMillis: EVERY_TEN_MINUTES, keepsFormer: true } as const

/** All that hangs on the wall, each asked by itself. The day follows the clock: a wall hangs through midnight. */
export function useWallReads(gridId: string | undefined) {
  const today = localDate(useNow(EVERY_MINUTE))
  const month = lastMonthOf(today)
  const filter = gridId ? { gridId } : {}
  return {
    today: useRead(
      'dashboards.figures',
      gridId ? { filter, span: { period: 'day', from: today }, groupBy: 'grid' } : null,
      often,
    ),
    month: useRead('dashboards.figures', gridId ? { filter, span: month, groupBy: 'all' } : null, often),
    course: useRead(
      'dashboards.course',
      gridId ? { filter, period: 'day', last: today, periods: COURSE_PERIODS.day } : null,
      often,
    ),
    spots: useRead('dashboards.hotSpots', gridId ? { gridId } : null, often),
    latest: useRead('dashboards.latest', gridId ? { gridId } : null, often),
    capacity: useRead('dashboards.capacity', gridId ? { gridId } : null, seldom),
    quality: useRead('dashboards.dataQuality', gridId ? { gridId } : null, seldom),
  }
}

export type WallReads = ReturnType<typeof useWallReads>
/** What every part needs: its reads and the place that is looked at. */
export type PartProps = { readonly reads: WallReads; readonly gridId: string }
