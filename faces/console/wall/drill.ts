import { stepped } from '../../../modules/dashboards/rules.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { type Asking, queryFor, START } from '../figures/asking.ts'
import { hrefOf } from '../router.tsx'

/** Hot spots look back so many days. */
const HOT_DAYS = 7

/** The days of hot spots, as days of one's own. */
export function lastDays(asOf: string): Pick<Asking, 'span' | 'from' | 'until'> {
  const until = localDate(new Date(asOf))
  return { span: 'own', from: stepped('day', until, -HOT_DAYS), until }
}

/** The last thirty days up to a day: on the first of a month there would be nothing to show of it. */
export function lastMonthOf(today: string): { from: string; until: string } {
  return { from: stepped('day', today, -29), until: today }
}

/** The page of figures that says more about a part of the wall. */
export function to(asking: Partial<Asking>): string {
  return hrefOf('/figures', queryFor({ ...START, ...asking }))
}
