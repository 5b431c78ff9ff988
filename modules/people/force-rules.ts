import type { ReserveState } from './contract.ts'

/** Cells smaller than this could point at somebody, and are not told outside the community. */
export const SMALLEST_CELL = 5

/** A count as it is told: hidden outside the community when it could point at somebody. Nobody is told as nobody. */
export function told(people: number, isMasked: boolean): number | null {
  return isMasked && people > 0 && people < SMALLEST_CELL ? null : people
}

/** How somebody of the reserve may come on; whoever left or was appointed may begin again. */
const NEXT = {
  in_training: ['in_training', 'ready', 'left', 'appointed'],
  ready: ['ready', 'in_training', 'left', 'appointed'],
  appointed: ['in_training', 'left'],
  left: ['in_training'],
} as const satisfies Record<ReserveState, readonly ReserveState[]>

/** Whether the one state may follow the other; who is new begins in training or ready. */
export function mayBecome(from: ReserveState | undefined, to: ReserveState): boolean {
  if (from === undefined) return to === 'in_training' || to === 'ready'
  const next: readonly ReserveState[] = NEXT[from]
  return next.includes(to)
}
