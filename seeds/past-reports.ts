import type { Loading } from './load.ts'
import { id } from './load-places.ts'
import { actorFor, type Moment } from './load-stories.ts'

/** The community whose lead has reports made by themselves, and since how many days. */
const WHERE = 'shida'
const SINCE_DAYS = 15
const DAY = 86_400_000

/** A lead sets that weekly and monthly reports are made: what was due since then is made up for when the house starts, and stands in the archive. */
export async function pastReports(loading: Loading, now: Date, share: number): Promise<Moment[]> {
  const { sample, known, run } = loading
  if (share === 0 || sample.key !== WHERE) return []
  const lead = await actorFor(loading, 'main_grid_lead')
  const main = sample.grids.find((grid) => grid.level === 'main')
  return [
    {
      at: new Date(now.getTime() - SINCE_DAYS * DAY).toISOString(),
      what: 'reports by the calendar',
      act: async () => {
        await run(
          'reports.setSchedule',
          {
            gridId: id(known.grids, main?.key ?? ''),
            isWeekly: true,
            isMonthly: true,
            isBelow: false,
            roles: ['main_grid_lead'],
          },
          lead,
        )
      },
    },
  ]
}
