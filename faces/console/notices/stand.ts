import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { NOTICES } from './words.ts'

/** A notice as who leads its places sees it. */
export type Notice = OutputOf<Queries['notifications.notices']>['notices'][number]

export const STATES = { running: NOTICES.running, over: NOTICES.over, withdrawn: NOTICES.withdrawn } as const

/** Where a notice stands: in force, over, or withdrawn. */
export function standOf(one: Pick<Notice, 'state' | 'isOver'>): keyof typeof STATES {
  return one.state === 'withdrawn' ? 'withdrawn' : one.isOver ? 'over' : 'running'
}
