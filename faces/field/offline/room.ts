/** From this share on a warning stands beside it. */
const NEARLY_FULL = 0.8
/** A phone shows at most so many marks when it compares (modules/sync/contract.ts): more rows it does not carry. */
const MOST_ROWS = 20_000

/** How much room the work of this phone takes. */
export type Room = { readonly megabytes: number; readonly percent: number; readonly isNearlyFull: boolean }

/** What the browser says of bytes, and how many rows there are: whichever comes nearer to its end counts. */
export function roomOf(rows: number, estimate: { usage?: number; quota?: number }): Room {
  const { usage = 0, quota = 0 } = estimate
  const share = Math.max(rows / MOST_ROWS, quota > 0 ? usage / quota : 0)
  return {
    megabytes: Math.ceil(usage / 1_000_000),
    percent: Math.min(100, Math.round(share * 100)),
    isNearlyFull: share >= NEARLY_FULL,
  }
}

/** Asks the browser; one that does not say counts rows only. */
export async function measureRoom(rows: number): Promise<Room> {
  return roomOf(rows, (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {})
}
