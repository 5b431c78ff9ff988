import { openChain } from '../../../platform/announce.ts'
import type { WriteContext } from '../../../platform/context.ts'
import { may } from '../../../platform/pure/access.ts'
import { districtOf, districtTenant } from '../../../platform/pure/ids.ts'
import { ensure, Forbidden, Refusal } from '../../../platform/pure/refusals.ts'
import { wholeDistrict } from '../../calendars/access.ts'
import { ACCESS } from '../access.ts'
import { lockDistrict } from '../store.ts'
import { WHO_PUBLISHES } from '../words.ts'

/** What every act on the district's sets begins with. */

/** @throws Forbidden */
export function ensureMayPublish(ctx: WriteContext, act: string): void {
  ensure(may(ctx.actor, ACCESS.publish, wholeDistrict(ctx.actor)), () => new Forbidden(act, WHO_PUBLISHES.zh))
}

/**
 * Opens and locks the district's chain, so that publications follow one another, and gives the moment of publication: now, or just
 * after the newest set if the server's clock was put back, so that the set published last rules.
 */
export async function lockForPublishing(ctx: WriteContext): Promise<Date> {
  const district = districtTenant(ctx.tenant)
  ensure(ctx.tenant === district, () => new Refusal('routing.not_the_district', { district }))
  await openChain(ctx.sql, district, district)
  const newest = await lockDistrict(ctx.sql, district, districtOf(district))
  return new Date(Math.max(ctx.now.getTime(), (newest?.getTime() ?? 0) + 1))
}
