import { recall, remember } from '../../kit/remembered.ts'

const BY_WIFI = 'field.photos-by-wifi'

/** Whether its holder wants photos and voices sent by Wi-Fi only. */
export function areByWifi(): boolean {
  return recall(BY_WIFI) === 'yes'
}

export function setByWifi(isOn: boolean): void {
  remember(BY_WIFI, isOn ? 'yes' : null)
}

/** Whether photos may go over this line. A browser that does not say what line it is (iPhone) sends them: nothing waits for ever unseen. */
export function mayGo(isByWifi: boolean, lineType: string | undefined): boolean {
  return !isByWifi || lineType === undefined || lineType === 'wifi' || lineType === 'ethernet' || lineType === 'unknown'
}

/** What line the browser says it is on; undefined: it does not say. */
export function lineTypeOf(of: Navigator): string | undefined {
  const line: unknown = 'connection' in of ? of.connection : undefined
  const has = typeof line === 'object' && line !== null && 'type' in line
  return has && typeof line.type === 'string' ? line.type : undefined
}
