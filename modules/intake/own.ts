import type { ServerActor } from '../../platform/access.ts'
import type { ReportRow } from './store.ts'

/** Whether these are the actor's own words, or those of somebody for whom he stands, in a case that he has been let see. */
export function isOwnOrFamily(actor: ServerActor, report: Parameters<typeof isOwnReport>[1]): boolean {
  if (isOwnReport(actor, report)) return true
  if (actor.kind !== 'person') return false
  return [report.reporter_person_id, report.on_behalf_person_id].some((id) => id && actor.standsFor?.includes(id))
}

/** Whether these are the actor's own words, or were said for him. */
export function isOwnReport(
  actor: ServerActor,
  report: Pick<ReportRow, 'tracking_hash' | 'reporter_person_id' | 'on_behalf_person_id'>,
): boolean {
  if (actor.kind === 'bearer') return report.tracking_hash?.toString('hex') === actor.bearerHash
  if (actor.kind !== 'person') return false
  return report.reporter_person_id === actor.personId || report.on_behalf_person_id === actor.personId
}
