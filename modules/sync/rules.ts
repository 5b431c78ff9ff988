/** A clock that is off by less than this is right, in seconds. */
const RIGHT_ENOUGH = 300

/** How far a phone's clock is ahead of the house's, in whole seconds. */
export function skewOf(phoneTime: Date, now: Date): number {
  const seconds = Math.round((phoneTime.getTime() - now.getTime()) / 1000)
  // A phone whose battery was out stands in 1970 or anywhere: the column holds 68 years.
  return Math.max(-2_147_483_647, Math.min(2_147_483_647, seconds))
}

/** The skew worth telling somebody; null while the clock is right enough. */
export function notableSkew(seconds: number): number | null {
  return Math.abs(seconds) > RIGHT_ENOUGH ? seconds : null
}

/** For so long after it was revoked a phone may still hand over what it had not sent. */
export const RESCUE_DAYS = 30

/** Whether what a phone hands over is still held. */
export function mayHandOver(device: { revokedAt: Date | null }, now: Date): boolean {
  return device.revokedAt === null || now.getTime() - device.revokedAt.getTime() <= RESCUE_DAYS * 86_400_000
}
