import { ACCESS } from '../../../modules/calendars/access.ts'
import { districtTenant } from '../../../platform/pure/ids.ts'
import { api } from '../../kit/api.ts'
import { mayAnywhere, useMe } from '../me.ts'

/** Calendars and catalogues are published for the whole district: the act goes to the district of the street that is open. */
export const inDistrict: typeof api.run = (name, input, options) =>
  api.run(name, input, { ...options, tenant: districtTenant(api.tenant()) })

/** Whether this person may publish for the district; the server decides the rest. */
export function useMayPublish(): boolean {
  return mayAnywhere(useMe(), ACCESS.publish)
}
