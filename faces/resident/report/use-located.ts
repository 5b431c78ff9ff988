import { useEffect, useState } from 'react'
import { deviceSpot, type Located, locate, type Spot } from '../locate.ts'
import type { Where } from './report-draft.ts'

/** What has been found out about a spot: not asked, under way, found in a grid, not given by the device, or not to be had now. */
export type Finding =
  | { state: 'none' }
  | { state: 'under_way' }
  | { state: 'found'; spot: Spot; located: Located }
  | { state: 'denied' }

/** Where the photo was taken, located in a grid as soon as a photo says so. */
export function usePhotoPlace(place: { lng: number; lat: number } | null): Finding {
  const [finding, setFinding] = useState<Finding>({ state: 'none' })
  const lng = place?.lng
  const lat = place?.lat
  useEffect(() => {
    if (lng === undefined || lat === undefined) return
    let isCurrent = true
    const spot = { lng, lat, accuracyMetres: null }
    locate(spot).then(
      (located) => isCurrent && setFinding({ state: 'found', spot, located }),
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [lng, lat])
  return finding
}

/** Where the device is, once the person asks for it. */
export function useDevicePlace(): { finding: Finding; find: () => Promise<Finding> } {
  const [finding, setFinding] = useState<Finding>({ state: 'none' })
  const find = async (): Promise<Finding> => {
    setFinding({ state: 'under_way' })
    const found = await findDevice()
    setFinding(found)
    return found
  }
  return { finding, find }
}

/** The place to report for a spot found inside a grid or near one; null on a border and outside all: then the person chooses. */
export function whereOf(from: 'photo' | 'device', finding: Finding): Extract<Where, { by: 'point' }> | null {
  if (finding.state !== 'found') return null
  const { spot, located } = finding
  if (located.kind === 'inside') return { by: 'point', from, ...spot, gridId: null, gridName: located.gridName }
  if (located.kind === 'outside' && located.nearest) {
    const { gridId, gridName } = located.nearest
    return { by: 'point', from, ...spot, gridId, gridName }
  }
  return null
}

async function findDevice(): Promise<Finding> {
  const spot = await deviceSpot()
  if (!spot) return { state: 'denied' }
  try {
    return { state: 'found', spot, located: await locate(spot) }
  } catch {
    return { state: 'denied' }
  }
}
